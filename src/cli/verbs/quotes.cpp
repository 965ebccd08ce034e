#include "analysis/quotes.h"
#include "analysis/asked_as.h"
#include "cli/answer_lines.h"
#include "cli/asked.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include "workbench/blind.h"
#include "workbench/exports.h"
#include "workbench/names.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

Result<QuoteSpec> quotes_spec(const Call& call, const Snapshot& now) {
    QuoteSpec spec;
    Naming naming(call, now);
    naming.take("--theme", theme_named, spec.theme);
    naming.take("--role", role_named, spec.role);
    naming.take("--stage", stage_named, spec.stage);
    naming.take("--question", question_named, spec.question);
    naming.take("--participant", participant_named, spec.participant);
    naming.take("--by", coder_named, spec.coder);
    return naming.result(std::move(spec));
}

std::string in_json(const Study& study, const std::vector<Quote>& found) {
    Json list = Json::array();
    for (const Quote& quote : found) {
        const AnswerWords words = words_of(study, quote.response);
        const Coding& coding = *find(study, quote.coding);
        list.push_back({{"theme", path_of(study, quote.theme)},
                        {"quote", words_of(study, quote)},
                        {"participant", words.participant},
                        {"role", words.role},
                        {"stage", words.stage},
                        {"question", words.question},
                        {"coder", find(study, coding.coder)->name},
                        {"response", quote.response.value},
                        {"span", {quote.span.begin, quote.span.end}}});
    }
    return list.dump(1) + '\n';
}

std::string in_text(const Study& study, const std::vector<Quote>& found, std::size_t width) {
    if (found.empty())
        return "No passage is coded so.\n";
    std::string lines;
    ThemeId theme;
    for (const Quote& quote : found) {
        if (quote.theme != theme)
            lines += (theme ? "\n" : "") + terminal_line(path_of(study, quote.theme)) + '\n';
        theme = quote.theme;
        const std::string words(words_of(study, quote));
        lines += paragraph(words.empty() ? "(a blank answer)" : "“" + words + "”", "  ", width);
        lines += "    " + heading(words_of(study, quote.response), width - 4) + '\n';
    }
    return lines;
}

Result<void> show_quotes(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    const auto spec = quotes_spec(call, now);
    if (!spec)
        return failure(spec.error());
    auto found = quotes(now, *spec);
    if (const auto coder = call.value("--coder"))
        std::erase_if(found, [&, blind = Blind::of(now, *coder)](const Quote& quote) {
            return blind.hides(*find(now.study, quote.coding));
        });
    found.resize(std::min(found.size(), call.number("--limit", found.size())));
    QuotesLayout layout{.seen_by = call.value("--coder", "")};
    if (call.has("--limit"))
        layout.limit = call.number("--limit", 0);
    const Provenance made = provenance_of(now, asked_as(now, *spec, layout, study_word(call)));
    const Answer answer{.tables = {quotes_tabulation(now, found, made)},
                        .json = [&] { return in_json(now.study, found); },
                        .text = [&](std::size_t width) { return in_text(now.study, found, width); },
                        .csv = [&] { return write_quotes(now, found); }};
    return put_out(call, answer, terminal);
}

constexpr OptionRule quotes_own_options[] = {
    {"--theme", "THEME", "With this theme or one below it."},
    {"--role", "ROLE", "Of participants in this role."},
    {"--stage", "STAGE", "From this stage."},
    {"--question", "TEXT", "From answers to this question."},
    {"--participant", "LABEL", "Of this participant."},
    {"--by", "NAME", "Coded by this coder."},
    {"--coder", "NAME",
     "As this coder may see it: of answers that she is to code blind nobody "
     "else's passages."},
    {"--limit", from_one, "At most so many."}};
constexpr auto quotes_options = joined(quotes_own_options, table_formats);
constexpr std::string_view quotes_notes[] = {
    about_theme_names,
    "For example, to be read and marked in a word processor: themata quotes "
    "STUDY --theme T --out quotes.docx",
    about_lists, about_table_formats};

} // namespace

extern constexpr Verb verb_quotes{.name = "quotes",
                                  .summary = "Shows the passages that were coded.",
                                  .options = quotes_options,
                                  .notes = quotes_notes,
                                  .act = ActReading{show_quotes},
                                  .answers = Answers::tables};

} // namespace themata
