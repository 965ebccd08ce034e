#include "support/random_intents.h"

namespace themata {

namespace {

const std::string answers[] = {
    "They decide my references, so speaking plainly does not come easily.",
    "None",
    "",
    "Zeit fehlt uns für Gespräche über Größe und Maß.",
    "👩‍👩‍👧‍👦 family first 😀, e\u0301 then ü",
    "服务很好，但是等待时间太长。",
    "خدمة جيدة جدا ولكن الوقت قليل",
    "समय बहुत कम था",
    "a\nb\r\nc",
    "0",
};

const std::string names[] = {"Trust", "Hope", "Time", "Rank", "Überlast", "信任", "No change"};

template <class Record>
Id<Record> any_of(const Table<Record>& records, Dice& dice) {
    if (records.empty() || dice.one_in(40))
        return {dice.below(50)}; // now and then one that is not there
    auto at = records.begin();
    for (std::uint32_t steps = dice.below(records.size()); steps > 0; --steps)
        ++at;
    return at->id;
}

std::string any_name(Dice& dice) {
    return names[dice.below(std::size(names))] +
           (dice.one_in(2) ? std::to_string(dice.below(9)) : "");
}

Passage any_passage(const Snapshot& now, Dice& dice) {
    const ResponseId id = any_of(now.study.responses, dice);
    const Response* response = find(now.study, id);
    const auto size = response ? static_cast<std::uint32_t>(response->text.size()) : 0;
    if (size == 0 || dice.one_in(3))
        return {id, {0, size}};
    const std::uint32_t begin = dice.below(size);
    return {id, {begin, begin + 1 + dice.below(size - begin)}};
}

std::vector<Passage> any_passages(const Snapshot& now, Dice& dice) {
    std::vector<Passage> passages;
    for (std::uint32_t n = 1 + dice.below(3); n > 0; --n)
        passages.push_back(any_passage(now, dice));
    return passages;
}

std::vector<CodingId> codings_with(const Snapshot& now, ThemeId theme, Dice& dice) {
    std::vector<CodingId> chosen;
    for (const Coding& coding : now.study.codings)
        if (coding.theme == theme && dice.one_in(2))
            chosen.push_back(coding.id);
    return chosen;
}

Intent on_codebook(const Snapshot& now, Dice& dice) {
    const auto theme = [&] { return any_of(now.study.themes, dice); };
    switch (dice.below(9)) {
    case 0:
        return MoveTheme{theme(), dice.one_in(3) ? ThemeId{} : theme(), theme()};
    case 1:
        return RenameTheme{theme(), any_name(dice)};
    case 2:
        return DefineTheme{theme(), any_name(dice), any_name(dice), ""};
    case 3:
        return MergeThemes{theme(), theme()};
    case 4: {
        const ThemeId split = theme();
        return SplitTheme{split, any_name(dice), codings_with(now, split, dice)};
    }
    case 5:
        return RetireTheme{theme()};
    case 6:
        return RestoreTheme{theme()};
    case 7:
        return ColourTheme{theme(), static_cast<std::uint8_t>(dice.below(7))};
    default:
        return AddTheme{any_name(dice), dice.one_in(2) ? ThemeId{} : theme(), any_name(dice)};
    }
}

Intent on_people(const Snapshot& now, Dice& dice) {
    const auto person = [&] { return any_of(now.study.participants, dice); };
    if (dice.one_in(4))
        return RenameParticipant{person(), any_name(dice)};
    if (dice.one_in(4))
        return MergeStages{any_of(now.study.stages, dice), any_of(now.study.stages, dice)};
    return MergeParticipants{person(), person()};
}

Intent on_answers(const Snapshot& now, Dice& dice) {
    const ResponseId response = any_of(now.study.responses, dice);
    const auto stage = [&] { return any_of(now.study.stages, dice); };
    switch (dice.below(11)) {
    case 0:
        return WithdrawCodings{{any_of(now.study.codings, dice)}};
    case 1:
        return AdjustSpan{any_of(now.study.codings, dice), any_passage(now, dice).span};
    case 2:
        return MarkNothingToCode{{response}};
    case 3:
        return UnmarkNothingToCode{{response}};
    case 4:
        return WriteMemo{Kind::response, response.value, dice.one_in(3) ? "" : any_name(dice)};
    case 5:
        return ApplyNewTheme{any_name(dice), {}, any_passages(now, dice)};
    case 6:
        return MoveStage{stage(), dice.one_in(3) ? StageId{} : stage()};
    case 7:
        return RenameStage{stage(), any_name(dice)};
    case 8:
        return on_people(now, dice);
    default:
        return ApplyTheme{any_of(now.study.themes, dice), any_passages(now, dice),
                          dice.one_in(3) ? any_name(dice) : ""};
    }
}

const std::string queries[] = {"time",     "\"so speaking\"", "trust OR zeit",
                               "is:coded", "refer*",          "("};

SearchWords any_search(const Snapshot& now, Dice& dice) {
    return {.name = any_name(dice),
            .query = queries[dice.below(std::size(queries))],
            .theme = dice.one_in(3) ? ThemeId{} : any_of(now.study.themes, dice),
            .scope = static_cast<CodingScope>(dice.below(3))};
}

CarryOverCodings any_carried(const Snapshot& now, Dice& dice) {
    CarryOverCodings carried;
    for (std::uint32_t n = 1 + dice.below(2); n > 0; --n)
        carried.themes.push_back({any_of(now.study.themes, dice), any_passages(now, dice)});
    return carried;
}

RunRules any_run(const Snapshot& now, Dice& dice) {
    RunRules run;
    for (std::uint32_t n = 1 + dice.below(2); n > 0; --n)
        run.rules.push_back({any_of(now.study.searches, dice), any_passages(now, dice)});
    if (dice.one_in(3))
        run.taken_back = RunRules::TakenBack::coded_again;
    return run;
}

std::vector<std::string> any_words(Dice& dice) {
    std::vector<std::string> words;
    for (std::uint32_t n = 1 + dice.below(3); n > 0; --n)
        words.push_back(any_name(dice));
    return words;
}

Intent on_searches(const Snapshot& now, Dice& dice) {
    const SavedSearchId search = any_of(now.study.searches, dice);
    const SearchWords words = any_search(now, dice);
    switch (dice.below(11)) {
    case 10:
        return any_carried(now, dice);
    case 0:
        return RenameSearch{search, any_name(dice)};
    case 1:
        return ChangeSearch{search, words.query, words.theme, words.scope};
    case 2:
        return RemoveSearch{search};
    case 3:
        return MarkSearchSeen{search};
    case 4:
        return TakeSearches{{words, any_search(now, dice)}};
    case 5:
        return AddSynonyms{any_words(dice)};
    case 6:
        return RemoveSynonyms{any_of(now.study.synonyms, dice)};
    case 7:
    case 8:
        return any_run(now, dice);
    default:
        return SaveSearch{words};
    }
}

PairParticipants any_pairs(const Snapshot& now, Dice& dice) {
    PairParticipants pair;
    for (std::uint32_t n = 1 + dice.below(3); n > 0; --n)
        pair.pairs.push_back(
            {any_of(now.study.participants, dice), any_of(now.study.participants, dice)});
    if (dice.one_in(2))
        pair.instead_of.push_back(any_of(now.study.ties, dice));
    if (dice.one_in(2))
        pair.how = "by lot, seed 7";
    return pair;
}

ImportFiles random_scores(Dice& dice) {
    std::string csv = "Participant,Role,Stage,Trust: Open,Trust: Fair,Length\n";
    for (std::uint32_t n = 1 + dice.below(4); n > 0; --n) {
        csv +=
            "P" + std::to_string(dice.below(60)) + ",Mentor,Phase " + std::to_string(dice.below(4));
        for (int item = 0; item < 3; ++item)
            csv += dice.one_in(6) ? std::string(",N/A") : "," + std::to_string(1 + dice.below(5));
        csv += '\n';
    }
    ImportFiles import;
    import.files.push_back({.name = "scores.csv", .bytes = std::move(csv)});
    import.mapping.score = {"Trust: Open", "Trust: Fair", "Length"};
    return import;
}

Intent on_scales(const Snapshot& now, Dice& dice) {
    switch (now.study.scales.empty() ? 0 : dice.below(5)) {
    case 0:
        return random_scores(dice);
    case 1:
    case 2:
        return StateRange{any_of(now.study.scales, dice), double(dice.below(3)),
                          double(dice.below(8))};
    default:
        return DirectItem{any_of(now.study.questions, dice),
                          dice.one_in(2) ? Direction::straight : Direction::reversed};
    }
}

std::vector<ResponseId> any_responses(const Snapshot& now, Dice& dice) {
    std::vector<ResponseId> responses;
    for (std::uint32_t n = 1 + dice.below(3); n > 0; --n)
        responses.push_back(any_of(now.study.responses, dice));
    return responses;
}

SettleAnswers any_settling(const Snapshot& now, Dice& dice) {
    SettleAnswers settle{.consensus = dice.one_in(8) ? any_name(dice) : "consensus", .answers = {}};
    for (const ResponseId response : any_responses(now, dice)) {
        SettledAnswer answer{.response = response, .passages = {}};
        for (std::uint32_t n = dice.below(3); n > 0; --n) {
            const Response* there = find(now.study, response);
            const auto size = there ? static_cast<std::uint32_t>(there->text.size()) : 1;
            const std::uint32_t begin = size == 0 ? 0 : dice.below(size);
            answer.passages.push_back({any_of(now.study.themes, dice), {begin, size}});
        }
        settle.answers.push_back(std::move(answer));
    }
    return settle;
}

Intent on_double_coding(const Snapshot& now, Dice& dice) {
    switch (dice.below(4)) {
    case 0:
        return WithdrawAssignments{any_of(now.study.coders, dice), any_responses(now, dice)};
    case 1:
    case 2:
        return any_settling(now, dice);
    default:
        return AssignAnswers{dice.one_in(3) ? any_name(dice) : "KL", any_responses(now, dice),
                             "by chance"};
    }
}

} // namespace

namespace {

Intent on_recipes(const Snapshot& now, Dice& dice) {
    switch (dice.below(3)) {
    case 0:
        return RenameRecipe{any_of(now.study.recipes, dice), any_name(dice)};
    case 1:
        return RemoveRecipe{any_of(now.study.recipes, dice)};
    default:
        return KeepRecipe{any_name(dice), R"({"themata_recipe":1,"options":[["--text",")" +
                                              any_name(dice) + "\"]]}"};
    }
}

} // namespace

ImportFiles random_import(Dice& dice) {
    std::string csv = "Participant,Role,Stage,What worries you most about this?\n";
    for (std::uint32_t n = 1 + dice.below(4); n > 0; --n)
        csv += "P" + std::to_string(dice.below(60)) + ",Mentor,Phase " +
               std::to_string(dice.below(4)) + ",\"" + answers[dice.below(std::size(answers))] +
               "\"\n";
    ImportFiles import;
    import.files.push_back({.name = "answers.csv", .bytes = std::move(csv)});
    import.mapping.text = {"What worries you most about this?"};
    return import;
}

Intent random_intent(const Snapshot& now, Dice& dice) {
    if (now.study.responses.empty() || dice.one_in(12))
        return random_import(dice);
    if (dice.one_in(6))
        return on_searches(now, dice);
    if (dice.one_in(12))
        return any_pairs(now, dice);
    if (dice.one_in(20))
        return on_recipes(now, dice);
    if (dice.one_in(9))
        return on_scales(now, dice);
    if (dice.one_in(8))
        return on_double_coding(now, dice);
    return dice.one_in(3) ? on_codebook(now, dice) : on_answers(now, dice);
}

} // namespace themata
