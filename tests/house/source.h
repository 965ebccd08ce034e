#pragma once
// A C++ file as the house rules see it: its code with comments and literals blanked out (every
// line keeps its number and length), and beside it the comments, literals and includes themselves.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace themata::house {

struct Piece {
    std::size_t line = 0;
    std::string text;

    bool operator==(const Piece&) const = default;
};

struct Source {
    std::string code;
    std::vector<Piece> comments;
    std::vector<Piece> literals;
    std::vector<Piece> includes; // as written between the brackets or quotes
    std::size_t lines = 0;
};

struct Function {
    std::string name;
    std::size_t line = 0;
    std::size_t length = 0;
};

[[nodiscard]] Source read_source(std::string_view text);

// Rough: from the line its head begins to the closing brace. What stands inside a function
// (lambdas, local types) counts as part of it.
[[nodiscard]] std::vector<Function> functions_of(const Source& source);

} // namespace themata::house
