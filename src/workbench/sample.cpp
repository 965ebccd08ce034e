#include "workbench/sample.h"

#include "workbench/exports.h"
#include "workbench/workbench.h"

namespace themata {

namespace {

namespace fs = std::filesystem;

constexpr const char* parts[] = {"participants",   "mentor-phase-1", "mentor-phase-2",
                                 "mentee-stage-4", "mentee-stage-5", "codebook",
                                 "codings",        "willing",        "interview-notes"};

Result<ImportFiles> questionnaires() {
    const std::optional<fs::path> folder = sample_folder();
    if (!folder)
        return failure(Error::Code::not_found, "The sample's questionnaires are not installed.",
                       "Take them from the folder assets/sample of the program's source.");
    ImportFiles import;
    for (const char* part : parts) {
        auto file = source_file(*folder / (std::string(part) + ".csv"));
        if (!file)
            return failure(file.error());
        import.files.push_back(std::move(*file));
    }
    return import;
}

Result<void> make(const fs::path& fresh, const Setting& setting) {
    auto import = questionnaires();
    if (!import)
        return failure(import.error());
    auto bench = Workbench::create(fresh, "Reverse mentoring (sample)", setting);
    if (!bench)
        return failure(bench.error());
    auto done = bench->perform(*import);
    if (!done)
        return failure(done.error());
    return {};
}

} // namespace

std::optional<fs::path> sample_folder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    for (const fs::path& folder : {program.parent_path().parent_path() / "share/themata/sample",
                                   fs::path(THEMATA_ASSETS_DIR) / "sample"})
        if (fs::exists(folder / "codebook.csv", error))
            return folder;
    return {};
}

Result<fs::path> sample_study(const Setting& setting) {
    const fs::path folder = setting.data / "sample";
    const fs::path file = folder / "reverse-mentoring.themata";
    std::error_code error;
    if (fs::exists(file, error))
        return file;
    // Made beside its place and moved there, so that a sample that is there is a whole one.
    const fs::path fresh = folder / "new.themata";
    fs::create_directories(folder, error);
    fs::remove(fresh, error);
    if (auto made = make(fresh, setting); !made)
        return failure(made.error());
    fs::rename(fresh, file, error);
    if (error)
        return failure(Error::Code::io, "The sample study could not be put into its place.",
                       "May you write to " + folder.string() + "?");
    return file;
}

} // namespace themata
