#include "analysis/quotes.h"

#include "cli/search_lines.h"
#include "cli/tabulated.h"
#include "cli/verbs.h"
#include "workbench/blind.h"
#include "workbench/exports.h"
#include "workbench/names.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

Result<QuoteSpec> spec_of(const Call& call, const Snapshot& now) {
    QuoteSpec spec;
    Result<void> named;
    const auto take = [&](std::string_view option, auto find_named, auto QuoteSpec::*member) {
        const auto value = call.value(option);
        if (!named || !value)
            return;
        if (const auto id = find_named(now, *value))
            spec.*member = *id;
        else
            named = failure(id.error());
    };
    take("--theme", theme_named, &QuoteSpec::theme);
    take("--role", role_named, &QuoteSpec::role);
    take("--stage", stage_named, &QuoteSpec::stage);
    take("--question", question_named, &QuoteSpec::question);
    take("--participant", participant_named, &QuoteSpec::participant);
    take("--by", coder_named, &QuoteSpec::coder);
    if (!named)
        return failure(named.error());
    return spec;
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
            lines += (theme ? "\n" : "") + one_line(path_of(study, quote.theme)) + '\n';
        theme = quote.theme;
        const std::string words(words_of(study, quote));
        lines += paragraph(words.empty() ? "(a blank answer)" : "“" + words + "”", "  ", width);
        lines += "    " + heading(words_of(study, quote.response), width - 4) + '\n';
    }
    return lines;
}

} // namespace

Result<void> show_quotes(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    const auto spec = spec_of(call, now);
    if (!spec)
        return failure(spec.error());
    auto found = quotes(now, *spec);
    if (const auto coder = call.value("--coder"))
        std::erase_if(found, [&, blind = Blind::of(now, *coder)](const Quote& quote) {
            return blind.hides(*find(now.study, quote.coding));
        });
    found.resize(std::min(found.size(), call.number("--limit", found.size())));
    const Answer answer{
        .tables = {quotes_tabulation(now, found, provenance_of(now, command_of("quotes", call)))},
        .json = [&] { return in_json(now.study, found); },
        .text = [&](std::size_t width) { return in_text(now.study, found, width); },
        .csv = [&] { return write_quotes(now, found); }};
    return put_out(call, answer, terminal);
}

} // namespace themata
