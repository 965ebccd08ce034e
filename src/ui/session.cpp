#include "ui/session.h"

#include "workbench/exports.h"
#include "workbench/folder.h"
#include "workbench/sample.h"
#include <fmt/format.h>
#include <imgui.h>

namespace themata {

namespace {

float number_in(const Remembered& remembered, const std::string& name, float otherwise) {
    const auto found = remembered.choices.find(name);
    if (found == remembered.choices.end())
        return otherwise;
    const float number = std::strtof(found->second.c_str(), nullptr);
    return number > 0.25F && number < 8 ? number : otherwise;
}

std::string choice_in(const Remembered& remembered, const std::string& name) {
    const auto found = remembered.choices.find(name);
    return found == remembered.choices.end() ? "" : found->second;
}

// The name that was given in the settings comes before that of the login.
Setting with_known_coder(Setting setting) {
    if (std::string coder = choice_in(remembered(setting), "coder"); !coder.empty())
        setting.coder = std::move(coder);
    return setting;
}

} // namespace

Session::Session(Setting setting, const Faces& faces, std::function<void()> wake)
    : setting_(with_known_coder(std::move(setting))), wake_(wake), desk_(setting_, wake),
      remembered_(remembered(setting_)), folders_(wake), recent_troubles_(wake), figures_(wake),
      palette_(wake), reading_(wake), preview_(wake), passages_(wake), analyses_(wake),
      table_(wake), quotes_(wake), alike_(wake), learnt_(wake), suggested_(std::move(wake)) {
    look_.faces = &faces;
    look_.answers = number_in(remembered_, "answers", 1);
    look_.zoom = number_in(remembered_, "zoom", 1);
    look_again();
    if (!faces.missing.empty())
        say(Notice{Notice::Tone::failed, "Some faces are not installed, so letters may lack.",
                   fmt::format("Install {}.", fmt::join(faces.missing, ", "))});
}

Session::~Session() {
    if (!desk_.state().snapshot)
        return;
    keep_view();
    remembered_ = with_recent(std::move(remembered_),
                              recent_study(desk_.state().file, *desk_.state().snapshot));
    keep_remembered();
}

AppearanceChoice Session::appearance() const {
    const std::string choice = choice_in(remembered_, "appearance");
    return choice == "dark"     ? AppearanceChoice::dark
           : choice == "system" ? AppearanceChoice::as_the_system
                                : AppearanceChoice::light;
}

void Session::open(const std::filesystem::path& file) {
    desk_.open(std::filesystem::absolute(file));
}

void Session::take_files(std::vector<std::filesystem::path> files) {
    handle(TakeFiles{std::move(files)});
}

bool Session::busy() const { return !desk_.state().busy.empty() || reckons(); }

bool Session::reckons() const {
    return sample_ || writing_ || folders_.busy() || recent_troubles_.busy() || figures_.busy() ||
           palette_.busy() || reading_.busy() || preview_.busy() || passages_.busy() ||
           analyses_.busy() || table_.busy() || quotes_.busy() || alike_.busy() || learnt_.busy() ||
           suggested_.busy();
}

void Session::poll() {
    desk_.poll();
    take_notices();
    take_sample();
    take_written();
    take_study();
    take_import();
    take_like();
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
    remembered_ = with_recent(std::move(remembered_), recent_study(desk_.state().file, *now));
    keep_remembered();
}

void Session::keep_view() {
    if (!open_uuid_.empty())
        desk_.keep(open_uuid_, kept(view_, window_size_));
}

// So that a crash does not lose the place.
void Session::keep_what_changed() {
    if (open_uuid_.empty())
        return;
    StudyMemory now = kept(view_, window_size_);
    if (now == kept_)
        return;
    kept_ = std::move(now);
    desk_.keep(open_uuid_, kept_);
}

// The dialog goes when its import is made, and stays when that was refused.
void Session::take_import() {
    if (desk_.state().snapshot && !waiting_.empty())
        import(std::exchange(waiting_, {}));
    if (!view_.import || !view_.import->made || !desk_.state().busy.empty())
        return;
    if (!desk_.state().import)
        view_.import.reset();
}

void Session::look_at_folders() {
    if (view_.chooser)
        folders_.want(view_.chooser->folder, view_.chooser->narrowed);
    else
        folders_.forget();
    if (desk_.state().snapshot)
        return recent_troubles_.forget();
    std::vector<std::filesystem::path> files;
    for (const RecentStudy& study : remembered_.recent)
        files.push_back(study.file);
    recent_troubles_.want(files, Effort::large, [files] {
        RecentTroubles troubles;
        for (const std::filesystem::path& file : files)
            troubles.push_back(why_not_opened(file));
        return troubles;
    });
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

void Session::take_sample() {
    if (!sample_)
        return;
    auto made = sample_->take();
    if (!made)
        return;
    sample_.reset();
    if (*made)
        open(**made);
    else
        say(made->error());
}

void Session::draw() {
    poll();
    look_at_folders();
    reckon();
    const Dismissal dismissal = draw_frame(frame_state(), view_, out_);
    if (dismissal == Dismissal::dismissed)
        notice_.reset();
    for (const Request& request : out_.take())
        carry_out(request);
    keep_what_changed();
    // There is more to draw, although nothing comes in.
    if (view_.wanted_key.chord != 0 || (view_.palette.open && !view_.palette.matching.done()) ||
        (view_.view == View::history && is_filtering(view_.history)) || is_counting(view_.search) ||
        is_looking(view_.responses.go_to))
        wake_();
}

void Session::carry_out(const Request& request) {
    std::visit([this](const auto& each) { handle(each); }, request);
}

void Session::handle(const Intent& intent) { desk_.send(intent); }

void Session::handle(const OpenStudy& request) {
    remember_folder(request.file.parent_path());
    open(request.file);
}

void Session::handle(const NewStudy& request) {
    remember_folder(request.file.parent_path());
    desk_.create(std::filesystem::absolute(request.file), request.title);
}

void Session::handle(const OpenSample&) {
    if (!sample_)
        sample_.emplace(
            [setting = setting_](std::stop_token, Progress&) { return sample_study(setting); },
            wake_);
}

void Session::handle(const ChooseFile& request) {
    namespace fs = std::filesystem;
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

void Session::handle(const ExportTo& request) {
    remember_folder(request.file.parent_path());
    desk_.export_to(request.what, {view_.table.spec, view_.table.form}, request.file,
                    request.overwriting);
}

void Session::handle(const SavePicture& request) {
    remember_folder(request.file.parent_path());
    desk_.save_picture(request.picture, request.file, request.overwriting);
}

void Session::handle(const ShowSettings&) { view_.settings.emplace(); }

void Session::handle(const CloseStudy&) {
    if (const auto& now = desk_.state().snapshot)
        remembered_ = with_recent(std::move(remembered_), recent_study(desk_.state().file, *now));
    keep_remembered();
    desk_.close();
}

void Session::handle(const TakeFiles& request) {
    std::vector<std::filesystem::path> questionnaires;
    for (const std::filesystem::path& file : request.files)
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

void Session::import(const std::vector<std::filesystem::path>& files) {
    ImportView view;
    for (const std::filesystem::path& file : files)
        view.request.files.push_back({std::filesystem::absolute(file), {}});
    desk_.preview(view.request);
    view_.import = std::move(view);
    view_.chooser.reset();
}

void Session::handle(const PreviewImport& request) { desk_.preview(request.request); }

void Session::handle(const MakeImport& request) { desk_.import(request.request); }

void Session::handle(const DropImport&) { desk_.forget_import(); }

void Session::handle(const Undo&) { desk_.undo(); }

void Session::handle(const Redo&) { desk_.redo(); }

void Session::handle(const Revert& request) { desk_.revert(request.seq); }

void Session::handle(const UndoFrom& request) { desk_.undo_from(request.seq); }

void Session::handle(const LookInto& request) { desk_.look_into(request.seq); }

void Session::handle(const CompareCodebooks& request) {
    desk_.compare_codebooks(request.from, request.to);
}

void Session::handle(const AskCoding& request) { desk_.look_up(request.coding); }

void Session::handle(const AskSearch& request) { desk_.search(request.query, request.options); }

void Session::handle(const ExportHits& request) {
    remember_folder(request.file.parent_path());
    desk_.export_hits(view_.search.query, request.file, request.overwriting);
}

void Session::handle(const TakeSearchFile& request) {
    remember_folder(request.file.parent_path());
    desk_.take_searches(request.file);
}

void Session::handle(const AskDesk& request) { desk_.ask(request.inquiry); }

void Session::handle(const ShowLike& request) {
    wanted_like_ = request.like;
    desk_.ask(request.like);
}

void Session::handle(const RunTheRules& request) {
    desk_.run_rules(request.rules, request.taken_back);
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

void Session::handle(const ShowProfile& request) {
    view_.view = View::explore;
    show_profile(view_.analyses.explore, request.theme);
}

void Session::handle(const CopyText& request) {
    copied_ = request.text;
    ImGui::SetClipboardText(copied_.c_str());
}

void Session::handle(const CancelWork&) {
    desk_.cancel();
    if (sample_)
        sample_->cancel();
}

void Session::say(const Error& error) { say(Notice{Notice::Tone::failed, error.what, error.hint}); }

void Session::say(Notice notice) {
    constexpr std::size_t most_notices = 50;
    notice_ = notice;
    notices_.push_back(std::move(notice));
    if (notices_.size() > most_notices)
        notices_.erase(notices_.begin());
}

void Session::settle() {
    do {
        desk_.settle();
        poll();
        look_at_folders();
        reckon();
        std::this_thread::yield();
    } while (reckons());
}

} // namespace themata
