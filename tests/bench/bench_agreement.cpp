// Agreement of three coders on 100,000 answers of 20,000 participants with 60 themes, interval by
// 1,000 draws of participants and all, against a pass over plain arrays that only counts: by theme,
// who of the three applied it.

#include "analysis/coder_agreement.h"
#include "figures.h"
#include "support/dice.h"
#include <array>
#include <fmt/format.h>

namespace themata::bench {

namespace {

constexpr std::uint32_t participants = 20'000;
constexpr std::uint32_t answers_each = 5;
constexpr std::uint32_t answers = participants * answers_each;
constexpr std::uint32_t themes = 60;
constexpr std::uint32_t coders = 3;

template <class Record, class Fn>
Table<Record> filled(std::uint32_t count, Fn fill) {
    typename Table<Record>::Editor editor{Table<Record>{}};
    for (std::uint32_t at = 0; at < count; ++at) {
        Record record;
        record.id = {at + 1};
        fill(record, at);
        editor.put(std::move(record));
    }
    return editor.done();
}

// Each answer has a theme or two that most coders see, somewhere in its words.
std::vector<Coding> some_codings(Dice& dice) {
    std::vector<Coding> codings;
    for (std::uint32_t answer = 1; answer <= answers; ++answer)
        for (std::uint32_t n = 1 + dice.below(2); n > 0; --n) {
            const ThemeId theme{1 + std::min(dice.below(themes), dice.below(themes))};
            const std::uint32_t begin = dice.below(100);
            for (std::uint32_t coder = 1; coder <= coders; ++coder)
                if (!dice.one_in(5))
                    codings.push_back({.id = {},
                                       .response = {answer},
                                       .theme = theme,
                                       .coder = {coder},
                                       .span = {begin, begin + 20 + dice.below(20)}});
        }
    return codings;
}

Study coded_study() {
    const std::string text(150, 'a');
    Study study;
    study.stages = filled<Stage>(1, [](Stage& stage, std::uint32_t) { stage.name = "Stage"; });
    study.participants = filled<Participant>(participants, [](Participant& who, std::uint32_t at) {
        who.label = fmt::format("P{}", at + 1);
    });
    study.questions = filled<Question>(answers_each, [](Question& question, std::uint32_t at) {
        question.wording = fmt::format("Question {}", at + 1);
    });
    study.responses = filled<Response>(answers, [&](Response& response, std::uint32_t at) {
        response.participant = {1 + at / answers_each};
        response.stage = {1};
        response.question = {1 + at % answers_each};
        response.text = text;
    });
    study.themes = filled<Theme>(themes, [](Theme& theme, std::uint32_t at) {
        theme.name = fmt::format("Theme {}", at + 1);
        theme.parent = {at < 10 ? 0 : 1 + at % 10};
    });
    study.coders = filled<Coder>(coders, [](Coder& coder, std::uint32_t at) {
        coder.name = fmt::format("Coder {}", at + 1);
    });
    Dice dice(1);
    const std::vector<Coding> codings = some_codings(dice);
    study.codings = filled<Coding>(static_cast<std::uint32_t>(codings.size()),
                                   [&](Coding& coding, std::uint32_t at) {
                                       const CodingId id = coding.id;
                                       coding = codings[at];
                                       coding.id = id;
                                   });
    study.verdicts = filled<Verdict>(answers * coders, [](Verdict& verdict, std::uint32_t at) {
        verdict.response = {1 + at / coders};
        verdict.coder = {1 + at % coders};
    });
    return study;
}

// Who of the three applied a theme in an answer, as bits; theme by theme.
std::vector<std::uint8_t> plain_masks(const Study& study) {
    std::vector<std::uint8_t> masks(std::size_t{themes} * answers);
    study.codings.for_each([&](const Coding& coding) {
        std::uint32_t theme = coding.theme.value;
        for (; theme != 0; theme = study.themes.find({theme})->parent.value)
            masks[std::size_t{theme - 1} * answers + coding.response.value - 1] |=
                static_cast<std::uint8_t>(1U << (coding.coder.value - 1));
    });
    return masks;
}

std::vector<std::uint32_t> counted(const std::vector<std::uint8_t>& masks) {
    std::vector<std::uint32_t> all;
    for (std::uint32_t theme = 0; theme < themes; ++theme) {
        std::array<std::uint32_t, 8> counts{};
        for (std::uint32_t answer = 0; answer < answers; ++answer)
            ++counts[masks[std::size_t{theme} * answers + answer]];
        all.push_back(counts[7]);
        all.push_back(counts[0]);
    }
    return all;
}

std::vector<std::uint32_t> counted(const CoderAgreement& found) {
    std::vector<std::uint32_t> all(2 * themes);
    for (const AgreementRow& row : found.themes) {
        all[2 * (row.theme.value - 1)] = static_cast<std::uint32_t>(row.both);
        all[2 * (row.theme.value - 1) + 1] = static_cast<std::uint32_t>(*row.neither);
    }
    return all;
}

} // namespace

void agreement_figures() {
    Snapshot now;
    now.study = coded_study();
    now.lookup = Lookup::of(now.study);
    const auto masks = plain_masks(now.study);
    std::vector<std::uint32_t> plain;
    const double floor = milliseconds([&] { plain = counted(masks); });
    constexpr std::string_view names[] = {"response", "set", "segment", "character"};
    for (const AgreementUnit unit : {AgreementUnit::response, AgreementUnit::set,
                                     AgreementUnit::segment, AgreementUnit::character}) {
        AgreementSpec spec{.read = {.coders = {{1}, {2}, {3}}}, .unit = unit};
        Result<CoderAgreement> found;
        const double ours = milliseconds([&] { found = coder_agreement(now, spec); });
        if (unit == AgreementUnit::response)
            require_same(counted(*found), plain);
        print({.what = fmt::format("agreement of 3 coders, 100,000 answers, unit {}",
                                   names[static_cast<std::size_t>(unit)]),
               .ours = ours,
               .floor = floor,
               .floor_is = "counting in plain arrays, no coefficient, no draws"});
    }
}

} // namespace themata::bench
