#include "analysis/asked_as.h"
#include "cli/answer_lines.h"
#include "cli/asked.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include "workbench/names.h"
#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

// A number, or null with its reason kept for the end of the object.
class Row {
public:
    void put(std::string_view key, Json value) { row_[std::string(key)] = std::move(value); }

    void put(std::string_view key, const std::optional<double>& value, const std::string& reason,
             double scale = 1) {
        put(key, value ? Json(*value * scale) : Json());
        if (!value && !reason.empty())
            reasons_[std::string(key)] = reason;
    }

    void put(std::string_view key, const Figure& figure) { put(key, figure.value, figure.reason); }

    void put(std::string_view low, std::string_view high, const std::optional<Interval>& interval,
             const std::string& reason) {
        put(low, interval ? std::optional(interval->low) : std::nullopt, reason);
        put(high, interval ? std::optional(interval->high) : std::nullopt, reason);
    }

    [[nodiscard]] Json done() {
        if (!reasons_.empty()) {
            row_["reason"] = reasons_.front();
            row_["reasons"] = reasons_;
        }
        return std::move(row_);
    }

private:
    Json row_ = Json::object();
    Json reasons_ = Json::object();
};

void put_interval(Row& row, std::string_view low, std::string_view high, const Estimate& estimate) {
    row.put(low, high, estimate.interval, estimate ? estimate.interval_reason : estimate.reason);
}

// Whole numbers as such.
Json count(const std::optional<double>& n) {
    return n ? Json(static_cast<std::int64_t>(*n)) : Json();
}

void put_counts(Row& row, const AgreementRow& of) {
    row.put("n", count(of.n));
    row.put("both", count(of.both));
    row.put("only_a", count(of.only_a));
    row.put("only_b", count(of.only_b));
    row.put("neither", count(of.neither));
    Json yes = Json::array();
    for (const double n : of.yes)
        yes.push_back(count(n));
    row.put("yes", std::move(yes));
}

Json in_json(const CoderAgreement& found, const AgreementRow& of) {
    const bool segments = found.spec.unit == AgreementUnit::segment;
    Row row;
    row.put("theme", of.theme ? Json(of.name) : Json());
    row.put("path", of.theme ? Json(of.path) : Json());
    row.put("depth", of.depth);
    put_counts(row, of);
    row.put("percent", of.percent.value, of.percent.reason, 100);
    row.put("kappa", of.kappa.value, of.kappa.reason);
    row.put("alpha", of.alpha);
    row.put("ac1", of.ac1.value, of.ac1.reason);
    row.put("low", "high", of.interval.interval, of.interval.reason);
    row.put("interval_of", segments ? "positive" : "alpha");
    row.put("undefined_draws", of.interval.undefined_draws);
    put_interval(row, "kappa_low", "kappa_high", of.kappa);
    row.put("kappa_se0", of.kappa_se0);
    row.put("kappa_z", of.kappa_z);
    row.put("kappa_p", of.kappa_p);
    put_interval(row, "ac1_low", "ac1_high", of.ac1);
    row.put("scott_pi", of.scott);
    row.put("brennan_prediger", of.brennan_prediger);
    row.put("prevalence", of.prevalence);
    row.put("positive", of.positive);
    row.put("negative", of.negative);
    if (of.kappa)
        row.put("kappa_band", band_of_kappa(*of.kappa));
    if (of.alpha)
        row.put("alpha_band", band_of_alpha(*of.alpha));
    return row.done();
}

// Of sets: alpha with Jaccard distance stands where that of yes and no would.
Json in_json(const CoderAgreement& found, const SetAgreement& sets) {
    Row row;
    row.put("n", count(sets.n));
    row.put("percent", sets.same.value, sets.same.reason, 100);
    row.put("kappa", std::nullopt, "Kappa is for categories of which each unit has one.");
    row.put("alpha", sets.jaccard);
    row.put("ac1", std::nullopt, "AC1 is for categories of which each unit has one.");
    row.put("low", "high", sets.jaccard_interval.interval, sets.jaccard_interval.reason);
    row.put("interval_of", "alpha");
    row.put("distance", "Jaccard, 1 - J");
    row.put("similar", sets.similar);
    row.put("distinct", sets.distinct);
    row.put("alpha_jaccard", sets.jaccard);
    row.put("alpha_masi", sets.masi);
    row.put("masi_low", "masi_high", sets.masi_interval.interval, sets.masi_interval.reason);
    row.put("masi_distance", "1 - J M, M 1, 2/3, 1/3 or 0 (Passonneau 2006)");
    row.put("alpha_nominal", sets.nominal);
    row.put("nominal_low", "nominal_high", sets.nominal_interval.interval,
            sets.nominal_interval.reason);
    row.put("decisions", in_json(found, found.overall));
    return row.done();
}

Json base_in_json(const CoderAgreement& found) {
    Json unfinished = Json::object();
    for (std::size_t coder = 0; coder < found.coders.size(); ++coder)
        unfinished[found.coders[coder]] = found.read.unfinished[coder];
    return {{"counts", word_for(words_for_read_base, found.spec.read.base)},
            {"answers", found.read.answers.size()},
            {"participants", found.read.participants.size()},
            {"read_by_too_few", found.read.read_by_few},
            {"read_by_none", found.read.unread},
            {"blank", found.read.blank},
            {"assigned_not_done", std::move(unfinished)}};
}

Json pairs_in_json(const CoderAgreement& found) {
    Json pairs = Json::array();
    for (const PairAgreement& pair : found.pairs) {
        Row row;
        row.put("coders", {found.coders[pair.first], found.coders[pair.second]});
        row.put("n", count(pair.n));
        row.put("percent", pair.percent.value, pair.percent.reason, 100);
        row.put("kappa", pair.kappa.value, pair.kappa.reason);
        put_interval(row, "kappa_low", "kappa_high", pair.kappa);
        pairs.push_back(row.done());
    }
    return pairs;
}

Json in_json(const AllValuesAlpha& values) {
    Row row;
    row.put("alpha", values.alpha);
    row.put("marked", values.marked);
    row.put("values", values.values);
    row.put("values_cover", values.values_cover);
    row.put("gamma", values.gamma.gamma);
    row.put("gamma_observed", values.gamma.observed);
    row.put("gamma_expected", values.gamma.expected);
    return row.done();
}

std::string in_json(const CoderAgreement& found, const std::vector<std::string>& agree_notes) {
    Json json{{"unit", name_of(found.spec.unit)}, {"coders", found.coders}};
    json["overall"] = found.sets ? in_json(found, *found.sets) : in_json(found, found.overall);
    json["themes"] = Json::array();
    for (const AgreementRow& theme : found.themes)
        json["themes"].push_back(in_json(found, theme));
    json["themes_used"] = found.themes_used;
    json["level"] = word_for(words_for_level, found.spec.level);
    json["base"] = base_in_json(found);
    json["kappa"] = found.coders.size() == 2 ? "Cohen" : "Fleiss";
    json["confidence"] = found.spec.confidence;
    json["seed"] = found.spec.draws.seed;
    json["draws"] = found.spec.draws.count;
    if (found.spec.unit == AgreementUnit::segment)
        json["overlap"] = found.spec.overlap;
    if (!found.pairs.empty())
        json["pairs"] = pairs_in_json(found);
    if (found.all_values)
        json["all_values"] = in_json(*found.all_values);
    json["notes"] = agree_notes;
    return json.dump(1) + '\n';
}

std::string quote_of(const Study& study, const Coding& coding) {
    const std::string& text = find(study, coding.response)->text;
    return text.substr(coding.span.begin, coding.span.length());
}

bool is_whole(const Study& study, const Coding& coding) {
    return coding.span ==
           Span{0, static_cast<std::uint32_t>(find(study, coding.response)->text.size())};
}

// "Trust “no trust”; Time"
std::string in_words(const Study& study, const CoderView& view) {
    if (!view.has_read)
        return "(has not read it)";
    std::string words;
    for (const Coding& coding : view.codings) {
        words += (words.empty() ? "" : "; ") + path_of(study, coding.theme);
        if (!is_whole(study, coding))
            words += fmt::format(" “{}”", quote_of(study, coding));
    }
    return words.empty() ? "nothing" : words;
}

std::string themes_in_words(const Study& study, const std::vector<ThemeId>& themes) {
    std::string words;
    for (const ThemeId theme : themes)
        words += (words.empty() ? "" : "; ") + path_of(study, theme);
    return words;
}

struct Names {
    const Study& study;
    std::vector<std::string> coders;
};

Names names_of(const Snapshot& now, const AgreementSpec& spec) {
    Names names{.study = now.study, .coders = {}};
    for (const CoderId coder : spec.read.coders)
        names.coders.push_back(find(now.study, coder)->name);
    return names;
}

std::string summary(const ComparedAnswers& found) {
    return fmt::format("{} of {} answers that all of them read differ; {} are settled and left "
                       "out.",
                       found.disagreed.size(), found.disagreed.size() + found.agreed.size(),
                       found.settled);
}

std::string in_text(const Names& names, const ComparedAnswers& found, std::size_t width) {
    std::string lines;
    for (const ComparedAnswer& answer : found.disagreed) {
        const AnswerWords words = words_of(names.study, answer.response);
        lines += heading(words, width) + '\n' + paragraph(words.text, "  ", width);
        for (std::size_t coder = 0; coder < names.coders.size(); ++coder)
            lines +=
                paragraph(names.coders[coder] + ": " + in_words(names.study, answer.views[coder]),
                          "    ", width);
        lines += paragraph("differ on: " + themes_in_words(names.study, answer.differ_on), "    ",
                           width) +
                 '\n';
    }
    return lines + paragraph(summary(found), "", width);
}

Json in_json(const Names& names, const ComparedAnswer& answer) {
    const AnswerWords words = words_of(names.study, answer.response);
    Json differ = Json::array();
    for (const ThemeId theme : answer.differ_on)
        differ.push_back(path_of(names.study, theme));
    Json views = Json::array();
    for (std::size_t coder = 0; coder < names.coders.size(); ++coder) {
        Json codings = Json::array();
        for (const Coding& coding : answer.views[coder].codings)
            codings.push_back({{"theme", path_of(names.study, coding.theme)},
                               {"quote", quote_of(names.study, coding)},
                               {"span", {coding.span.begin, coding.span.end}}});
        views.push_back({{"coder", names.coders[coder]},
                         {"read", answer.views[coder].has_read},
                         {"codings", std::move(codings)}});
    }
    return {{"response", answer.response.value},
            {"participant", words.participant},
            {"role", words.role},
            {"stage", words.stage},
            {"question", words.question},
            {"text", words.text},
            {"differ_on", std::move(differ)},
            {"coders", std::move(views)}};
}

std::string in_json(const Names& names, const AgreementSpec& spec, const ComparedAnswers& found) {
    Json answers = Json::array();
    for (const ComparedAnswer& answer : found.disagreed)
        answers.push_back(in_json(names, answer));
    return Json{{"unit", name_of(spec.unit)},
                {"coders", names.coders},
                {"disagreed", found.disagreed.size()},
                {"agreed", found.agreed.size()},
                {"settled", found.settled},
                {"answers", std::move(answers)}}
               .dump(1) +
           '\n';
}

Tabulation tabulated(const Names& names, const Snapshot& now, const ComparedAnswers& found,
                     std::string_view command) {
    Tabulation table{.name = "disagreements",
                     .title = "Answers on which coders differ",
                     .columns = {},
                     .rows = {},
                     .notes = {summary(found)},
                     .made = provenance_of(now, command)};
    std::vector<std::string> headings{"Participant", "Role", "Stage", "Question", "Answer"};
    headings.insert(headings.end(), names.coders.begin(), names.coders.end());
    headings.push_back("Differ on");
    for (std::string& heading : headings)
        table.columns.push_back({.headings = {std::move(heading)}, .align = Align::left});
    for (const ComparedAnswer& answer : found.disagreed) {
        const AnswerWords words = words_of(names.study, answer.response);
        TabulationRow row;
        for (const std::string* cell :
             {&words.participant, &words.role, &words.stage, &words.question, &words.text})
            row.cells.push_back(cell_of(*cell));
        for (const CoderView& view : answer.views)
            row.cells.push_back(cell_of(in_words(names.study, view)));
        row.cells.push_back(cell_of(themes_in_words(names.study, answer.differ_on)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string command_again(const Call& call, const Snapshot& now, const AgreementSpec& spec) {
    using Shown = AgreementLayout::Shown;
    const Shown shown = call.has("--disagreements") ? Shown::disagreements
                        : call.has("--used")        ? Shown::used_themes
                                                    : Shown::all_themes;
    return asked_as(now, spec, {.shown = shown}, study_word(call));
}

Result<void> show_disagreements(const Call& call, const Snapshot& now, const AgreementSpec& spec,
                                Terminal& terminal) {
    const auto found = compared_answers(now, spec);
    if (!found)
        return failure(found.error());
    const Names names = names_of(now, spec);
    return put_out(call,
                   {.tables = {tabulated(names, now, *found, command_again(call, now, spec))},
                    .json = [&] { return in_json(names, spec, *found); },
                    .text = [&](std::size_t width) { return in_text(names, *found, width); }},
                   terminal);
}

bool is_used(const AgreementRow& row) {
    return std::ranges::any_of(row.yes, [](double yes) { return yes > 0; });
}

Result<void> show_agreement(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    const auto spec = agreement_asked(call, now);
    if (!spec)
        return failure(spec.error());
    if (call.has("--disagreements"))
        return show_disagreements(call, now, *spec, terminal);
    auto found = coder_agreement(now, *spec);
    if (!found)
        return failure(found.error());
    if (call.has("--used"))
        std::erase_if(found->themes, [](const AgreementRow& row) { return !is_used(row); });
    return put_out(call,
                   {.tables = {tabulated(now, *found, command_again(call, now, *spec))},
                    .json = [&] { return in_json(*found, notes_on(now, *found)); }},
                   terminal);
}

constexpr std::string_view about_reading =
    "A coder has read an answer when she coded it, judged that there is nothing to code in it "
    "(“themata code STUDY --nothing”), or was assigned it (“themata assign”). Answers that not all "
    "of the coders have read do not count, nor do blank ones; the notes say how many these "
    "are.";

constexpr OptionRule agree_own_options[] = {
    {"--disagreements", "",
     "Instead: the answers on which they differ, with who coded what. What is settled is "
     "left out."}};
constexpr auto agree_options =
    joined(who_is_compared, matching_options, agreement_options, agree_own_options, table_formats);
constexpr std::string_view agree_notes[] = {
    about_reading,
    "Two coders: Cohen's kappa; more: Fleiss' kappa. Always: percent, Krippendorff's "
    "alpha with an interval from drawing participants, Gwet's AC1, the counts, "
    "prevalence, agreement on yes and on no. What is undefined is a dash with its "
    "reason, never 0 or 1.",
    "Bands such as “substantial” or “reliable” are guidance only.", about_lists,
    about_table_formats};

} // namespace

extern constexpr Verb verb_agree{
    .name = "agree",
    .summary = "How far coders agree, theme by theme and over all themes; or where they do "
               "not.",
    .options = agree_options,
    .notes = agree_notes,
    .act = ActReading{show_agreement},
    .answers = Answers::tables,
    .check = check_who_agrees};

} // namespace themata
