#include "store/image.h"

namespace themata {

namespace {

std::uint64_t mixed(std::uint64_t digest, std::uint64_t word) {
    digest = (digest ^ word) * 0x9e3779b97f4a7c15;
    return digest ^ digest >> 29;
}

// The lowest byte first on every machine.
std::uint64_t word_at(std::string_view bytes) {
    std::uint64_t word = 0;
    for (std::size_t place = 0; place < bytes.size(); ++place)
        word |= std::uint64_t{static_cast<unsigned char>(bytes[place])} << (8 * place);
    return word;
}

} // namespace

std::uint64_t digest(std::string_view image, std::int64_t kind, std::uint32_t id) {
    std::uint64_t digest = mixed(static_cast<std::uint64_t>(kind) + 1, id);
    digest = mixed(digest, image.size());
    for (; image.size() >= 8; image.remove_prefix(8))
        digest = mixed(digest, word_at(image.substr(0, 8)));
    return mixed(mixed(digest, word_at(image)), 0);
}

} // namespace themata
