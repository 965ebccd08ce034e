#include "parts.h"
#include "screen.h"
#include "support/dice.h"
#include "support/temporary_folder.h"
#include "ui/drawing/faces.h"
#include "ui/session.h"
#include "workbench/exports.h"

#include <fmt/format.h>
#include <stdexcept>
#include <thread>

namespace themata::bench {

namespace {

constexpr ImVec2 usual_screen{1600, 1000};

constexpr const char* vocabulary[] = {
    "time",    "trust",    "ward",    "clinic",   "mentor",    "mentee", "consultant", "meeting",
    "honest",  "feedback", "change",  "practice", "hierarchy", "rota",   "power",      "listen",
    "respect", "worry",    "patient", "team",     "learn",     "teach",  "open",       "safe",
    "hard",    "easy",     "often",   "never",    "always",    "enough", "because",    "between"};

// A questionnaire of four questions, at two stages.
std::string questionnaire(std::size_t answers) {
    Dice dice(7);
    std::string rows = "Participant,Role,Stage,What concerns you?,What would help?,What works?,"
                       "What else?\n";
    for (std::size_t n = 0; n < answers; n += 4) {
        rows += fmt::format("P{},{},{}", n / 8 + 1, n / 8 % 3 ? "Mentor" : "Mentee",
                            n / 4 % 2 ? "Phase 2" : "Phase 1");
        for (std::size_t question = 0; question < 4; ++question) {
            rows += ',';
            const std::size_t words = question + n < answers ? 4 + dice.below(60) : 0;
            for (std::size_t word = 0; word < words; ++word)
                rows += std::string(word ? " " : "") + vocabulary[dice.below(32)];
        }
        rows += '\n';
    }
    return rows;
}

constexpr const char* codebook = "Theme,Parent,Definition\n"
                                 "Concerns,,What worries\nHierarchy,Concerns,Rank\n"
                                 "Selection,Concerns,Who takes part\nTime,Concerns,Too little\n"
                                 "Benefits,,What helps\nFresh,Benefits,New\nOpen,Benefits,Said\n";

template <class Value>
Value must(Result<Value> result) {
    if (!result)
        throw std::runtime_error(result.error().what + " " + result.error().hint);
    return std::move(*result);
}

void make_study(const std::filesystem::path& file, std::size_t answers, const Setting& setting) {
    Workbench bench = must(Workbench::create(file, "Bench", setting));
    ImportFiles import;
    import.files.push_back({"answers.csv", questionnaire(answers)});
    import.files.push_back({"codebook.csv", codebook});
    must(bench.perform(import));
}

class Work {
public:
    Work(const std::filesystem::path& file, const Setting& setting)
        : screen_(usual_screen), faces_(load_faces(font_folders())),
          session_(setting, faces_, [] {}) {
        session_.open(file);
        open_.work = "opening";
        while (!session_.desk().snapshot || session_.busy()) {
            open_.frames.push_back(frame());
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }

    void report() {
        print_heading();
        const Timed empty = timed(
            "nothing", 300, [](int) {}, [] {});
        print(open_, empty);
        std::vector<Timed> all{open_};
        const auto show = [&](const std::string& what, int frames,
                              const std::function<void(int)>& act) {
            all.push_back(timed(what, frames, act, [this] { session_.draw(); }));
            print(all.back(), empty);
            rest();
        };
        ImGuiIO& io = ImGui::GetIO();
        show("resting", 200, [](int) {});
        io.AddMousePosEvent(usual_screen.x / 2, usual_screen.y / 2);
        show("scrolling by the wheel", 300, [&](int) { io.AddMouseWheelEvent(0, -1); });
        show("J, answer after answer", 300, [&](int at) { tap(at, ImGuiKey_J); });
        show("a page on", 200, [&](int at) { tap(at, ImGuiKey_PageDown); });
        show("to the end and back", 100,
             [&](int at) { tap(at, at % 4 < 2 ? ImGuiKey_End : ImGuiKey_Home); });
        show("selecting by dragging", 300, [&](int at) { drag(at); });
        require(!session_.view().responses.selection.empty(), "words were selected");
        show("coding, and on", 200, [&](int at) {
            tap(at, at % 8 < 2 ? ImGuiKey_1 : at % 8 < 4 ? ImGuiKey_N : ImGuiKey_J);
        });
        require(!session_.desk().snapshot->study.codings.empty(), "answers were coded");
        show("the picker, typed in", 120, [&](int at) {
            at % 30 == 0    ? key(ImGuiKey_Enter)
            : at % 30 == 28 ? key(ImGuiKey_Escape)
                            : type(at, "fre");
        });
        show("a participant by label", 120, [&](int at) {
            at % 30 == 0    ? key(ImGuiKey_G)
            : at % 30 == 28 ? key(ImGuiKey_Enter)
                            : type(at, at % 2 ? "P" : "11");
        });
        show("a filter chosen, and off", 160, [&](int at) {
            at % 80 == 0                    ? key(ImGuiKey_F)
            : at % 80 == 4                  ? io.AddInputCharactersUTF8("Mentor")
            : at % 80 == 8 || at % 80 == 50 ? key(ImGuiKey_Enter)
            : at % 80 == 70                 ? key(ImGuiKey_Escape)
                                            : wait();
        });
        require(!session_.view().responses.filter.open, "the filter was closed");
        show("typing in search", 200, [&](int at) {
            if (at == 0)
                chord(ImGuiMod_Ctrl, ImGuiKey_F);
            else if (at % 8 == 0)
                io.AddInputCharactersUTF8(
                    std::string("trust time")[(at / 8) % 10] == ' '
                        ? " "
                        : std::string(1, "trust time"[(at / 8) % 10]).c_str());
            wait();
        });
        show("switching views", 240, [&](int at) {
            if (at % 12 == 0)
                chord(ImGuiMod_Ctrl, static_cast<ImGuiKey>(ImGuiKey_1 + at / 12 % 4));
        });
        show("closing the study", 200, [&](int at) {
            at == 0 ? chord(ImGuiMod_Ctrl, ImGuiKey_K) : at == 40 ? key(ImGuiKey_Enter) : wait();
            if (at == 10)
                io.AddInputCharactersUTF8("close the study");
        });
        require(!session_.desk().snapshot, "the study was closed");
        print_offenders(all);
    }

private:
    // A figure of work that was not done would be worth nothing.
    static void require(bool done, const char* what) {
        if (!done)
            throw std::runtime_error(fmt::format("the bench expected that {}", what));
    }

    FrameTime frame() {
        return named([&] { return screen_.frame([this] { session_.draw(); }); });
    }

    // With the keys that go in, and what the window took over in this frame.
    template <class Frame>
    FrameTime named(const Frame& take) {
        const auto before = session_.desk().snapshot;
        const auto reading = session_.view().responses.reading;
        const bool busy = session_.busy();
        std::string during;
        for (const ImGuiKey key : down_)
            during += fmt::format("{} ", ImGui::GetKeyName(key));
        FrameTime time = take();
        if (session_.desk().snapshot != before)
            during += "the study changed ";
        if (session_.view().responses.reading != reading)
            during += "the answers were put in order ";
        if (busy != session_.busy())
            during += busy ? "work was done " : "work began ";
        time.during = std::move(during);
        return time;
    }

    Timed timed(const std::string& what, int frames, const std::function<void(int)>& act,
                const std::function<void()>& draw) {
        Timed result{.work = what, .frames = {}};
        for (int at = 0; at < frames; ++at) {
            act(at);
            result.frames.push_back(named([&] { return screen_.frame(draw); }));
            release();
        }
        return result;
    }

    // Lets what is under way be done, unseen by the clock.
    void rest() {
        for (int frames = 0; frames < 5 || session_.busy(); ++frames) {
            frame();
            if (session_.busy())
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }

    static void wait() { std::this_thread::sleep_for(std::chrono::milliseconds(4)); }

    void key(ImGuiKey key) {
        ImGui::GetIO().AddKeyEvent(key, true);
        down_.push_back(key);
    }

    void chord(ImGuiKey mod, ImGuiKey letter) {
        key(mod);
        key(letter);
    }

    // Every other frame, so that it is let go between.
    void tap(int at, ImGuiKey which) {
        if (at % 2 == 0)
            key(which);
    }

    static void type(int at, const char* letters) {
        if (at % 30 == 5)
            ImGui::GetIO().AddInputCharactersUTF8(letters);
    }

    void release() {
        for (const ImGuiKey key : std::exchange(down_, {}))
            ImGui::GetIO().AddKeyEvent(key, false);
    }

    static void drag(int at) {
        ImGuiIO& io = ImGui::GetIO();
        const float step = static_cast<float>(at % 60);
        io.AddMousePosEvent(usual_screen.x * 0.3F + step * 8, usual_screen.y * 0.4F + step);
        io.AddMouseButtonEvent(ImGuiMouseButton_Left, at % 60 > 2 && at % 60 < 58);
    }

    Screen screen_;
    Faces faces_;
    Session session_;
    Timed open_;
    std::vector<ImGuiKey> down_;
};

} // namespace

void frame_figures(std::size_t answers) {
    const TemporaryFolder folder(TemporaryFolder::Where::on_disk);
    const Setting setting{.data = folder.path() / "data",
                          .cache = folder.path() / "cache",
                          .coder = "RS",
                          .upkeep = IndexUpkeep::at_once};
    const std::filesystem::path file = folder.path() / "bench.themata";
    make_study(file, answers, setting);
    fmt::print("\n{} answers\n", answers);
    Work(file, setting).report();
}

} // namespace themata::bench
