#include "store/study_file.h"

#include <algorithm>

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

bool is_uuid(std::string_view text) {
    constexpr std::string_view form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    constexpr std::string_view digits = "0123456789abcdef";
    return text.size() == form.size() &&
           std::ranges::equal(text, form, [&](char letter, char wanted) {
               return wanted == '-' ? letter == '-' : digits.find(letter) != digits.npos;
           });
}

} // namespace themata
