#include "analysis/shingles.h"

#include "study/mix.h"
#include "text/utf8.h"
#include <algorithm>
#include <limits>

namespace themata {

namespace {

std::uint32_t hash_of(std::string_view bytes) {
    std::uint64_t hash = bytes.size();
    std::uint64_t word = 0;
    int taken = 0;
    for (const char byte : bytes) {
        word = word << 8 | static_cast<unsigned char>(byte);
        if (++taken == 8) {
            hash = mixed(hash ^ word);
            word = 0;
            taken = 0;
        }
    }
    return static_cast<std::uint32_t>(mixed(hash ^ word));
}

// Where each letter begins, and the end.
std::vector<std::uint32_t> letters_of(std::string_view text) {
    std::vector<std::uint32_t> places;
    places.reserve(text.size() + 1);
    for (std::size_t byte = 0; byte < text.size(); ++byte)
        if ((static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80)
            places.push_back(static_cast<std::uint32_t>(byte));
    places.push_back(static_cast<std::uint32_t>(text.size()));
    return places;
}

constexpr std::size_t places = bands * rows_of_band;
constexpr std::uint64_t empty = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t rounds = 2 * places;

} // namespace

std::vector<std::uint32_t> shingles_of(std::string_view bare_text) {
    const std::vector<std::uint32_t> letters = letters_of(bare_text);
    std::vector<std::uint32_t> found;
    if (letters.size() <= shingle_letters)
        return {hash_of(bare_text)};
    found.reserve(letters.size() - shingle_letters);
    for (std::size_t at = 0; at + shingle_letters < letters.size(); ++at)
        found.push_back(
            hash_of(bare_text.substr(letters[at], letters[at + shingle_letters] - letters[at])));
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
}

double jaccard(const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& other) {
    std::size_t both = 0;
    auto at = other.begin();
    for (const std::uint32_t shingle : one) {
        while (at != other.end() && *at < shingle)
            ++at;
        if (at == other.end())
            break;
        both += *at == shingle ? 1 : 0;
    }
    const std::size_t either = one.size() + other.size() - both;
    return either == 0 ? 1 : static_cast<double>(both) / static_cast<double>(either);
}

// Minwise hashing in the manner of Dahlgaard, Knudsen and Thorup, "Fast Similarity Sketching"
// (2017): in each round every shingle falls into one place; rounds go on until no place is empty,
// from round `places` on each place in turn is filled by all shingles. Few rounds do for a long
// text, and a short one has few shingles.
Sketch sketch_of(const std::vector<std::uint32_t>& shingles) {
    std::array<std::uint64_t, places> least;
    least.fill(empty);
    std::size_t filled = 0;
    for (std::uint64_t round = 0; round < rounds && filled < places; ++round)
        for (const std::uint32_t shingle : shingles) {
            const std::uint64_t hash = mixed(round << 32 | shingle);
            const std::size_t place =
                round < places ? (hash >> 32) % places : static_cast<std::size_t>(round) - places;
            const std::uint64_t value = round << 32 | (hash & 0xFFFFFFFF);
            filled += least[place] == empty ? 1 : 0;
            least[place] = std::min(least[place], value);
        }
    Sketch sketch{};
    for (std::size_t band = 0; band < bands; ++band) {
        std::uint64_t hash = band;
        for (std::size_t row = 0; row < rows_of_band; ++row)
            hash = mixed(hash ^ least[band * rows_of_band + row]);
        sketch[band] = static_cast<std::uint32_t>(hash);
    }
    return sketch;
}

} // namespace themata
