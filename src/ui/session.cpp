#include "ui/session.h"

#include "text/numbers.h"
#include "ui/views.h"
#include "workbench/exports.h"
#include "workbench/folder.h"
#include "workbench/sample.h"
#include "workbench/setting.h"
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

namespace fs = std::filesystem;

float factor_in(const Remembered& remembered, const std::string& name, float otherwise) {
    const auto found = remembered.choices.find(name);
    if (found == remembered.choices.end())
        return otherwise;
    const auto number = static_cast<float>(decimal_number(found->second).value_or(0));
    return number > 0.25F && number < 8 ? number : otherwise;
}

std::string choice_in(const Remembered& remembered, const std::string& name) {
    const auto found = remembered.choices.find(name);
    return found == remembered.choices.end() ? "" : found->second;
}

// The name that was given in the settings comes before that of the login.
Setting with_known_coder(Setting setting, const Remembered& remembered) {
    if (std::string coder = choice_in(remembered, "coder"); !coder.empty())
        setting.coder = std::move(coder);
    return setting;
}

// As it was given, where the system does not say; whoever opens it says why it cannot be opened.
fs::path whole_path(const fs::path& file) {
    std::error_code unknown;
    fs::path whole = fs::absolute(file, unknown);
    return unknown ? file : whole;
}

// A table alone is called so; of several the first says what they are.
std::string name_for(const std::vector<Tabulation>& tables) {
    return tables.empty() || tables.front().name.empty() ? "table" : tables.front().name;
}

} // namespace

Session::Session(Setting setting, const Faces& faces, std::function<void()> wake)
    : wake_(wake), remembered_(remembered(setting)),
      desk_(with_known_coder(std::move(setting), remembered_), wake), folders_(wake),
      computed_(wake) {
    look_.faces = &faces;
    look_.answers = factor_in(remembered_, "answers", 1);
    look_.zoom = factor_in(remembered_, "zoom", 1);
    look_again();
    if (!faces.missing.empty())
        say(Notice{Notice::Tone::failed, "Some faces are not installed, so letters may lack.",
                   fmt::format("Install {}.", fmt::join(faces.missing, ", "))});
}

Session::~Session() {
    computed_.stop();
    if (!desk_.state().snapshot)
        return;
    keep_view();
    keep_as_recent();
}

void Session::open(const fs::path& file) { desk_.ask(OpenStudy{whole_path(file)}); }

void Session::take_files(std::vector<fs::path> files) { handle(TakeFiles{std::move(files)}); }

bool Session::busy() const { return !desk_.state().busy.empty() || computes(); }

bool Session::computes() const { return folders_.busy() || computed_.busy(); }

// What is taken over from the desk.

void Session::poll() {
    desk_.poll();
    take_notices();
    take_study();
    take_import();
    take_like();
}

void Session::take_notices() {
    const std::vector<Notice>& said = desk_.state().notices;
    const std::size_t fresh = std::min(desk_.state().noticed - notices_taken_, said.size());
    for (std::size_t at = said.size() - fresh; at < said.size(); ++at)
        say(said[at]);
    if (fresh > 0 && view_.import && said.back().tone != Notice::Tone::done)
        view_.import->made = false;
    notices_taken_ = desk_.state().noticed;
}

void Session::take_study() {
    const auto& now = desk_.state().snapshot;
    const std::string uuid = now ? now->card.uuid : "";
    if (uuid == open_uuid_)
        return;
    keep_view();
    open_uuid_ = uuid;
    const WindowView fresh;
    view_ = fresh;
    if (!now) {
        notice_.reset(); // it was about the study; Notices keeps it
        return;
    }
    restore(desk_.state().memory, view_);
    if (const WindowSize size = size_in(desk_.state().memory); size != WindowSize{})
        wanted_size_ = size;
    keep_as_recent();
}

// The dialog goes when its import is made, and stays when that was refused.
void Session::take_import() {
    if (desk_.state().snapshot && !waiting_.empty())
        import(std::exchange(waiting_, {}));
    if (view_.import && view_.import->made && !desk_.state().import)
        view_.import.reset();
}

// The words of the likeness become the query, to be seen and changed.
void Session::take_like() {
    const auto& found = desk_.state().answered.like;
    if (!wanted_like_ || !found || found->like != *wanted_like_)
        return;
    wanted_like_.reset();
    if (!found->query)
        return say(
            Notice{Notice::Tone::refused, found->query.error().what, found->query.error().hint});
    if (view_.view != View::search)
        view_.before_search = view_.view;
    view_.view = View::search;
    view_.search.query = *found->query;
}

// One frame.

void Session::draw() {
    poll();
    request();
    draw_views();
    keep_what_changed();
    // There is more to draw, although nothing comes in.
    const bool goes_on = std::ranges::any_of(
        views(), [&](const ViewOfWindow& each) { return each.goes_on && each.goes_on(view_); });
    if (goes_on || view_.asked || (view_.palette.open && !view_.palette.matching.done()))
        wake_();
}

void Session::request() {
    look_at_folders();
    computed_.request(desk_.state(), remembered_, look_, view_);
    for (const Error& error : computed_.take_errors())
        say(error);
}

// What goes wrong in a frame costs that frame, and not the window with the study in it.
void Session::draw_views() {
    ImGuiErrorRecoveryState before;
    ImGui::ErrorRecoveryStoreState(&before);
    try {
        if (draw_frame(frame_state(), view_, out_))
            notice_.reset();
        for (const Request& request : out_.take())
            carry_out(request);
    } catch (...) {
        const Error error = error_in_hand();
        out_.take().clear();
        ImGui::GetIO().ConfigErrorRecoveryEnableAssert = false;
        ImGui::ErrorRecoveryTryToRecoverState(&before);
        if (!notice_ || notice_->what != error.what)
            say(error);
    }
}

void Session::look_at_folders() {
    if (!view_.chooser)
        return folders_.forget();
    folders_.want(view_.chooser->folder, view_.chooser->narrowed);
    const FolderRows* rows = folders_.rows();
    if (!rows || *rows || refused_folder_ == view_.chooser->folder)
        return;
    refused_folder_ = view_.chooser->folder; // the chooser says it as well, as long as it is there
    say(rows->error());
}

FrameState Session::frame_state() const {
    ComputedState shown = computed_.show(desk_.state(), view_);
    return {.desk = desk_.state(),
            .remembered = remembered_,
            .appearance = appearance(),
            .figures = shown.figures,
            .reading = std::move(shown.reading),
            .table = shown.table,
            .analyses = shown.analyses,
            .codebook = shown.codebook,
            .aids = shown.aids,
            .palette = shown.palette,
            .notice = notice_ ? &*notice_ : nullptr,
            .notices = notices_,
            .work = desk_.state().busy,
            .progress = desk_.progress(),
            .recent_troubles = shown.recent_troubles,
            .folder = folders_.rows(),
            .places = places_,
            .look = look_};
}

void Session::settle() {
    do {
        desk_.settle();
        poll();
        request();
        std::this_thread::yield();
    } while (computes());
}

// What the desk carries out.

void Session::carry_out(const Request& request) {
    std::visit([this](const auto& each) { handle(each); }, request);
}

void Session::handle(const DeskRequest& request) {
    DeskRequest asked = request;
    std::visit([this](auto& each) { prepare(each); }, asked);
    desk_.ask(std::move(asked));
}

void Session::prepare(OpenStudy& request) {
    remember_folder(request.file.parent_path());
    request.file = whole_path(request.file);
}

void Session::prepare(NewStudy& request) {
    remember_folder(request.file.parent_path());
    request.file = whole_path(request.file);
}

void Session::prepare(CloseStudy&) { keep_as_recent(); }

void Session::prepare(SetCoder& request) { keep_choice("coder", request.name); }

void Session::prepare(TakeSearchFile& request) { remember_folder(request.file.parent_path()); }

void Session::prepare(ExportTo& request) {
    remember_folder(request.file.parent_path());
    request.table = {view_.table.spec, view_.table.form};
}

void Session::prepare(ExportHits& request) {
    remember_folder(request.file.parent_path());
    request.query = view_.search.query;
}

void Session::prepare(WriteTables& request) {
    remember_folder(request.file.parent_path());
    request.tables = exporting_;
}

void Session::prepare(SavePicture& request) { remember_folder(request.file.parent_path()); }

// What is the window's own.

void Session::handle(const ChooseFile& request) {
    places_ = {{"Home", home_folder()}};
    if (const auto sample = sample_folder(); sample && request.what == Choosing::questionnaires)
        places_.push_back({"The sample’s files", *sample});
    for (const fs::path& folder : remembered_.folders)
        if (folder != home_folder())
            places_.push_back({folder.filename().string(), folder});
    const fs::path start = remembered_.folders.empty() ? home_folder() : remembered_.folders[0];
    view_.chooser = file_chooser(request.what, start, request.exported);
    if (request.what == Choosing::export_to)
        view_.chooser->name =
            std::string(name_of(request.exported)) + view_.chooser->narrowed.endings.front();
    if (request.what == Choosing::picture) {
        view_.chooser->picture = request.picture;
        view_.chooser->name = request.name;
    }
    if (request.what == Choosing::hits_to)
        view_.chooser->name = "hits.csv";
}

void Session::handle(const ForgetStudy& request) {
    remembered_ = without(std::move(remembered_), request.file);
    keep_remembered();
}

void Session::handle(const ExportTables& request) {
    if (!request.tables || request.tables->empty())
        return;
    exporting_ = request.tables;
    handle(ChooseFile{.what = Choosing::tables_to});
    view_.chooser->name = name_for(*exporting_) + ".xlsx";
}

void Session::handle(const ShowLike& request) {
    wanted_like_ = request.like;
    desk_.ask(AskDesk{request.like});
}

void Session::handle(const TakeFiles& request) {
    std::vector<fs::path> questionnaires;
    for (const fs::path& file : request.files)
        if (file.extension() == ".themata")
            return open(file);
        else
            questionnaires.push_back(file);
    if (questionnaires.empty())
        return;
    remember_folder(questionnaires.front().parent_path());
    if (desk_.state().snapshot)
        return import(questionnaires);
    waiting_ = std::move(questionnaires);
    handle(ChooseFile{.what = Choosing::new_study});
    say(Notice{Notice::Tone::refused, "These files need a study to go into.",
               "Name a new one, or open another; they are imported there."});
}

void Session::import(const std::vector<fs::path>& files) {
    ImportView view;
    for (const fs::path& file : files) {
        const auto kept = std::ranges::find(view_.given_up, whole_path(file), &ImportedFile::file);
        view.request.files.push_back(
            {whole_path(file), kept == view_.given_up.end() ? MappingOptions{} : kept->mapping});
    }
    desk_.ask(PreviewImport{view.request});
    view_.import = std::move(view);
    view_.chooser.reset();
}

void Session::handle(const ShowProfile& request) {
    view_.view = View::explore;
    show_profile(view_.analyses.explore, request.theme);
}

void Session::handle(const CopyText& request) {
    copied_ = request.text;
    ImGui::SetClipboardText(copied_.c_str());
}

void Session::handle(const SayWhyNot& request) { view_.said = request.what; }

void Session::handle(const CancelWork&) { desk_.cancel(); }

void Session::handle(const ShowSettings&) { view_.settings.emplace(); }

void Session::handle(const SetAppearance& request) {
    keep_choice("appearance", request.appearance == Appearance::dark ? "dark" : "light");
    look_again();
}

void Session::handle(const ChooseAppearance& request) {
    static constexpr const char* names[] = {"light", "dark", "system"};
    keep_choice("appearance", names[static_cast<std::size_t>(request.choice)]);
    look_again();
}

void Session::handle(const SetAnswerSize& request) {
    look_.answers = request.answers;
    keep_choice("answers", fmt::format("{:.3f}", request.answers));
}

void Session::handle(const SetZoom& request) {
    look_.zoom = request.zoom;
    look_again();
    keep_choice("zoom", fmt::format("{:.2f}", request.zoom));
}

// What is remembered, and how the window looks by it.

AppearanceChoice Session::appearance() const {
    const std::string choice = choice_in(remembered_, "appearance");
    return choice == "dark"     ? AppearanceChoice::dark
           : choice == "system" ? AppearanceChoice::as_the_system
                                : AppearanceChoice::light;
}

void Session::look_again() {
    const AppearanceChoice choice = appearance();
    const bool dark =
        choice == AppearanceChoice::dark ||
        (choice == AppearanceChoice::as_the_system && system_look() == SystemLook::dark);
    look_.appearance = dark ? Appearance::dark : Appearance::light;
    look_.scale = monitor_scale_ * look_.zoom;
    dress(look_);
}

void Session::set_monitor_scale(float scale) {
    if (scale == monitor_scale_ || scale <= 0)
        return;
    monitor_scale_ = scale;
    look_again();
}

void Session::keep_view() {
    if (!open_uuid_.empty())
        desk_.ask(KeepMemory{open_uuid_, kept(view_, window_size_)});
}

// So that a crash does not lose the place.
void Session::keep_what_changed() {
    if (open_uuid_.empty())
        return;
    StudyMemory now = kept(view_, window_size_);
    if (now == kept_)
        return;
    kept_ = std::move(now);
    desk_.ask(KeepMemory{open_uuid_, kept_});
}

void Session::keep_as_recent() {
    if (const auto& now = desk_.state().snapshot)
        remembered_ = with_recent(std::move(remembered_), recent_study(desk_.state().file, *now));
    keep_remembered();
}

void Session::remember_folder(const fs::path& folder) {
    remembered_ = with_folder(std::move(remembered_), folder);
    keep_remembered();
}

void Session::keep_choice(const std::string& name, std::string value) {
    remembered_.choices[name] = std::move(value);
    keep_remembered();
}

void Session::keep_remembered() { desk_.ask(KeepRemembered{remembered_}); }

void Session::say(const Error& error) { say(Notice{Notice::Tone::failed, error.what, error.hint}); }

void Session::say(Notice notice) {
    constexpr std::size_t most_notices = 50;
    notice_ = notice;
    notices_.push_back(std::move(notice));
    if (notices_.size() > most_notices)
        notices_.erase(notices_.begin());
}

} // namespace themata
