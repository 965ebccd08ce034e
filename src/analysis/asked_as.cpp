#include "analysis/asked_as.h"

#include "study/labels.h"
#include "text/numbers.h"
#include "text/quoting.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata {

TerminalCommand::TerminalCommand(std::string_view called, std::string_view file) {
    const std::size_t space = std::min(called.find(' '), called.size());
    words_ = called.substr(0, space);
    words_ +=
        ' ' + shell_word(file.starts_with('-') ? fmt::format("./{}", file) : std::string(file));
    words_ += called.substr(space);
}

// A word that begins with a dash would be taken for an option but behind “--”, where all words are
// arguments.
TerminalCommand& TerminalCommand::argument(std::string_view word) {
    const bool behind = !behind_.empty() || word.starts_with('-');
    (behind ? behind_ : words_) += ' ' + shell_word(word);
    return *this;
}

std::string TerminalCommand::words() const {
    return behind_.empty() ? words_ : fmt::format("{} --{}", words_, behind_);
}

TerminalCommand& TerminalCommand::option(std::string_view name) {
    words_ += fmt::format(" {}", name);
    return *this;
}

TerminalCommand& TerminalCommand::option(std::string_view name, std::string_view value) {
    words_ += value.starts_with('-') ? ' ' + shell_word(fmt::format("{}={}", name, value))
                                     : fmt::format(" {} {}", name, shell_word(value));
    return *this;
}

TerminalCommand& TerminalCommand::number(std::string_view name, std::uint64_t value,
                                         std::uint64_t usual) {
    return value == usual ? *this : option(name, std::to_string(value));
}

namespace {

// "#12", with zeros before it while another record is called so.
template <class IsName>
std::string number_as_name(std::string_view before, std::uint32_t id, IsName is_name) {
    std::string zeros;
    for (;;) {
        std::string name = fmt::format("{}#{}{}", before, zeros, id);
        if (!is_name(name))
            return name;
        zeros += '0';
    }
}

// By its own name, which no other of its kind bears.
template <class Record>
std::string own_name(const Study& study, Id<Record> id) {
    const Record* record = find(study, id);
    if (record && !record->name.empty())
        return record->name;
    return number_as_name("", id.value, [&](const std::string& name) {
        return std::ranges::any_of(table<Record>(study),
                                   [&](const Record& each) { return each.name == name; });
    });
}

bool ends_in(std::string_view path, std::string_view name) {
    if (!path.ends_with(name))
        return false;
    return path.size() == name.size() || path[path.size() - name.size() - 1] == '/';
}

bool answers_to(const Question& question, std::string_view name) {
    return question.wording == name || question.label == name;
}

// How many measures a name finds before others are looked at: those that are no items of a scale,
// else the items.
struct Finds {
    std::size_t first = 0;
    std::size_t items_of_scales = 0;
};

Finds measures_called(const Study& study, std::string_view name) {
    Finds finds;
    for (const Scale& scale : study.scales)
        finds.first += scale.name == name ? 1 : 0;
    for (const Question& question : study.questions)
        if (question.kind == QuestionKind::item && answers_to(question, name))
            ++(question.scale ? finds.items_of_scales : finds.first);
    return finds;
}

bool tells_measure(const Study& study, const std::string& name, bool item_of_scale) {
    if (name.empty())
        return false;
    const Finds finds = measures_called(study, name);
    return item_of_scale ? finds.first == 0 && finds.items_of_scales == 1 : finds.first == 1;
}

std::string item_name(const Study& study, const Question& item) {
    for (const std::string* name : {&item.wording, &item.label})
        if (tells_measure(study, *name, static_cast<bool>(item.scale)))
            return *name;
    return number_as_name("", item.id.value, [&](const std::string& name) {
        const Finds finds = measures_called(study, name);
        return finds.first + finds.items_of_scales > 0;
    });
}

template <class Record>
std::vector<std::string> names_asked(const Study& study, const std::vector<Id<Record>>& ids) {
    std::vector<std::string> names;
    for (const Id<Record> id : ids)
        names.push_back(asked_name(study, id));
    return names;
}

template <class Record>
void add_list(TerminalCommand& command, std::string_view option, const Study& study,
              const std::vector<Id<Record>>& ids) {
    if (!ids.empty())
        command.option(option, asked_list(names_asked(study, ids)));
}

template <class Record>
void add_record(TerminalCommand& command, std::string_view option, const Study& study,
                Id<Record> id) {
    if (id)
        command.option(option, asked_name(study, id));
}

void add_measure(TerminalCommand& command, const Study& study, const ScoreMeasure& measure) {
    command.option("--measure", asked_name(study, measure));
}

// The percentage whose hundredth is exactly this share.
std::string percent_of(double share) {
    double percent = share * 100;
    for (const double near : {std::nextafter(percent, 0.0), std::nextafter(percent, 1000.0)})
        if (percent / 100 != share && near / 100 == share)
            percent = near;
    std::string few_digits = fmt::format("{:.12g}", percent);
    const bool enough = decimal_number(few_digits).value_or(0) / 100 == share;
    return enough ? few_digits : fmt::format("{}", percent);
}

} // namespace

std::string asked_name(const Study& study, ThemeId id) {
    const std::string path = path_of(study, id);
    std::vector<std::string> paths;
    for (const Theme& theme : study.themes)
        paths.push_back(path_of(study, theme.id));
    const auto finds = [&](const std::string& name) {
        return std::ranges::count_if(paths,
                                     [&](const std::string& each) { return ends_in(each, name); });
    };
    if (finds(path) == 1)
        return path;
    return number_as_name("", id.value, finds);
}

std::string asked_name(const Study& study, RoleId id) { return own_name(study, id); }

std::string asked_name(const Study& study, StageId id) { return own_name(study, id); }

std::string asked_name(const Study& study, CoderId id) { return own_name(study, id); }

std::string asked_name(const Study& study, QuestionId id) {
    const auto finds = [&](const std::string& name) {
        return std::ranges::count_if(study.questions,
                                     [&](const Question& each) { return answers_to(each, name); });
    };
    if (const Question* question = find(study, id))
        for (const std::string* name : {&question->wording, &question->label})
            if (!name->empty() && finds(*name) == 1)
                return *name;
    return number_as_name("", id.value, finds);
}

std::string asked_name(const Study& study, ParticipantId id) { return label_of(study, id); }

std::string asked_name(const Study& study, const ScoreMeasure& measure) {
    if (measure.scale && tells_measure(study, measure.name, false))
        return measure.name;
    if (measure.scale)
        return number_as_name("scale", measure.scale.value, [&](const std::string& name) {
            const Finds finds = measures_called(study, name);
            return finds.first + finds.items_of_scales > 0;
        });
    const Question* item = measure.items.empty() ? nullptr : find(study, measure.items.front());
    return item ? item_name(study, *item) : measure.name;
}

std::string asked_name(const Axis& axis) {
    constexpr AxisKind fixed[] = {AxisKind::role, AxisKind::stage, AxisKind::question};
    const bool taken =
        axis.trait.starts_with(trait_prefix) || std::ranges::any_of(fixed, [&](AxisKind kind) {
            return axis.trait == name_of(Axis{.kind = kind});
        });
    return axis.kind == AxisKind::trait && taken ? std::string(trait_prefix) + axis.trait
                                                 : name_of(axis);
}

std::string asked_list(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) {
        list += list.empty() ? "" : ",";
        if (name.find_first_of(",\"") == name.npos) {
            list += name;
            continue;
        }
        list += '"';
        for (const char letter : name)
            list += letter == '"' ? std::string("\"\"") : std::string(1, letter);
        list += '"';
    }
    return list;
}

void add_whose(TerminalCommand& command, const Study& study, const CodersCounted& whose) {
    if (whose.rule == CodersCounted::Rule::anybody)
        return;
    if (const std::string_view word = word_for(words_for_coders, whose.rule); !word.empty()) {
        command.option("--coders", word);
        return;
    }
    std::string names = asked_list(names_asked(study, whose.coders));
    if (std::ranges::find(words_for_coders, names, &Choice::word) != std::end(words_for_coders))
        names = '"' + names + '"';
    command.option("--coders", names);
    if (whose.rule == CodersCounted::Rule::all_of)
        command.option("--agreed");
}

void add_selection(TerminalCommand& command, const Study& study, const Selection& answers) {
    add_record(command, "--role", study, answers.role);
    add_record(command, "--stage", study, answers.stage);
    add_record(command, "--question", study, answers.question);
    add_whose(command, study, answers.whose);
}

void add_axes(TerminalCommand& command, const std::vector<Axis>& axes,
              const std::vector<Axis>& usual) {
    if (axes == usual)
        return;
    std::vector<std::string> names;
    for (const Axis& axis : axes)
        names.push_back(asked_name(axis));
    command.option("--columns", asked_list(names));
}

void add_scoring(TerminalCommand& command, const Scoring& scoring) {
    command.choice("--score", words_for_total, scoring.total, Total::sum);
    if (scoring.least_valid)
        command.option("--valid", std::to_string(*scoring.least_valid));
}

void add_counting(TerminalCommand& command, const Study& study, const TableSpec& spec) {
    const TableSpec usual;
    add_axes(command, spec.columns, usual.columns);
    command.choice("--count", words_for_count, spec.count, usual.count);
    command.choice("--base", words_for_base, spec.base, usual.base);
    add_whose(command, study, spec.whose);
    if (spec.rows.depth == ThemeRows::Depth::top_level)
        command.option("--top-level");
    if (spec.rows.listed == ThemeRows::Listed::used)
        command.option("--used");
    if (spec.rows.retired == ThemeRows::Retired::shown)
        command.option("--retired");
}

void add_pairing(TerminalCommand& command, const Study& study, const CooccurrenceSpec& spec) {
    const CooccurrenceSpec usual;
    add_selection(command, study, spec.answers);
    command.choice("--unit", words_for_pair_unit, spec.unit, usual.unit);
    if (spec.parents == Parents::unions)
        command.option("--unions");
    command.choice("--base", words_for_pair_base, spec.base, usual.base);
}

void add_saturation(TerminalCommand& command, const Study& study, const SaturationSpec& spec) {
    const SaturationSpec usual;
    add_selection(command, study, spec.answers);
    command.choice("--order", words_for_order, spec.order, usual.order);
    command.choice("--unit", words_for_read_unit, spec.unit, usual.unit);
    command.number("--base", spec.rule.base, usual.rule.base);
    command.number("--run", spec.rule.run, usual.rule.run);
    if (spec.rule.threshold != usual.rule.threshold)
        command.option("--threshold", percent_of(spec.rule.threshold));
    if (spec.level == SaturationLevel::top)
        command.option("--top-level");
    if (spec.untouched == Untouched::counted_as_read)
        command.option("--untouched");
    command.number("--permutations", spec.permutations, usual.permutations);
    command.number("--seed", spec.seed, usual.seed);
}

void add_agreement(TerminalCommand& command, const Study& study, const AgreementSpec& spec) {
    const AgreementSpec usual;
    add_list(command, "--coders", study, spec.read.coders);
    command.choice("--unit", words_for_agreement_unit, spec.unit, usual.unit);
    if (spec.unit == AgreementUnit::segment && spec.overlap != usual.overlap)
        command.option("--overlap", fmt::format("{}", spec.overlap));
    add_record(command, "--theme", study, spec.theme);
    command.choice("--level", words_for_level, spec.level, usual.level);
    add_record(command, "--stage", study, spec.read.stage);
    add_record(command, "--role", study, spec.read.role);
    add_record(command, "--question", study, spec.read.question);
    command.choice("--base", words_for_read_base, spec.read.base, usual.read.base);
    command.number("--at-least", spec.read.at_least, usual.read.at_least);
    command.number("--seed", spec.draws.seed, usual.draws.seed);
    command.number("--draws", spec.draws.count, usual.draws.count);
}

std::string asked_as(const Snapshot& now, const TableSpec& spec, CellForm form,
                     std::string_view file) {
    TerminalCommand command("table", file);
    add_counting(command, now.study, spec);
    command.choice("--cells", words_for_cells, form, CellForm::n);
    if (spec.tests == TestsWanted::yes) {
        command.option("--tests");
        command.choice("--correct", words_for_correction, spec.correction, Correction::holm);
    }
    return command.words();
}

std::string asked_as(const Snapshot& now, const ScoresSpec& spec, const ScoresLayout& layout,
                     std::string_view file) {
    TerminalCommand command("scores", file);
    // The overview is what is meant when nothing is said.
    const bool overview = spec.measures == measures_of(now.study, MeasureList::overview);
    if (!overview && spec.measures == measures_of(now.study, MeasureList::with_items))
        command.option("--items");
    else if (!overview)
        for (const ScoreMeasure& measure : spec.measures)
            add_measure(command, now.study, measure);
    add_axes(command, spec.rows, ScoresSpec{}.rows);
    add_scoring(command, spec.scoring);
    command.choice("--quartiles", words_for_quartiles_shown, layout.quartiles,
                   QuartilesShown::both);
    if (layout.distribution == ScoresLayout::Distribution::shown)
        command.option("--distribution");
    if (spec.alpha == AlphaWanted::yes)
        command.option("--alpha");
    return command.words();
}

namespace {

struct DesignWriter {
    TerminalCommand& command;
    const Study& study;

    void operator()(const ByStages& by) const {
        add_list(command, "--stages", study, stages_compared(by));
        role(by.role);
    }

    void operator()(const ByRoles& by) const {
        add_list(command, "--roles", study, by.roles);
        add_list(command, "--stage", study, by.at);
    }

    void operator()(const ByTrait& by) const {
        command.option("--trait", asked_name(Axis{.kind = AxisKind::trait, .trait = by.trait}));
        role(by.role);
        add_list(command, "--stage", study, by.at);
    }

    void operator()(const ByDyads& by) const {
        command.option("--dyads");
        add_list(command, "--stage", study, by.at);
    }

    void operator()(const ByTheme& by) const {
        add_whose(command, study, by.whose);
        role(by.role);
        add_list(command, "--stage", study, by.at);
    }

    // All of them where none is named.
    [[nodiscard]] std::vector<StageId> stages_compared(const ByStages& by) const {
        if (!by.stages.empty())
            return by.stages;
        std::vector<StageId> all;
        for (const Stage& stage : in_order(study.stages))
            all.push_back(stage.id);
        return all;
    }

    // compare takes the role as the first of a list.
    void role(RoleId id) const {
        if (id)
            command.option("--role", asked_list({asked_name(study, id)}));
    }
};

ThemeId theme_compared(const ComparisonSpec& spec) {
    const auto* by = std::get_if<ByTheme>(&spec.design);
    return by ? by->theme : ThemeId{};
}

// “all” means all themes, and so a theme of that name goes by its number.
std::string theme_asked(const Study& study, std::span<const ComparisonSpec> specs) {
    const ThemeId theme = theme_compared(specs.front());
    const bool several = std::ranges::any_of(
        specs, [&](const ComparisonSpec& spec) { return theme_compared(spec) != theme; });
    if (several || !theme)
        return "all";
    std::string name = asked_name(study, theme);
    return name == "all" ? number_as_name("", theme.value, [](const std::string&) { return false; })
                         : name;
}

} // namespace

std::string asked_as(const Snapshot& now, std::span<const ComparisonSpec> specs,
                     std::string_view file) {
    TerminalCommand command("compare", file);
    if (specs.empty())
        return command.words();
    const ComparisonSpec& spec = specs.front();
    std::vector<ScoreMeasure> said;
    for (const ComparisonSpec& each : specs)
        if (std::ranges::find(said, each.measure) == said.end()) {
            said.push_back(each.measure);
            add_measure(command, now.study, each.measure);
        }
    if (std::holds_alternative<ByTheme>(spec.design))
        command.option("--theme", theme_asked(now.study, specs));
    std::visit(DesignWriter{command, now.study}, spec.design);
    add_scoring(command, spec.scoring);
    if (spec.test)
        command.option("--test", word_for(words_for_test, *spec.test));
    command.choice("--correct", words_for_correction, spec.pairs, Correction::holm);
    return command.words();
}

std::string asked_as(const Snapshot& now, const AgreementSpec& spec, const AgreementLayout& layout,
                     std::string_view file) {
    TerminalCommand command("agree", file);
    add_agreement(command, now.study, spec);
    if (layout.shown == AgreementLayout::Shown::used_themes)
        command.option("--used");
    if (layout.shown == AgreementLayout::Shown::disagreements)
        command.option("--disagreements");
    return command.words();
}

std::string asked_as(const Snapshot& now, const CooccurrenceSpec& spec, const PairsLayout& layout,
                     std::string_view file) {
    TerminalCommand command("cooccurrence", file);
    add_pairing(command, now.study, spec);
    command.choice("--measure", words_for_pair_measure, spec.measure, usual_measure(spec.unit));
    command.number("--min", spec.least, CooccurrenceSpec{}.least);
    if (layout.limit)
        command.option("--limit", std::to_string(*layout.limit));
    if (layout.shape == PairsLayout::Shape::matrix)
        command.option("--matrix");
    return command.words();
}

std::string asked_as(const Snapshot& now, const SaturationSpec& spec, SaturationShown shown,
                     std::string_view file) {
    TerminalCommand command("saturation", file);
    add_saturation(command, now.study, spec);
    if (shown == SaturationShown::steps)
        command.option("--steps");
    return command.words();
}

std::string asked_as(const Snapshot& now, const ProfileSpec& spec, std::string_view file) {
    const ProfileSpec usual;
    TerminalCommand command("profile", file);
    add_record(command, "--theme", now.study, spec.theme);
    add_selection(command, now.study, spec.answers);
    command.number("--words", spec.words, usual.words);
    command.number("--prior", spec.prior, usual.prior);
    command.number("--quotes", spec.quotes, usual.quotes);
    return command.words();
}

std::string asked_as(const Snapshot& now, const Selection& answers, std::string_view file) {
    TerminalCommand command("coverage", file);
    add_selection(command, now.study, answers);
    return command.words();
}

std::string asked_as(const Snapshot& now, const QuoteSpec& spec, const QuotesLayout& layout,
                     std::string_view file) {
    TerminalCommand command("quotes", file);
    add_record(command, "--theme", now.study, spec.theme);
    add_record(command, "--role", now.study, spec.role);
    add_record(command, "--stage", now.study, spec.stage);
    add_record(command, "--question", now.study, spec.question);
    add_record(command, "--participant", now.study, spec.participant);
    add_record(command, "--by", now.study, spec.coder);
    if (!layout.seen_by.empty())
        command.option("--coder", layout.seen_by);
    if (layout.limit)
        command.option("--limit", std::to_string(*layout.limit));
    return command.words();
}

std::string asked_as(const Snapshot& now, const AllocationSpec& spec, PairsStored stored,
                     std::string_view file) {
    TerminalCommand command("allocate", file);
    add_record(command, "--from", now.study, spec.from);
    add_record(command, "--to", now.study, spec.to);
    command.number("--capacity", spec.capacity, AllocationSpec{}.capacity);
    command.option("--seed", std::to_string(spec.seed));
    if (stored == PairsStored::instead_of_others)
        command.option("--again");
    if (stored == PairsStored::no)
        command.option("--dry-run");
    return command.words();
}

} // namespace themata
