#include "parts.h"
#include "support/robot.h"
#include "support/temporary_folder.h"
#include "ui/session.h"
#include "workbench/sample.h"

#include <fmt/format.h>
#include <stdexcept>
#include <thread>

namespace themata::bench {

namespace {

// The sample study in a window without a screen, worked by keys that are counted.
class Counting {
public:
    explicit Counting(const Setting& setting)
        : faces_(load_faces({})), session_(setting, faces_, [] {}) {
        const auto study = sample_study(setting);
        if (!study)
            throw std::runtime_error(study.error().what);
        session_.open(*study);
        session_.settle();
        robot_.watch([this] { session_.draw(); });
        settle();
    }

    void press(ImGuiKeyChord key) {
        robot_.press(key);
        settle();
        ++keys_;
    }

    void type(const std::string& letters) {
        robot_.type(letters);
        settle();
        keys_ += static_cast<int>(letters.size());
    }

    // The next answer that nobody coded; for nothing, as every program has to come to an answer.
    void come_to_next() {
        press(ImGuiKey_N);
        keys_ = 0;
    }

    // The first letters of the answer, for nothing, as every program has to be told which.
    void select_words() {
        for (int letter = 0; letter < 5; ++letter)
            press(ImGuiMod_Shift | ImGuiKey_RightArrow);
        keys_ = 0;
    }

    // The keys since then; they must have made so many codings.
    int spent(std::size_t codings) {
        const std::size_t now = session_.desk().snapshot->study.codings.size();
        if (now - std::exchange(codings_, now) != codings)
            throw std::runtime_error("The keys did not code what they should.");
        return std::exchange(keys_, 0);
    }

    void begin() { codings_ = session_.desk().snapshot->study.codings.size(); }

private:
    void settle() {
        session_.settle();
        robot_.run();
        session_.settle();
        robot_.run();
    }

    Robot robot_;
    Faces faces_;
    Session session_;
    int keys_ = 0;
    std::size_t codings_ = 0;
};

struct Cost {
    const char* what;
    int ours;
    const char* qualcoder;
    const char* taguette;
};

// Of the others as their manuals and windows have it; "drag" stands for choosing the words, which
// they need for a whole answer too. Letters: as many as tell the theme from the others, here three.
std::vector<Cost> costs(const Setting& setting) {
    Counting work(setting);
    std::vector<Cost> all;
    work.begin();
    work.come_to_next();
    work.press(ImGuiKey_2);
    all.push_back(
        {"a theme that has a digit, a whole answer", work.spent(1), "drag + 2", "drag + 6"});
    work.come_to_next();
    work.press(ImGuiKey_Q);
    all.push_back({"the last theme again, a whole answer", work.spent(1), "drag + 1", "drag + 6"});
    work.come_to_next();
    work.select_words();
    work.press(ImGuiKey_3);
    all.push_back(
        {"a theme that has a digit, words: drag and", work.spent(1), "drag + 2", "drag + 6"});
    work.come_to_next();
    work.press(ImGuiKey_Enter);
    work.type("fre");
    work.press(ImGuiKey_Enter);
    all.push_back({"any other theme, a whole answer", work.spent(1), "drag + click", "drag + 6"});
    work.come_to_next();
    work.press(ImGuiKey_Enter);
    work.type("Doubt");
    work.press(ImGuiKey_Enter);
    all.push_back({"a new theme of five letters", work.spent(1), "drag + 7", "–"});
    return all;
}

} // namespace

void key_figures() {
    const TemporaryFolder folder(TemporaryFolder::Where::on_disk);
    const Setting setting{
        .data = folder.path() / "data", .cache = folder.path() / "cache", .coder = "RS"};
    fmt::print("\n{:<46}{:>8}{:>16}{:>12}\n", "Keys for one coding", "Themata", "QualCoder",
               "Taguette");
    for (const Cost& cost : costs(setting))
        fmt::print("{:<46}{:>8}{:>16}{:>12}\n", cost.what, cost.ours, cost.qualcoder,
                   cost.taguette);
}

} // namespace themata::bench
