#include "ui/theme_matches.h"

#include "support/study_builder.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

struct Codebook {
    StudyBuilder build;
    ThemeId concerns = build.theme("Concerns");
    ThemeId offending = build.theme("Concerns/Offending consultants");
    ThemeId bias = build.theme("Concerns/Selection bias");
    ThemeId together = build.theme("Suggestions/Collaborative approach to useful feedback");
    ThemeId coffee = build.theme("Suggestions/Coffee breaks");
    ThemeId naive = build.theme("Naïveté");
    ThemeId suggestions = build.theme("Suggestions");

    [[nodiscard]] std::vector<ThemeId> typed(std::string_view letters,
                                             const std::vector<ThemeId>& recent = {}) const {
        std::vector<ThemeId> themes;
        for (const ThemeMatch& match : matching_themes(build.snapshot(), letters, recent))
            themes.push_back(match.theme);
        return themes;
    }
};

using Themes = std::vector<ThemeId>;

} // namespace

TEST_CASE("Names that begin with the letters come first, scattered letters last") {
    const Codebook book;
    CHECK(book.typed("off") == Themes{book.offending, book.coffee, book.together});
    CHECK(book.typed("bia") == Themes{book.bias, book.together});
    CHECK(book.typed("con") == Themes{book.concerns, book.offending, book.bias});
    CHECK(book.typed("zzz").empty());
}

TEST_CASE("Case and accents do not matter") {
    const Codebook book;
    CHECK(book.typed("NAIVETE") == Themes{book.naive});
    CHECK(theme_is_called(book.build.snapshot(), "naivete"));
    CHECK_FALSE(theme_is_called(book.build.snapshot(), "naive"));
}

TEST_CASE("Without letters recent themes come first, then the codebook") {
    const Codebook book;
    const Themes all = book.typed("", {book.coffee, book.bias});
    REQUIRE(all.size() == 7);
    CHECK(all[0] == book.coffee);
    CHECK(all[1] == book.bias);
    CHECK(all[2] == book.concerns);
}

TEST_CASE("Recent themes come first among those that fit alike") {
    const Codebook book;
    CHECK(book.typed("co", {book.coffee}) ==
          Themes{book.coffee, book.concerns, book.together, book.offending, book.bias});
}

TEST_CASE("A retired theme is not offered") {
    Codebook book;
    book.build.at(book.offending).state = ThemeState::retired;
    CHECK(book.typed("off") == Themes{book.coffee, book.together});
    CHECK_FALSE(theme_is_called(book.build.snapshot(), "Offending consultants"));
}

TEST_CASE("The letters that fit are told in the name as it is written") {
    const Codebook book;
    const auto fitting = [&](std::string_view letters) {
        return matching_themes(book.build.snapshot(), letters, {}).front().fitting;
    };
    CHECK(fitting("off") == std::vector<Span>{{0, 3}});
    CHECK(fitting("bias") == std::vector<Span>{{10, 14}});
    CHECK(fitting("ivet") == std::vector<Span>{{2, 7}}); // ï has two bytes
    CHECK(fitting("slb") == std::vector<Span>{{0, 1}, {2, 3}, {10, 11}});
}
