#include "ui/window_bench.h"
#include "study/labels.h"

#include "ui/parts/marks.h"
#include "ui/responses/answer_card.h"
#include "workbench/sample.h"
#include <algorithm>
#include <stdexcept>

namespace themata {

namespace fs = std::filesystem;

namespace {

// ImGui's own face: quick, and the same on every machine. That others lack is no news here.
Faces faces_of(WindowBench::Fonts fonts) {
    const bool installed = fonts == WindowBench::Fonts::installed;
    Faces faces = load_faces(installed ? font_folders() : std::vector<std::filesystem::path>{});
    faces.missing.clear();
    return faces;
}

// Importing the sample takes longer than most tests do, so it is done once and copied.
const fs::path& sample_made_once() {
    static const OwnFolder folder;
    static const fs::path file = [] {
        auto made = sample_study(folder.setting());
        if (!made)
            throw std::runtime_error(made.error().what);
        return *made;
    }();
    return file;
}

} // namespace

WindowBench::WindowBench(Begin begin, ImVec2 screen, Fonts fonts)
    : folder(std::make_shared<OwnFolder>()), robot(screen), faces(faces_of(fonts)),
      session(folder->setting(), faces, [] {}) {
    if (begin == Begin::in_sample) {
        fs::copy_file(sample_made_once(), folder->path() / "study.themata");
        session.open(folder->path() / "study.themata");
        session.settle();
    }
    robot.watch([this] { session.draw(); });
    settle_index();
}

WindowBench::WindowBench(std::shared_ptr<OwnFolder> same, Begin begin)
    : folder(std::move(same)), robot(), faces(faces_of(Fonts::built_in)),
      session(folder->setting(), faces, [] {}) {
    if (begin == Begin::in_sample) {
        session.open(folder->path() / "study.themata");
        session.settle();
    }
    robot.watch([this] { session.draw(); });
    settle();
}

void WindowBench::settle() {
    session.settle();
    robot.run();
    session.settle();
    robot.run();
}

// Until then the bottom bar says so, and pictures differ.
void WindowBench::settle_index() {
    for (int round = 0; round < 500 && session.desk().index != IndexState::up_to_date; ++round) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        session.settle();
    }
    settle();
}

void WindowBench::click(const std::string& label) {
    robot.click(label);
    settle();
}

void WindowBench::press(ImGuiKeyChord chord) {
    robot.press(chord);
    settle();
}

void WindowBench::type(const std::string& text) {
    robot.type(text);
    settle();
}

const Response& WindowBench::answer(const std::string& participant, const std::string& stage,
                                    const std::string& question) const {
    for (const Response& response : study().responses)
        if (study().participants.find(response.participant)->label == participant &&
            stage_name(study(), response.stage) == stage &&
            study().questions.find(response.question)->wording == question)
            return response;
    throw std::runtime_error("no answer of " + participant + " at " + stage);
}

std::vector<std::string> WindowBench::codings_of(const std::string& participant,
                                                 const std::string& stage,
                                                 const std::string& question) const {
    const Response& response = answer(participant, stage, question);
    std::vector<std::string> found;
    for (const Coding& coding : themata::codings_of(study(), now().lookup, response.id))
        found.push_back(study().themes.find(coding.theme)->name + ": " +
                        response.text.substr(coding.span.begin, coding.span.length()));
    return found;
}

ThemeId WindowBench::theme(const std::string& name) const {
    for (const Theme& theme : study().themes)
        if (theme.name == name)
            return theme.id;
    throw std::runtime_error("no theme " + name);
}

std::string WindowBench::notice() const {
    const std::vector<Notice>& notices = session.desk().notices;
    return notices.empty() ? "" : notices.back().what + " " + notices.back().hint;
}

std::string WindowBench::card(const Response& response) const {
    return "Answer " + name_of(study(), response);
}

std::string WindowBench::words(const Response& response) const {
    return "Words " + name_of(study(), response);
}

ImVec2 WindowBench::place_of(const Response& response, std::uint32_t byte) const {
    const SeenItem& there = robot.item(words(response));
    PassageCache cache;
    const Scene scene{now(), {}, session.desk(), session.look()};
    const CardShape shape = shape_card(scene, response, session.view().responses.card_width, cache);
    const std::size_t line = line_of(*shape.words, byte);
    const auto at = std::ranges::lower_bound(shape.words->graphemes, byte);
    const auto grapheme = static_cast<std::size_t>(at - shape.words->graphemes.begin());
    float left = shape.words->lines.back().left + shape.words->lines.back().width;
    if (grapheme < shape.words->stands.size()) {
        const Stand& stand = shape.words->stands[grapheme];
        left = stand.to_left ? stand.right - 2 : stand.left;
    }
    const float around = session.look().px(space::half);
    return {there.left + around + left + 1,
            there.top + around + shape.words->line_height * (static_cast<float>(line) + 0.5F)};
}

} // namespace themata
