#include "exchange/reading/heading_names.h"

#include "exchange/reading/survey_tools.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_map>

namespace themata {

namespace {

struct Named {
    ColumnUse use;
    std::string_view name;
};

constexpr auto known_names = std::to_array<Named>({
    {ColumnUse::participant, "participant"},
    {ColumnUse::participant, "participant id"},
    {ColumnUse::participant, "participantid"},
    {ColumnUse::participant, "participant label"},
    {ColumnUse::participant, "participant code"},
    {ColumnUse::participant, "respondent"},
    {ColumnUse::participant, "respondent id"},
    {ColumnUse::participant, "respondentid"},
    {ColumnUse::participant, "subject id"},
    {ColumnUse::participant, "person"},
    {ColumnUse::participant, "person id"},
    {ColumnUse::participant, "pseudonym"},
    {ColumnUse::role, "role"},
    {ColumnUse::role, "participant role"},
    {ColumnUse::stage, "stage"},
    {ColumnUse::stage, "phase"},
    {ColumnUse::stage, "wave"},
    {ColumnUse::stage, "timepoint"},
    {ColumnUse::stage, "time point"},
    {ColumnUse::stage, "round"},
    {ColumnUse::theme, "theme"},
    {ColumnUse::theme, "code"},
    {ColumnUse::parent, "parent"},
    {ColumnUse::parent, "parent theme"},
    {ColumnUse::definition, "definition"},
    {ColumnUse::definition, "description"},
    {ColumnUse::include, "include"},
    {ColumnUse::include, "inclusion"},
    {ColumnUse::exclude, "exclude"},
    {ColumnUse::exclude, "exclusion"},
    {ColumnUse::colour, "colour"},
    {ColumnUse::colour, "color"},
    {ColumnUse::state, "state"},
    {ColumnUse::quote, "quote"},
    {ColumnUse::quote, "quotation"},
    {ColumnUse::quote, "segment"},
    {ColumnUse::coder, "coder"},
    {ColumnUse::coder_kind, "coder kind"},
    {ColumnUse::from, "from"},
    {ColumnUse::to, "to"},
    {ColumnUse::question, "question"},
    {ColumnUse::item, "item"},
    {ColumnUse::value, "score"},
    {ColumnUse::value, "value"},
    {ColumnUse::order, "order"},
    {ColumnUse::label, "label"},
    {ColumnUse::kind, "kind"},
    {ColumnUse::scale, "scale"},
    {ColumnUse::domain, "domain"},
    {ColumnUse::note, "note"},
    {ColumnUse::note, "notes"},
    {ColumnUse::least, "least"},
    {ColumnUse::most, "most"},
    {ColumnUse::direction, "direction"},
});

constexpr auto label_headings = std::to_array<std::string_view>(
    {"id", "code", "case", "case id", "record id", "recordid", "response id", "responseid",
     "subject", "token", "nr", "no", "number", "row", "row index", "row number", "comment id",
     "answer id", "global id"});

constexpr auto trait_headings = std::to_array<std::string_view>(
    {"sex",           "gender",       "age",         "age group", "year of birth", "ethnicity",
     "ethnic group",  "site",         "ward",        "hospital",  "trust",         "department",
     "division",      "team",         "school",      "class",     "grade",         "country",
     "region",        "occupation",   "profession",  "specialty", "speciality",    "education",
     "qualification", "organisation", "organization"});

// As squashed() makes them: how people are called in studies of other languages.
constexpr auto participant_headings = std::to_array<std::string_view>({"participantno",
                                                                       "participantnumber",
                                                                       "studyid",
                                                                       "subjectno",
                                                                       "patientid",
                                                                       "personid",
                                                                       "teilnehmer",
                                                                       "teilnehmerin",
                                                                       "teilnehmercode",
                                                                       "teilnehmernummer",
                                                                       "teilnehmerid",
                                                                       "teilnehmendencode",
                                                                       "teilnehmende",
                                                                       "probandencode",
                                                                       "probandennummer",
                                                                       "probandenid",
                                                                       "probandin",
                                                                       "codeparticipant",
                                                                       "codeduparticipant",
                                                                       "idparticipant",
                                                                       "idduparticipant",
                                                                       "numeroparticipant",
                                                                       "numeroduparticipant",
                                                                       "identifiantparticipant",
                                                                       "identifiantduparticipant",
                                                                       "participante",
                                                                       "codigoparticipante",
                                                                       "codigodeparticipante",
                                                                       "codigodelparticipante",
                                                                       "idparticipante",
                                                                       "iddelparticipante",
                                                                       "idparticipante",
                                                                       "codigodoparticipante",
                                                                       "iddoparticipante",
                                                                       "deelnemer",
                                                                       "deelnemernummer",
                                                                       "deelnemercode",
                                                                       "deelnemerid",
                                                                       "partecipante",
                                                                       "codicepartecipante",
                                                                       "idpartecipante",
                                                                       "uczestnik",
                                                                       "koduczestnika",
                                                                       "deltagare",
                                                                       "deltagarkod",
                                                                       "deltagarid",
                                                                       "deltager",
                                                                       "deltagernummer",
                                                                       "katilimci",
                                                                       "katlmckodu"});

constexpr auto stage_headings = std::to_array<std::string_view>(
    {"redcapeventname", "eventname", "messzeitpunkt", "zeitpunkt", "erhebungszeitpunkt", "etape",
     "etapa", "momento", "meetmoment", "fase", "visit", "visitname"});

constexpr auto answer_headings = std::to_array<std::string_view>(
    {"answer", "answers", "comment", "comments", "feedback", "response", "response text", "text",
     "verbatim", "remarks", "suggestions"});

template <std::size_t size>
bool holds(const std::array<std::string_view, size>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

template <std::size_t size>
bool ends_with_any(std::string_view name, const std::array<std::string_view, size>& words) {
    return std::ranges::any_of(words, [&](std::string_view word) {
        return name.size() > word.size() && name.ends_with(word) &&
               name[name.size() - word.size() - 1] == ' ';
    });
}

constexpr std::array<std::string_view, 5> trait_kinds = {"category", "order", "number", "date",
                                                         "text"};

} // namespace

bool is_named(std::string_view heading, ColumnUse use) {
    if (use == ColumnUse::guard)
        return heading == guard_heading;
    const std::string name = plain(heading);
    if (std::ranges::any_of(known_names, [&](const Named& entry) {
            return entry.use == use && entry.name == name;
        }))
        return true;
    if (use == ColumnUse::participant)
        return holds(participant_headings, squashed(heading));
    return use == ColumnUse::stage && holds(stage_headings, squashed(heading));
}

bool may_be_label(std::string_view heading) {
    const std::string name = plain(heading);
    if (holds(label_headings, name) || numbers_submissions(heading))
        return true;
    // "What is your participant code?", "demographics/participant_id".
    const std::size_t who = name.find("participant");
    const auto says = [&](std::string_view word) { return name.find(word, who) != name.npos; };
    return who != name.npos && name.size() <= 80 &&
           (says(" id") || says(" code") || says(" number"));
}

namespace {

// "age" of "What is your age? - Selected Choice" and of "Your age".
std::string what_is_yours(std::string name) {
    static constexpr std::array<std::string_view, 5> beginnings = {
        "what is your ", "what's your ", "what’s your ", "please state your ", "your "};
    name = name.substr(0, name.find('?'));
    for (const std::string_view begin : beginnings)
        if (name.starts_with(begin))
            return name.substr(begin.size());
    return name == "how old are you" ? "age" : name;
}

} // namespace

bool is_trait_name(std::string_view heading) {
    const std::string name = what_is_yours(plain(heading));
    return holds(trait_headings, name) || name.starts_with("years as ") ||
           name.starts_with("years of ") || name.starts_with("years in ");
}

bool is_about_the_visit(std::string_view heading) {
    return is_bookkeeping(heading) || is_personal(heading);
}

bool is_answer_name(std::string_view heading) {
    const std::string name = plain(heading);
    return holds(answer_headings, name) || ends_with_any(name, answer_headings);
}

bool is_question_name(std::string_view heading) {
    const std::string name = plain(heading);
    return name == "question" || name == "question text" || name.ends_with(" question");
}

namespace {

std::optional<ScaleItem> item_between(std::string_view scale, std::string_view domain) {
    scale = trimmed(scale);
    domain = trimmed(domain);
    if (scale.empty() || domain.empty())
        return std::nullopt;
    return ScaleItem{.scale = std::string(scale), .domain = std::string(domain)};
}

bool has_a_letter(std::string_view text) {
    return std::ranges::any_of(text, [](char byte) {
        return static_cast<unsigned char>(byte) >= 0x80 ||
               ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
    });
}

} // namespace

std::optional<ScaleItem> scale_item(std::string_view heading) {
    const std::size_t colon = heading.find(": ");
    if (colon == heading.npos || colon == 0)
        return std::nullopt;
    return item_between(heading.substr(0, colon), heading.substr(colon + 2));
}

std::optional<ScaleItem> grid_item(std::string_view heading) {
    heading = trimmed(heading);
    if (typed_name(heading))
        return std::nullopt;
    const std::size_t bracket = heading.rfind('[');
    if (heading.ends_with(']') && bracket != heading.npos && bracket > 0)
        return item_between(heading.substr(0, bracket),
                            heading.substr(bracket + 1, heading.size() - bracket - 2));
    // As Jotform writes.
    if (const std::size_t arrows = heading.rfind(" >> "); arrows != heading.npos)
        return item_between(heading.substr(0, arrows), heading.substr(arrows + 4));
    const std::size_t dash = heading.rfind(" - ");
    if (dash == heading.npos || !has_a_letter(heading.substr(dash)))
        return std::nullopt;
    return item_between(heading.substr(0, dash), heading.substr(dash + 3));
}

std::optional<TypedName> typed_name(std::string_view heading) {
    const std::size_t bracket = heading.rfind(" [");
    if (bracket == heading.npos || bracket == 0 || !heading.ends_with(']'))
        return std::nullopt;
    const auto kind = heading.substr(bracket + 2, heading.size() - bracket - 3);
    const auto found = std::ranges::find(trait_kinds, kind);
    if (found == trait_kinds.end())
        return std::nullopt;
    return TypedName{.name = std::string(heading.substr(0, bracket)),
                     .kind = static_cast<TraitKind>(found - trait_kinds.begin())};
}

std::string_view name_of(TraitKind kind) { return trait_kinds[static_cast<std::size_t>(kind)]; }

std::vector<std::optional<ScaleItem>> items_in(const Headings& headings) {
    std::vector<std::optional<ScaleItem>> items;
    std::unordered_map<std::string, std::size_t> rows; // of each grid
    for (const Heading& heading : headings) {
        items.push_back(scale_item(heading.wording));
        if (!items.back())
            if (const auto item = grid_item(heading.wording))
                ++rows[item->scale];
    }
    for (std::size_t at = 0; at < headings.size(); ++at)
        if (auto item = items[at] ? std::nullopt : grid_item(headings[at].wording))
            if (rows[item->scale] > 1)
                items[at] = std::move(item);
    return items;
}

namespace {

using Columns = std::vector<std::size_t>;

Columns columns_that(const Headings& headings, auto is_meant) {
    Columns found;
    for (std::size_t i = 0; i < headings.size(); ++i)
        if (is_meant(headings[i]))
            found.push_back(i);
    return found;
}

// By name before wording, exactly before loosely.
Columns columns_like(const Headings& headings, std::string_view name) {
    if (name.empty())
        return {};
    const std::string loose = plain(name);
    Columns found = columns_that(headings, [&](const Heading& h) { return h.name == name; });
    if (found.empty())
        found = columns_that(headings, [&](const Heading& h) { return h.wording == name; });
    if (found.empty())
        found = columns_that(headings, [&](const Heading& h) { return plain(h.name) == loose; });
    if (found.empty())
        found = columns_that(headings, [&](const Heading& h) { return plain(h.wording) == loose; });
    return found;
}

// The longest name that begins a list at `from` and ends at a comma or the end.
struct Taken {
    std::size_t column;
    std::size_t next; // where the list goes on
};

// A name in quotes of its own, doubled where it holds some.
std::optional<Taken> quoted_name_from(const Headings& headings, std::string_view names,
                                      std::size_t from) {
    std::string name;
    for (std::size_t at = names.find('"', from) + 1; at < names.size(); ++at) {
        if (names[at] != '"') {
            name += names[at];
        } else if (names.substr(at, 2) == "\"\"") {
            name += '"';
            ++at;
        } else {
            const auto found = columns_like(headings, name);
            const std::size_t comma = std::min(names.find(',', at), names.size());
            return found.size() == 1 ? std::optional(Taken{found[0], comma + 1}) : std::nullopt;
        }
    }
    return std::nullopt;
}

std::optional<Taken> longest_name_from(const Headings& headings, std::string_view names,
                                       std::size_t from) {
    if (trimmed(names.substr(from)).starts_with('"'))
        if (const auto quoted = quoted_name_from(headings, names, from))
            return quoted;
    for (std::size_t end = names.size(); end != names.npos && end > from;
         end = names.rfind(',', end - 1)) {
        const auto found = columns_like(headings, trimmed(names.substr(from, end - from)));
        if (found.size() == 1)
            return Taken{found[0], end + 1};
        if (end == 0)
            break;
    }
    return std::nullopt;
}

} // namespace

Result<std::optional<std::size_t>> column_named(const Headings& headings, std::string_view name) {
    const Columns found = columns_like(headings, name);
    if (found.size() > 1)
        return failure(Error::Code::refused,
                       fmt::format("{} columns are named {}.", found.size(), cell_in_quotes(name)),
                       "Give each column a name of its own in the file's first row.");
    return found.empty() ? std::optional<std::size_t>() : found[0];
}

Result<std::optional<Columns>> columns_named(const Headings& headings, std::string_view names) {
    const auto whole = column_named(headings, names);
    if (!whole)
        return failure(whole.error());
    if (*whole)
        return Columns{**whole};
    Columns found;
    for (std::size_t from = 0; from < names.size();) {
        const auto taken = longest_name_from(headings, names, from);
        if (!taken)
            return std::nullopt;
        found.push_back(taken->column);
        from = taken->next;
    }
    return found.empty() ? std::optional<Columns>() : found;
}

Result<std::optional<ColumnAndValue>> column_and_value(const Headings& headings,
                                                       std::string_view asked) {
    for (std::size_t sign = asked.find('='); sign != asked.npos; sign = asked.find('=', sign + 1)) {
        const auto column = column_named(headings, trimmed(asked.substr(0, sign)));
        if (!column)
            return failure(column.error());
        if (*column)
            return ColumnAndValue{.column = **column,
                                  .value = std::string(trimmed(asked.substr(sign + 1)))};
    }
    return std::nullopt;
}

Result<std::optional<Columns>> columns_between(const Headings& headings, std::string_view range) {
    for (std::size_t dots = range.find(".."); dots != range.npos;
         dots = range.find("..", dots + 1)) {
        const auto first = column_named(headings, range.substr(0, dots));
        const auto last = column_named(headings, range.substr(dots + 2));
        if (!first || !last)
            return failure(first ? last.error() : first.error());
        if (!*first || !*last)
            continue;
        if (**last < **first)
            return failure(Error::Code::wrong_call,
                           fmt::format("The column {} stands after {}.",
                                       cell_in_quotes(headings[**first].name),
                                       cell_in_quotes(headings[**last].name)),
                           "Name the left one first.");
        Columns columns;
        for (std::size_t i = **first; i <= **last; ++i)
            columns.push_back(i);
        return columns;
    }
    return std::nullopt;
}

} // namespace themata
