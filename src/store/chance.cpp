#include "store/study_file.h"

#include <fmt/format.h>
#include <random>

namespace themata {

std::uint64_t random_mark() {
    std::random_device device;
    return std::uint64_t{device()} << 32 | device();
}

std::string new_uuid() {
    const std::uint64_t high = (random_mark() & ~0xf000ull) | 0x4000ull;
    const std::uint64_t low = (random_mark() & ~(3ull << 62)) | 1ull << 63;
    return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, high >> 16 & 0xffff,
                       high & 0xffff, low >> 48, low & 0xffffffffffff);
}

} // namespace themata
