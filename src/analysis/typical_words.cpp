#include "analysis/typical_words.h"

#include "statistics/distributions.h"
#include "text/fold.h"
#include "text/languages.h"
#include "text/segments.h"
#include "text/utf8.h"
#include <algorithm>
#include <cmath>

namespace themata {

namespace {

bool is_counted(WordKind kind) { return kind != WordKind::number && kind != WordKind::emoji; }

// Folding by ICU would take longer than all the rest, and most words are plain.
std::string folded(std::string_view word) {
    if (!is_ascii(word))
        return fold(word);
    std::string lower(word);
    for (char& letter : lower)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return lower;
}

} // namespace

void WordCount::take(std::string_view text, const std::vector<Span>& passages) {
    constexpr std::size_t enough = 300; // texts, to tell the language by
    if (texts_read_ < enough) {
        ++texts_read_;
        ++texts_[static_cast<std::size_t>(guess_language(text))];
    }
    auto passage = passages.begin();
    for_each_word(text, [&](Span span, WordKind kind) {
        if (!is_counted(kind))
            return;
        while (passage != passages.end() && passage->end <= span.begin)
            ++passage;
        const bool is_in =
            passage != passages.end() && passage->begin <= span.begin && span.end <= passage->end;
        const std::string word = folded(text.substr(span.begin, span.length()));
        Counts& counts = counts_[word];
        ++(is_in ? counts.in : counts.elsewhere);
        ++(is_in ? in_ : elsewhere_);
    });
}

Language WordCount::language() const {
    const auto told = texts_.begin() + 1; // behind those that are in none
    return static_cast<Language>(std::max_element(told, texts_.end()) - texts_.begin());
}

std::vector<TypicalWord> WordCount::typical(std::size_t most, double prior) const {
    const double critical = normal_critical(0.95);
    const auto all = static_cast<double>(in_ + elsewhere_);
    const auto log_odds = [&](double count, double size, double a) {
        return std::log((count + a) / (size + prior - count - a));
    };
    const Language language = this->language();
    std::vector<TypicalWord> words;
    for (const auto& [word, counts] : counts_) {
        if (counts.in == 0 || is_function_word(language, word))
            continue;
        const auto in = static_cast<double>(counts.in);
        const auto elsewhere = static_cast<double>(counts.elsewhere);
        const double a = prior * (in + elsewhere) / all;
        const double ratio = log_odds(in, static_cast<double>(in_), a) -
                             log_odds(elsewhere, static_cast<double>(elsewhere_), a);
        const double z = ratio / std::sqrt(1 / (in + a) + 1 / (elsewhere + a));
        if (z >= critical)
            words.push_back({.word = word,
                             .in = counts.in,
                             .elsewhere = counts.elsewhere,
                             .log_odds = ratio,
                             .z = z});
    }
    std::ranges::sort(words, [](const TypicalWord& one, const TypicalWord& other) {
        return one.z != other.z ? one.z > other.z : one.word < other.word;
    });
    words.resize(std::min(words.size(), most));
    return words;
}

} // namespace themata
