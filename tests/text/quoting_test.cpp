// Texts as a page and a shell take them.
#include "text/quoting.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

TEST_CASE("On a page no text becomes a tag, an entity or the end of an attribute", "[quoting]") {
    CHECK(in_html("<b>R&D</b> \"x\" 'y'") == "&lt;b&gt;R&amp;D&lt;/b&gt; &quot;x&quot; 'y'");
    CHECK(in_html("&amp;") == "&amp;amp;");
    CHECK(in_html("") == "");
}

TEST_CASE("A shell takes any text as one word", "[quoting]") {
    CHECK(shell_word("Phase-1,Phase_2") == "Phase-1,Phase_2");
    CHECK(shell_word("Phase 1") == "'Phase 1'");
    CHECK(shell_word("O'Hara") == "'O'\\''Hara'");
    CHECK(shell_word("$HOME;`ls`") == "'$HOME;`ls`'");
    CHECK(shell_word("") == "''");
    CHECK(shell_word("école") == "'école'");
}
