#pragma once
// One window's work: the desk, what the views remember, and the numbers computed for them. draw()
// makes one frame inside ImGui's and carries out what was asked for in it; what goes wrong in it is
// said in words. It knows nothing of screens and drivers, so tests run it without them. One thread.

#include "ui/computed.h"
#include "ui/files/folder_reader.h"
#include "ui/keeping.h"

namespace themata {

class Session {
public:
    // `wake` is called on other threads when there is something new to draw. `faces` outlives it.
    Session(Setting setting, const Faces& faces, std::function<void()> wake);
    // What is remembered of the open study is kept.
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void open(const std::filesystem::path& file);
    void take_files(std::vector<std::filesystem::path> files);
    void set_monitor_scale(float scale);

    // The window's size is remembered with the study; what it is to be now, once.
    void set_window_size(WindowSize size) { window_size_ = size; }

    [[nodiscard]] std::optional<WindowSize> take_wanted_size() {
        return std::exchange(wanted_size_, std::nullopt);
    }

    void draw();

    // Whether something is under way that will be drawn when it is done.
    [[nodiscard]] bool busy() const;

    [[nodiscard]] const Look& look() const { return look_; }

    [[nodiscard]] const DeskState& desk() const { return desk_.state(); }

    [[nodiscard]] const WindowView& view() const { return view_; }

    // What was last put on the clipboard; ImGui has it as well.
    [[nodiscard]] const std::string& copied() const { return copied_; }

    // For a program that is about to end: the study is closed, whatever thread this is.
    void end() { desk_.end(); }

    // Waits until all that was asked for is done and taken over; for tests.
    void settle();

private:
    void poll();
    void take_notices();
    void take_study();
    void take_import();
    void take_like();
    void look_at_folders();
    void request();
    void draw_views();
    [[nodiscard]] FrameState frame_state() const;

    // What the desk carries out. Some of it changes what the window shows or remembers as well, or
    // is asked with what stands in a view.
    void carry_out(const Request& request);
    void handle(const DeskRequest& request);
    void prepare(OpenStudy& request);
    void prepare(NewStudy& request);
    void prepare(CloseStudy& request);
    void prepare(SetCoder& request);
    void prepare(TakeSearchFile& request);
    void prepare(ExportTo& request);
    void prepare(ExportHits& request);
    void prepare(WriteTables& request);
    void prepare(SavePicture& request);

    template <class Other>
    void prepare(Other&) {}

    // What is the window's own.
    void handle(const ChooseFile& request);
    void handle(const ForgetStudy& request);
    void handle(const ExportTables& request);
    void handle(const ShowLike& request);
    void handle(const TakeFiles& request);
    void handle(const ShowProfile& request);
    void handle(const CopyText& request);
    void handle(const SayWhyNot& request);
    void handle(const CancelWork& request);
    void handle(const ShowSettings& request);
    void handle(const SetAppearance& request);
    void handle(const ChooseAppearance& request);
    void handle(const SetAnswerSize& request);
    void handle(const SetZoom& request);

    void import(const std::vector<std::filesystem::path>& files);
    // Something beside the desk's work is under way.
    [[nodiscard]] bool computes() const;
    void look_again();
    void keep_view();
    void keep_what_changed();
    void keep_as_recent();
    [[nodiscard]] AppearanceChoice appearance() const;
    void keep_choice(const std::string& name, std::string value);
    void keep_remembered();
    void remember_folder(const std::filesystem::path& folder);
    void say(const Error& error);
    void say(Notice notice);

    std::function<void()> wake_;
    Remembered remembered_;
    Desk desk_;
    Look look_;
    float monitor_scale_ = 1;
    StudyMemory kept_; // of the open study, as it was last handed on
    WindowView view_;
    Outbox out_;
    std::string open_uuid_;
    std::size_t notices_taken_ = 0;
    std::optional<Notice> notice_;
    std::vector<Notice> notices_;
    std::vector<std::filesystem::path> waiting_; // questionnaires, for the next study
    WindowSize window_size_;
    std::optional<WindowSize> wanted_size_;
    FolderReader folders_;
    std::filesystem::path refused_folder_; // why it cannot be read was said
    std::vector<NamedPlace> places_;
    std::string copied_;
    std::shared_ptr<const std::vector<Tabulation>> exporting_; // until the file is chosen
    std::optional<FindLike> wanted_like_;
    Computed computed_;
};

} // namespace themata
