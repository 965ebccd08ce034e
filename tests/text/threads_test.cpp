#include <catch2/catch_test_macros.hpp>
#include <thread>
#include <vector>

#include "text/encodings.h"
#include "text/fold.h"
#include "text/languages.h"
#include "text/random_text.h"
#include "text/segments.h"
#include "text/width.h"

using namespace themata;

namespace {

struct Findings {
    std::vector<Word> words;
    std::string folded;
    std::size_t width = 0;
    Language language = Language::none;
    std::string decoded;

    bool operator==(const Findings&) const = default;
};

std::vector<Findings> go_through(const std::vector<std::string>& texts) {
    std::vector<Findings> all;
    for (const std::string& text : texts) {
        const auto decoded = decode(text + "\xE9");
        all.push_back({words(text), fold_loosely(text), display_width(text), guess_language(text),
                       decoded ? decoded->text : ""});
    }
    return all;
}

} // namespace

TEST_CASE("Several threads go through texts at once and find the same", "[threads]") {
    Dice dice(61);
    std::vector<std::string> texts;
    for (int i = 0; i < 40; ++i)
        texts.push_back(random_text(dice, 30));
    std::vector<std::vector<Findings>> found(4);
    {
        std::vector<std::jthread> threads;
        for (auto& place : found)
            threads.emplace_back([&place, &texts] { place = go_through(texts); });
    }
    for (const auto& each : found)
        CHECK(each == go_through(texts));
}
