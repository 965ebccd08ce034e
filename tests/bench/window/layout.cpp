#include "parts.h"
#include "ui/drawing/passage_layout.h"
#include "ui/drawing/tokens.h"
#include "ui/drawing/typesetter.h"
#include "workbench/exports.h"
#include "workbench/sample.h"

#include "support/temporary_folder.h"
#include "text/segments.h"
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fmt/format.h>
#include <hb.h>
#include <stdexcept>

namespace themata::bench {

namespace {

constexpr std::size_t most_answers = 20'000;

double microseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

// The whole text in the one face that the window has for Latin letters, as if no other were needed:
// HarfBuzz is called by itself.
class OneFace {
public:
    explicit OneFace(const InstalledFonts& installed) {
        for (const char* name : {"Inter-Regular.otf", "NotoSans-Regular.ttf", "DejaVuSans.ttf"})
            if (const auto found = installed.find(name); !font_ && found != installed.end())
                font_ = font_of(found->second);
        if (!font_)
            throw std::runtime_error("No font is installed to measure with.");
    }

    ~OneFace() {
        hb_buffer_destroy(buffer_);
        hb_font_destroy(font_);
    }

    OneFace(const OneFace&) = delete;
    OneFace& operator=(const OneFace&) = delete;

    std::size_t shape(const std::string& text) const {
        hb_buffer_clear_contents(buffer_);
        hb_buffer_add_utf8(buffer_, text.data(), static_cast<int>(text.size()), 0, -1);
        hb_buffer_guess_segment_properties(buffer_);
        hb_shape(font_, buffer_, nullptr, 0);
        return hb_buffer_get_length(buffer_);
    }

private:
    static hb_font_t* font_of(const std::filesystem::path& file) {
        hb_blob_t* blob = hb_blob_create_from_file(file.c_str());
        hb_face_t* face = hb_face_create(blob, 0);
        hb_font_t* font = hb_font_create(face);
        hb_face_destroy(face);
        hb_blob_destroy(blob);
        return font;
    }

    hb_font_t* font_ = nullptr;
    hb_buffer_t* buffer_ = hb_buffer_create();
};

struct Corpus {
    std::string name;
    std::vector<std::string> answers;
};

// Every so manieth of them, when there are too many.
Corpus corpus_of(const std::string& name, const Study& study) {
    Corpus corpus{.name = name, .answers = {}};
    std::vector<std::string> all;
    study.responses.for_each([&](const Response& response) {
        if (response.state == ResponseState::answered)
            all.push_back(response.text);
    });
    const std::size_t step = all.size() / most_answers + 1;
    for (std::size_t at = 0; at < all.size(); at += step)
        corpus.answers.push_back(std::move(all[at]));
    return corpus;
}

std::string output_of(const std::string& command) {
    std::string bytes;
    FILE* pipe = ::popen(command.c_str(), "r");
    char block[1 << 16];
    for (std::size_t read = 1; pipe && read > 0;) {
        read = std::fread(block, 1, sizeof block, pipe);
        bytes.append(block, read);
    }
    if (pipe)
        ::pclose(pipe);
    return bytes;
}

Study imported(ImportFiles import) {
    const TemporaryFolder folder(TemporaryFolder::Where::on_disk);
    const Setting setting{
        .data = folder.path() / "data", .cache = folder.path() / "cache", .coder = "RS"};
    auto bench = Workbench::create(folder.path() / "corpus.themata", "Corpus", setting);
    if (!bench)
        throw std::runtime_error(bench.error().what);
    if (const auto done = bench->perform(std::move(import)); !done)
        throw std::runtime_error(done.error().what + " " + done.error().hint);
    return bench->snapshot()->study;
}

Study sample() {
    const TemporaryFolder folder(TemporaryFolder::Where::on_disk);
    const Setting setting{
        .data = folder.path() / "data", .cache = folder.path() / "cache", .coder = "RS"};
    const auto file = sample_study(setting);
    if (!file)
        throw std::runtime_error(file.error().what);
    auto bench = Workbench::open(*file, Access::read, setting);
    if (!bench)
        throw std::runtime_error(bench.error().what);
    return bench->snapshot()->study;
}

// Bodies of published answers lie beside the project on some machines; only those are measured.
std::vector<Corpus> corpora() {
    std::vector<Corpus> found{corpus_of("the sample", sample())};
    const std::filesystem::path data = std::filesystem::path(THEMATA_SHARED_DIR) / "data";
    const std::filesystem::path feedback = data / "nhs-feedback/v6framework_230831.csv";
    if (std::filesystem::exists(feedback)) {
        ImportFiles import;
        import.files.push_back({"answers.csv", output_of("cat '" + feedback.string() + "'")});
        import.mapping.participant = "Respondent ID";
        import.mapping.question = "FFT question";
        import.mapping.answer = "FFT answer";
        import.mapping.stage_date = "Date";
        import.mapping.stage_by = "quarter";
        import.mapping.date_order = "dmy";
        import.mapping.undated = "No date";
        found.push_back(corpus_of("patients of the NHS", imported(std::move(import))));
    }
    const std::filesystem::path large = data / "large-corpus/responses.csv.xz";
    if (std::filesystem::exists(large)) {
        ImportFiles import;
        import.files.push_back({"answers.csv", output_of("xz -dc '" + large.string() + "'")});
        found.push_back(corpus_of("many languages", imported(std::move(import))));
    }
    return found;
}

struct LayoutTimes {
    std::vector<double> layout, shaping, breaking;
    std::size_t lines = 0;
};

double at_share(std::vector<double> times, double share) {
    std::ranges::sort(times);
    return times.at(static_cast<std::size_t>(static_cast<double>(times.size() - 1) * share));
}

LayoutTimes times_of(const Corpus& corpus, const Metrics& metrics, const OneFace& one) {
    LayoutTimes times;
    for (const std::string& answer : corpus.answers) {
        const double begin = microseconds();
        const PassageLayout layout = layout_passage(answer, size::reading_measure, metrics);
        const double laid_out = microseconds();
        times.lines += one.shape(answer) > 0 ? layout.lines.size() : 0;
        const double shaped = microseconds();
        times.lines += line_breaks(answer).empty() ? 1 : 0;
        times.layout.push_back(laid_out - begin);
        times.shaping.push_back(shaped - laid_out);
        times.breaking.push_back(microseconds() - shaped);
    }
    return times;
}

} // namespace

void layout_figures() {
    const InstalledFonts installed = fonts_in(font_folders());
    Typesetter typesetter(installed);
    const OneFace one(installed);
    const Metrics metrics = typesetter.metrics({.size = type::answer.size}, type::answer.line);
    fmt::print("\nLaying out one answer: microseconds of the processor\n"
               "{:<24}{:>9}{:>9}{:>9}{:>12}{:>14}{:>8}\n",
               "", "answers", "median", "99 %", "bare shaping", "bare breaking", "ratio");
    for (const Corpus& corpus : corpora()) {
        (void)times_of(corpus, metrics, one); // opens the fonts
        const LayoutTimes times = times_of(corpus, metrics, one);
        const double layout = at_share(times.layout, 0.5);
        const double shaping = at_share(times.shaping, 0.5);
        const double breaking = at_share(times.breaking, 0.5);
        fmt::print("{:<24}{:>9}{:>9.1f}{:>9.1f}{:>12.1f}{:>14.1f}{:>7.2f}x\n", corpus.name,
                   corpus.answers.size(), layout, at_share(times.layout, 0.99), shaping, breaking,
                   layout / (shaping + breaking));
        std::fflush(stdout);
    }
}

} // namespace themata::bench
