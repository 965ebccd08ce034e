#include "analysis/profile.h"

#include "analysis/asked_as.h"
#include "analysis/axes.h"
#include "analysis/cooccurrence.h"
#include "analysis/coverage.h"
#include "analysis/tabulation.h"
#include "statistics/distributions.h"
#include "statistics/summary.h"
#include "text/fold.h"
#include "text/languages.h"
#include "text/segments.h"
#include "text/utf8.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

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

// A few quotes of a theme that stand for all of them: of different people before two of one, of
// different roles and stages before two of the same, neither a word nor a page. A pure function of
// a snapshot;

namespace {

struct QuoteCandidate {
    Quote quote;
    ParticipantId participant;
    std::pair<RoleId, StageId> place;
    double oddness = 0; // how far from the length that is wanted
};

std::vector<QuoteCandidate> candidates_of(const Snapshot& now, const ProfileSpec& spec) {
    const Selection& answers = spec.answers;
    const CodingsTaken taken = CodingsTaken::of(now.study, answers.whose);
    std::set<std::pair<ResponseId, Span>> seen;
    std::vector<QuoteCandidate> candidates;
    for (const Quote& quote : quotes(now, {.theme = spec.theme,
                                          .role = answers.role,
                                          .stage = answers.stage,
                                          .question = answers.question})) {
        const bool counts = taken(*now.study.codings.find(quote.coding));
        if (!counts || quote.span.empty() || !seen.emplace(quote.response, quote.span).second)
            continue;
        const Response& response = *now.study.responses.find(quote.response);
        candidates.push_back(
            {.quote = quote,
             .participant = response.participant,
             .place = {now.study.participants.find(response.participant)->role, response.stage},
             .oddness = oddness_of_length(words_of(now.study, quote))});
    }
    return candidates;
}

std::vector<Quote> spread_quotes(const Snapshot& now, const ProfileSpec& spec) {
    std::vector<QuoteCandidate> left = candidates_of(now, spec);
    std::ranges::stable_sort(left, {}, &QuoteCandidate::oddness);
    std::map<ParticipantId, std::uint32_t> of_participant;
    std::map<std::pair<RoleId, StageId>, std::uint32_t> of_place;
    std::vector<Quote> chosen;
    while (chosen.size() < spec.quotes && !left.empty()) {
        const auto next = std::ranges::min_element(left, {}, [&](const QuoteCandidate& candidate) {
            return std::pair(of_participant[candidate.participant], of_place[candidate.place]);
        });
        ++of_participant[next->participant];
        ++of_place[next->place];
        chosen.push_back(next->quote);
        left.erase(next);
    }
    return chosen;
}

constexpr std::size_t most_values = 12; // of a trait, to be shown one by one
constexpr std::size_t most_companions = 10;

// The passages of the theme in a response that is looked at: distinct spans, rising.
using Passages = std::unordered_map<ResponseId, std::vector<Span>>;

class Themes {
public:
    Themes(const Snapshot& now, ThemeId theme) : is_one_(now.study.themes.last_id() + 1) {
        for (const ThemeId each : subtree(now.study, now.lookup, theme))
            is_one_[each.value] = 1;
    }

    [[nodiscard]] bool holds(ThemeId theme) const { return is_one_[theme.value] != 0; }

private:
    std::vector<char> is_one_;
};

Passages passages_of(const Snapshot& now, const std::vector<Handled>& handled,
                     const CodersCounted& whose, ThemeId theme) {
    const Themes themes(now, theme);
    const CodingsTaken taken = CodingsTaken::of(now.study, whose);
    Passages passages;
    now.study.codings.for_each([&](const Coding& coding) {
        if (themes.holds(coding.theme) && taken(coding) &&
            handled[coding.response.value] == Handled::coded)
            passages[coding.response].push_back(coding.span);
    });
    for (auto& [response, spans] : passages) {
        std::ranges::sort(spans);
        const auto twice = std::ranges::unique(spans);
        spans.erase(twice.begin(), twice.end());
    }
    return passages;
}

// Counts answers and people, those with the theme and all, under one value of an axis.
class Share {
public:
    void take(const Response& response, const std::vector<Span>* passages) {
        ++share_.responses_base;
        people_.insert(response.participant);
        if (!passages)
            return;
        ++share_.responses;
        share_.mentions += static_cast<std::uint32_t>(passages->size());
        with_.insert(response.participant);
    }

    [[nodiscard]] bool empty() const { return people_.empty(); }

    [[nodiscard]] ProfileShare done(std::string of, std::string name) const {
        ProfileShare share = share_;
        share.of = std::move(of);
        share.name = std::move(name);
        share.participants = static_cast<std::uint32_t>(with_.size());
        share.participants_base = static_cast<std::uint32_t>(people_.size());
        return share;
    }

private:
    ProfileShare share_;
    std::unordered_set<ParticipantId> people_;
    std::unordered_set<ParticipantId> with_;
};

const std::vector<Span>* found_in(const Passages& passages, ResponseId response) {
    const auto there = passages.find(response);
    return there == passages.end() ? nullptr : &there->second;
}

template <class Take>
void each_answer(const Study& study, const std::vector<Handled>& handled, Take take) {
    study.responses.for_each([&](const Response& response) {
        if (handled[response.id.value] >= Handled::untouched)
            take(response);
    });
}

std::uint32_t rank_of(const AxisValues& values, AxisKind kind, const Response& response) {
    switch (kind) {
    case AxisKind::stage:
        return values.ranks[response.stage.value];
    case AxisKind::question:
        return values.ranks[response.question.value];
    case AxisKind::role:
    case AxisKind::trait:
        break;
    }
    return values.ranks[response.participant.value];
}

std::vector<Axis> axes_of(const Study& study) {
    std::vector<Axis> axes{
        {.kind = AxisKind::role}, {.kind = AxisKind::stage}, {.kind = AxisKind::question}};
    std::set<std::string_view> seen;
    study.traits.for_each([&](const Trait& trait) {
        if (seen.insert(trait.name).second)
            axes.push_back({.kind = AxisKind::trait, .trait = trait.name});
    });
    return axes;
}

std::string title_of(const Axis& axis) {
    switch (axis.kind) {
    case AxisKind::role:
        return "Role";
    case AxisKind::stage:
        return "Stage";
    case AxisKind::question:
        return "Question";
    case AxisKind::trait:
        break;
    }
    return axis.trait;
}

// One for each value that occurs; of a trait of many values none. An axis on which all are alike
// tells nothing and is left out.
std::vector<ProfileShare> shares_by(const Study& study, const std::vector<Handled>& handled,
                                    const Passages& passages, const Axis& axis) {
    const auto values = values_of(study, axis);
    if (!values || (axis.kind == AxisKind::trait && values->names.size() > most_values))
        return {};
    std::vector<Share> shares(values->names.size());
    each_answer(study, handled, [&](const Response& response) {
        shares[rank_of(*values, axis.kind, response)].take(response,
                                                           found_in(passages, response.id));
    });
    std::vector<ProfileShare> found;
    for (std::size_t rank = 0; rank < shares.size(); ++rank)
        if (!shares[rank].empty())
            found.push_back(shares[rank].done(title_of(axis), values->names[rank]));
    return found.size() > 1 ? found : std::vector<ProfileShare>();
}

ProfileShare share_of_all(const Study& study, const std::vector<Handled>& handled,
                          const Passages& passages, std::string name) {
    Share share;
    each_answer(study, handled, [&](const Response& response) {
        share.take(response, found_in(passages, response.id));
    });
    return share.done("", std::move(name));
}

PassageLengths lengths_of(std::vector<double> values) {
    std::ranges::sort(values);
    const Hinges hinges = hinges_of_sorted(values);
    return {.n = static_cast<std::uint32_t>(values.size()),
            .median = median_of_sorted(values),
            .low = hinges.low,
            .high = hinges.high,
            .least = values.front(),
            .most = values.back()};
}

void measure(Profile& found, const Study& study, const Passages& passages) {
    std::vector<double> words;
    std::vector<double> letters;
    for (const auto& [response, spans] : passages) {
        const MarkedText text(study.responses.find(response)->text);
        for (const Span span : spans) {
            const TextSize size = text.within({span});
            words.push_back(static_cast<double>(size.words));
            letters.push_back(static_cast<double>(size.letters));
        }
    }
    found.words_long = lengths_of(std::move(words));
    found.letters_long = lengths_of(std::move(letters));
}

void count_words(Profile& found, const Study& study, const std::vector<Handled>& handled,
                 const Passages& passages) {
    WordCount count;
    each_answer(study, handled, [&](const Response& response) {
        const auto* spans = found_in(passages, response.id);
        count.take(response.text, spans ? merged(*spans) : std::vector<Span>());
    });
    found.words = count.typical(found.spec.words, found.spec.prior);
    found.words_in = count.in();
    found.words_elsewhere = count.elsewhere();
}

// Themes below are part of this one, and those above hold it.
std::vector<Companion> companions_of(const Snapshot& now, const ProfileSpec& spec,
                                     const std::stop_token& stop) {
    const auto together =
        cooccurrence(now, {.answers = spec.answers, .parents = Parents::unions}, stop);
    if (!together)
        return {};
    std::vector<Companion> companions;
    for (const PairOfThemes& pair : together->pairs) {
        const bool is_a = together->themes[pair.a] == spec.theme;
        if (!is_a && together->themes[pair.b] != spec.theme)
            continue;
        const std::uint32_t other = is_a ? pair.b : pair.a;
        companions.push_back({.theme = together->themes[other],
                              .name = together->names[other],
                              .n = pair.n,
                              .of = together->at(other, other),
                              .expected = pair.expected.value_or(0),
                              .phi = pair.phi});
        if (companions.size() == most_companions)
            break;
    }
    return companions;
}

} // namespace

Result<Profile> profile(const Snapshot& now, const ProfileSpec& spec, std::stop_token stop) {
    const Study& study = now.study;
    if (auto fine = check(study, spec.answers); !fine)
        return failure(fine.error());
    const Theme* theme = study.themes.find(spec.theme);
    if (!theme)
        return failure(Error::Code::not_found, "This theme is not in the codebook.",
                       "`theme STUDY list` shows the codebook.");
    const auto handled = handling_of(study, spec.answers);
    const Passages passages = passages_of(now, handled, spec.answers.whose, spec.theme);
    if (passages.empty())
        return failure(Error::Code::refused,
                       "The theme “" + theme->name + "” was not applied to any of these answers.",
                       "Look at all answers and coders, or at another theme.");
    Profile found{.spec = spec,
                  .name = theme->name,
                  .path = path_of(study, theme->id),
                  .definition = theme->definition,
                  .all = share_of_all(study, handled, passages, theme->name)};
    for (const Axis& axis : axes_of(study))
        for (ProfileShare& share : shares_by(study, handled, passages, axis))
            found.shares.push_back(std::move(share));
    for (const ThemeId below : children_of(study, now.lookup, theme->id))
        found.below.push_back(share_of_all(study, handled,
                                           passages_of(now, handled, spec.answers.whose, below),
                                           study.themes.find(below)->name));
    measure(found, study, passages);
    count_words(found, study, handled, passages);
    found.companions = companions_of(now, spec, stop);
    found.quotes = spread_quotes(now, spec);
    if (stop.stop_requested())
        return failure(Error::Code::cancelled, "The profile was stopped.", "Nothing was changed.");
    return found;
}

namespace {

TabulationCell share_cell(std::uint32_t n, std::uint32_t base) {
    if (base == 0)
        return undefined_cell("nobody answered");
    TabulationCell cell = cell_of(100.0 * n / base, 1);
    cell.text += '%';
    return cell;
}

TabulationRow row_of(const ProfileShare& share, std::string_view name, std::uint32_t depth) {
    return {.cells = {cell_of(name), count_cell(share.participants),
                      count_cell(share.participants_base),
                      share_cell(share.participants, share.participants_base),
                      count_cell(share.responses), count_cell(share.responses_base),
                      share_cell(share.responses, share.responses_base),
                      count_cell(share.mentions)},
            .depth = depth};
}

TabulationRow heading_row(std::string_view name) {
    TabulationRow row;
    row.cells.assign(8, cell_of(""));
    row.cells.front() = cell_of(name);
    return row;
}

Provenance made_of(const Snapshot& now, const Profile& found) {
    Provenance made = provenance_of(now, asked_as(now, found.spec));
    made.settings = settings_of(now.study, found.spec.answers);
    made.settings.emplace_back("theme", found.path);
    return made;
}

std::string in_words(const PassageLengths& lengths, std::string_view unit) {
    return fmt::format("median {:g} {} ({:g}–{:g}, Tukey's hinges; {:g} to {:g})", lengths.median,
                       unit, lengths.low, lengths.high, lengths.least, lengths.most);
}

} // namespace

Tabulation tabulated_shares(const Snapshot& now, const Profile& found) {
    Tabulation table{.name = "profile",
                     .title = fmt::format("“{}”: who spoke of it, and when", found.path),
                     .columns = {{.headings = {"", "Group"}, .align = Align::left},
                                 {.headings = {"Participants", "n"}},
                                 {.headings = {"Participants", "N"}},
                                 {.headings = {"Participants", "%"}},
                                 {.headings = {"Answers", "n"}},
                                 {.headings = {"Answers", "N"}},
                                 {.headings = {"Answers", "%"}},
                                 {.headings = {"", "Mentions"}}},
                     .rows = {row_of(found.all, "All", 0)},
                     .notes = {fmt::format("N are participants and answers that are not blank; "
                                           "mentions are distinct passages. Answers: {}; coding of "
                                           "{}. Themes below it count with it.",
                                           in_words(now.study, found.spec.answers),
                                           in_words(now.study, found.spec.answers.whose)),
                               fmt::format("{} passages, {}, {}.", found.words_long.n,
                                           in_words(found.words_long, "words"),
                                           in_words(found.letters_long, "letters"))},
                     .made = made_of(now, found)};
    std::string_view last;
    for (const ProfileShare& share : found.shares) {
        if (share.of != last)
            table.rows.push_back(heading_row(share.of));
        last = share.of;
        table.rows.push_back(row_of(share, share.name, 1));
    }
    if (!found.below.empty())
        table.rows.push_back(heading_row("Themes below it"));
    for (const ProfileShare& share : found.below)
        table.rows.push_back(row_of(share, share.name, 1));
    return table;
}

Tabulation tabulated_words(const Snapshot& now, const Profile& found) {
    Tabulation table{
        .name = "typical-words",
        .title = fmt::format("“{}”: words that are typical of its passages", found.path),
        .columns = {column_of("Word", Align::left), column_of("In passages"),
                    column_of("Elsewhere"), column_of("Log-odds"), column_of("z")},
        .rows = {},
        .notes = {fmt::format(
            "Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008): "
            "ln((y+a)/(n+A-y-a)) - ln((r+a)/(m+A-r-a)), y of n = {} words in the passages, r of m "
            "= "
            "{} elsewhere in the answers, A = {}, a = A times the word's share of all; z = the "
            "ratio / sqrt(1/(y+a) + 1/(r+a)). Words with z of 1.96 and more; numbers are no words, "
            "and function words (the, and, very) are left out.",
            found.words_in, found.words_elsewhere, found.spec.prior)},
        .made = made_of(now, found)};
    for (const TypicalWord& word : found.words)
        table.rows.push_back(
            {.cells = {cell_of(word.word), count_cell(word.in), count_cell(word.elsewhere),
                       cell_of(word.log_odds, 2), cell_of(word.z, 2)}});
    return table;
}

Tabulation tabulated_companions(const Snapshot& now, const Profile& found) {
    Tabulation table{
        .name = "companions",
        .title = fmt::format("“{}”: themes in the same answers", found.path),
        .columns = {column_of("Theme", Align::left), column_of("Both"), column_of("Other theme"),
                    column_of("Expected"), column_of("Phi")},
        .rows = {},
        .notes = {"Answers with both themes, those below them counted with them; expected by "
                  "chance; phi is the correlation of the two yes/no columns. The strongest first."},
        .made = made_of(now, found)};
    for (const Companion& other : found.companions)
        table.rows.push_back(
            {.cells = {cell_of(other.name), count_cell(other.n), count_cell(other.of),
                       cell_of(other.expected, 1),
                       other.phi ? cell_of(*other.phi, 3)
                                 : undefined_cell("one of the two themes is in every answer")}});
    return table;
}

} // namespace themata
