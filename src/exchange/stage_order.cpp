#include "exchange/stage_order.h"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace themata {

namespace {

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

} // namespace

std::vector<std::uint64_t> numbers_in(std::string_view name) {
    std::vector<std::uint64_t> numbers;
    const char* at = name.data();
    const char* const end = at + name.size();
    while ((at = std::find_if(at, end, is_digit)) != end) {
        std::uint64_t number = 0;
        const auto read = std::from_chars(at, end, number);
        // One that is too large for a number comes last.
        numbers.push_back(read.ec == std::errc() ? number : UINT64_MAX);
        at = read.ptr;
    }
    return numbers;
}

std::vector<std::size_t> places_by_number(const std::vector<std::string>& names) {
    std::vector<std::size_t> places(names.size());
    std::iota(places.begin(), places.end(), 0);
    std::vector<std::vector<std::uint64_t>> numbers;
    for (const std::string& name : names) {
        numbers.push_back(numbers_in(name));
        if (numbers.back().empty())
            return places;
    }
    std::ranges::stable_sort(places, {}, [&](std::size_t place) { return numbers[place]; });
    return places;
}

} // namespace themata
