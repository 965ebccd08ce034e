#include "workbench/inquiries.h"

#include "exchange/writing/csv.h"
#include "index/query.h"
#include "workbench/workbench.h"

namespace themata {

namespace {

constexpr std::size_t words_of_an_answer = 12;
constexpr std::size_t words_of_a_theme = 16;
constexpr std::size_t words_suggested = 12;

tl::unexpected<Error> nothing_tells() {
    return failure(Error::Code::refused, "No word here stands in other answers too.",
                   "Answers are alike by their words; choose one that says more.");
}

ResponseSet coded_with(const Snapshot& now, ThemeId theme) {
    std::vector<ResponseId> coded;
    for (const ThemeId each : subtree(now.study, now.lookup, theme))
        now.study.codings.for_each([&](const Coding& coding) {
            if (coding.theme == each)
                coded.push_back(coding.response);
        });
    return ResponseSet::of(coded);
}

Result<std::string> like_answer(const Workbench& workbench, ResponseId response,
                                std::stop_token stop) {
    const std::vector<ResponseId> one{response};
    const auto words =
        workbench.telling_words(ResponseSet::of(one), words_of_an_answer, std::move(stop));
    if (!words)
        return failure(words.error());
    return words->empty() ? nothing_tells() : Result<std::string>(query_of(*words));
}

Result<std::string> like_theme(const Workbench& workbench, ThemeId theme, std::stop_token stop) {
    const ResponseSet coded = coded_with(*workbench.snapshot(), theme);
    if (coded.empty())
        return failure(Error::Code::refused, "Nothing is coded with this theme yet.",
                       "Code some answers first; those like them can then be found.");
    const auto words = workbench.telling_words(coded, words_of_a_theme, std::move(stop));
    if (!words)
        return failure(words.error());
    if (words->empty())
        return nothing_tells();
    const Query filter{.kind = Query::Kind::filter,
                       .field = FilterBy::theme,
                       .text = path_of(workbench.study(), theme)};
    const std::string any = query_of(*words);
    return (words->size() > 1 ? "(" + any + ")" : any) + " NOT " + print(filter);
}

std::shared_ptr<const SearchCounts> count(const Workbench& workbench, const std::stop_token& stop) {
    SearchCounts counts{workbench.snapshot()->head, {}};
    for (const SavedSearch& search : workbench.study().searches) {
        auto found = workbench.matching(search.query);
        counts.searches.push_back({search.id, found.map([&](const ResponseSet& all) {
                                       return seen_again(all, search);
                                   })});
        if (stop.stop_requested())
            break;
    }
    return std::make_shared<const SearchCounts>(std::move(counts));
}

Result<std::vector<std::string>> would_do(const Workbench& workbench,
                                          std::span<const SavedSearchId> rules,
                                          const std::stop_token& stop) {
    const auto run = run_of(workbench, rules, RunRules::TakenBack::left_out, stop);
    if (!run)
        return failure(run.error());
    return workbench.preview(*run, stop).map([](const Plan& plan) { return plan.report; });
}

struct Answering {
    const Workbench& workbench;
    const std::stop_token& stop;

    Answered operator()(const CountSearches&) const { return {.counts = count(workbench, stop)}; }

    Answered operator()(const WeighRules& asked) const {
        return {.rules = std::make_shared<const WeighedRules>(WeighedRules{
                    workbench.snapshot()->head, asked.rules, would_do(workbench, asked.rules, stop),
                    check_of(workbench, asked.rules)})};
    }

    Answered operator()(const FindLike& like) const {
        return {.like = std::make_shared<const FoundLike>(
                    FoundLike{like, query_like(workbench, like, stop)})};
    }

    Answered operator()(const FindTelling& asked) const {
        return {.telling = std::make_shared<const FoundTelling>(FoundTelling{
                    asked.answers, workbench.telling_words(asked.answers, words_suggested, stop)})};
    }
};

std::string name_in(const Study& study, RoleId id) {
    const Role* role = find(study, id);
    return role ? role->name : "";
}

void write_hit(const Study& study, const Response& response, const TakeRow& take) {
    const Participant* who = find(study, response.participant);
    const Stage* stage = find(study, response.stage);
    const Question* question = find(study, response.question);
    CsvRow row;
    row.text(who ? who->label : "");
    row.text(who ? name_in(study, who->role) : "");
    row.text(stage ? stage->name : "");
    row.text(question ? question->wording : "");
    row.text(response.text);
    take(row);
}

} // namespace

Answered answer(const Workbench& workbench, const Inquiry& inquiry, const std::stop_token& stop) {
    Answered answered = std::visit(Answering{workbench, stop}, inquiry);
    return stop.stop_requested() ? Answered{} : answered;
}

Answered with(Answered older, const Answered& newer) {
    const auto take = [](auto& to, const auto& from) { to = from ? from : to; };
    take(older.counts, newer.counts);
    take(older.rules, newer.rules);
    take(older.like, newer.like);
    take(older.telling, newer.telling);
    return older;
}

Result<std::string> query_like(const Workbench& workbench, const FindLike& like,
                               std::stop_token stop) {
    const bool there = like.theme ? find(workbench.study(), like.theme) != nullptr
                                  : find(workbench.study(), like.response) != nullptr;
    if (!there)
        return failure(Error::Code::not_found, "What was asked about is no longer there.",
                       "Look in History for who removed it.");
    return like.theme ? like_theme(workbench, like.theme, std::move(stop))
                      : like_answer(workbench, like.response, std::move(stop));
}

Result<RuleCheck> check_of(const Workbench& workbench, std::span<const SavedSearchId> rules) {
    std::vector<ThemeFinds> finds;
    for (const SavedSearchId id : rules) {
        const SavedSearch* rule = find(workbench.study(), id);
        if (!rule || !rule->theme)
            return failure(Error::Code::refused,
                           (rule ? "“" + rule->name + "”" : std::string("This")) +
                               " is a search without a theme.",
                           "Only rules have a theme to be checked.");
        auto found = workbench.matching(rule->query);
        if (!found)
            return failure(found.error());
        finds.push_back({rule->theme, std::move(*found)});
    }
    return check_rules(*workbench.snapshot(), finds);
}

Result<std::string> hits_as_csv(const Workbench& workbench, const std::string& query,
                                std::stop_token stop) {
    const Study& study = workbench.study();
    const auto hits = workbench.search(query, {.limit = study.responses.size()}, stop);
    if (!hits)
        return failure(hits.error());
    const auto each_row = [&](const TakeRow& take) {
        for (const Hit& hit : hits->hits) {
            const Response* response = find(study, hit.response);
            if (response && !stop.stop_requested())
                write_hit(study, *response, take);
        }
    };
    auto text = csv_text({"Participant", "Role", "Stage", "Question", "Answer"}, each_row,
                         ByteOrderMark::none);
    if (stop.stop_requested())
        return failure(Error::Code::cancelled, "The export was stopped.", "Nothing was written.");
    return text;
}

} // namespace themata
