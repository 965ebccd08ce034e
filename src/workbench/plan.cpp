#include "workbench/planning.h"

namespace themata {

namespace {

Result<Plan> plan_of(const Snapshot& now, const ImportFiles& wanted, std::stop_token stop,
                     const ImportProgress& progress) {
    auto import = plan_import(now, wanted.files, wanted.mapping, stop, progress);
    if (!import)
        return failure(import.error());
    if (import->changes.empty())
        return failure(Error::Code::refused, "All of this is in the study already.",
                       "Nothing was changed.");
    return Plan{std::move(import->changes), "import", sentence_of(import->report),
                in_words(import->report)};
}

} // namespace

CoderId acting_coder(Draft& draft) {
    for (const Coder& coder : draft.study().coders)
        if (coder.name == draft.acting.coder)
            return coder.id;
    for (const auto& edit : draft.changes.of<Coder>())
        if (edit.adds())
            return edit.after.id;
    const CoderId id = draft.ids.next<Coder>();
    draft.changes.push_back(
        added(Coder{.id = id, .name = draft.acting.coder, .kind = CoderKind::person}));
    return id;
}

std::string quoted(const std::string& name) { return "“" + name + "”"; }

std::string counted(std::size_t n, std::string_view singular, std::string_view plural) {
    return std::to_string(n) + " " + std::string(n == 1 ? singular : plural);
}

Result<Plan> plan(const Snapshot& now, const Intent& intent, const Acting& acting,
                  std::stop_token stop, ImportProgress progress) {
    return std::visit(
        [&]<class Wanted>(const Wanted& wanted) -> Result<Plan> {
            if constexpr (std::is_same_v<Wanted, ImportFiles>)
                return plan_of(now, wanted, stop, progress);
            else
                return plan_of(Draft(now, acting), wanted);
        },
        intent);
}

} // namespace themata
