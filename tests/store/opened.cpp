#include "store/opened.h"

#include "study/check.h"
#include "study/subjects.h"
#include "support/study_builder.h"
#include <fstream>
#include <iterator>

namespace themata {

namespace fs = std::filesystem;

Opened Opened::made(const fs::path& path) {
    return {.store = must(Store::create(path, "A study")), .study = {}};
}

Opened Opened::of(const fs::path& path) {
    Store store = must(Store::open(path, Access::write));
    Study study = must(store.load());
    return {.store = std::move(store), .study = std::move(study)};
}

Result<Entry> Opened::perform(const Changes& changes, ActKind act) {
    const Study after = must(apply(study, changes));
    auto entry = store.commit({.on = store.head(),
                               .at = 1700000000000,
                               .coder = "RS",
                               .act = act,
                               .subjects = subjects_of(act, changes),
                               .note = "Something was done."},
                              changes, after);
    if (entry)
        study = after;
    return entry;
}

std::string bytes_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write_bytes(const fs::path& file, std::string_view bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

Listing listing(const fs::path& folder) {
    Listing files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file())
            files.emplace(entry.path().filename().string(), bytes_of(entry.path()));
    return files;
}

Changes small_study() {
    StudyBuilder study;
    const auto answer = study.answer("M1", "Phase 1", "Why?", "Because of trust.");
    study.answer("M2", "Phase 1", "Why?", "");
    study.code(answer, "Concerns/Trust", "trust");
    return changes_to(study.study());
}

Changes one_coding(const Study& study, const std::string& coder) {
    Ids ids(study);
    Changes changes;
    const Coder by{.id = ids.next<Coder>(), .name = coder};
    const Response& response = *study.responses.begin();
    changes.push_back(added(by));
    changes.push_back(added(Coding{.id = ids.next<Coding>(),
                                   .response = response.id,
                                   .theme = study.themes.begin()->id,
                                   .coder = by.id,
                                   .span = {0, static_cast<std::uint32_t>(response.text.size())}}));
    return changes;
}

} // namespace themata
