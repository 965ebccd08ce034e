#include "text/languages.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;

TEST_CASE("Function words are told from words that mean something, by language") {
    for (const char* word : {"the", "and", "very", "i'd", "don't", "they\u2019re"})
        CHECK(is_function_word(Language::en, word));
    for (const char* word : {"staff", "helpful", "friendly", "rude", "nurse's", "food"})
        CHECK_FALSE(is_function_word(Language::en, word));
    CHECK(is_function_word(Language::de, "und"));
    CHECK_FALSE(is_function_word(Language::de, "the"));
    CHECK(is_function_word(Language::ar, "في"));
    CHECK_FALSE(is_function_word(Language::none, "the"));
}
