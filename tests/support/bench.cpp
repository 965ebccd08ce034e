#include "support/bench.h"

namespace themata {

Setting setting_in(const TemporaryFolder& folder) {
    return {.data = folder / "data", .cache = folder / "cache", .coder = "RS"};
}

Workbench new_bench(const TemporaryFolder& folder, const std::string& name) {
    return must(Workbench::create(folder / name, "A test", setting_in(folder)));
}

Workbench reopened(const TemporaryFolder& folder, const std::string& name) {
    return must(Workbench::open(folder / name, Access::write, setting_in(folder)));
}

ImportFiles small_questionnaire() {
    ImportFiles import;
    import.files.push_back({.name = "answers.csv",
                            .bytes =
                                "Participant,Role,Stage,What worries you about this?\n"
                                "M1,Mentor,Phase 1,\"Trust takes time, and time we lack.\"\n"
                                "M2,Mentor,Phase 1,None\n"
                                "C1,Mentee,Phase 1,\n"
                                "M1,Mentor,Phase 2,\"Family 👩‍👩‍👧‍👦 first.\"\n"});
    import.mapping.text = {"What worries you about this?"};
    return import;
}

} // namespace themata
