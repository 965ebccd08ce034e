#pragma once
// One window's work: the desk, what the views remember, and the numbers reckoned for them. draw()
// makes one frame inside ImGui's and carries out what was asked for in it. Knows nothing of screens
// and drivers, so tests run it without them. One thread.

#include "ui/files/folder_reader.h"
#include "ui/frame.h"
#include "ui/keeping.h"
#include "ui/parts/latest.h"

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
    struct FiguresKey {
        std::string uuid;
        Head head;
        bool operator==(const FiguresKey&) const = default;
    };

    struct PaletteKey {
        FiguresKey study;
        std::vector<FoundLine> recent;
        bool operator==(const PaletteKey&) const = default;
    };

    struct ReadingKey {
        std::string uuid;
        std::shared_ptr<const ReadingOrder> order;
        ReadingPlan plan;
        std::shared_ptr<const AlikeGroups> alike; // when answers stand together by it
        bool operator==(const ReadingKey&) const = default;
    };

    struct AlikeKey {
        std::shared_ptr<const ReadingOrder> order; // another one when answers came or went
        Alike alike = Alike::identical;
        bool operator==(const AlikeKey&) const = default;
    };

    struct LearntKey {
        std::string uuid;
        std::size_t lesson = 0;
        bool operator==(const LearntKey&) const = default;
    };

    struct SuggestedKey {
        std::shared_ptr<const Learnt> learnt;
        Head head;
        ResponseId response;
        bool operator==(const SuggestedKey&) const = default;
    };

    struct PreviewKey {
        FiguresKey study;
        ThemeId into;
        ThemeId from;
        bool operator==(const PreviewKey&) const = default;
    };

    struct PassagesKey {
        FiguresKey study;
        PassageQuery query;
        bool operator==(const PassagesKey&) const = default;
    };

    struct TableKey {
        FiguresKey study;
        TableSpec spec;
        bool operator==(const TableKey&) const = default;
    };

    struct QuotesKey {
        TableKey table;
        CellChoice cell;
        bool operator==(const QuotesKey&) const = default;
    };

    void poll();
    void take_notices();
    void take_sample();
    void take_written();
    void take_over();
    void take_study();
    void take_import();
    void take_like();
    void look_at_folders();
    void reckon();
    void reckon_reading(const std::shared_ptr<const Snapshot>& now, Effort effort);
    void reckon_aids(const std::shared_ptr<const Snapshot>& now);
    [[nodiscard]] Aids aids() const;
    void reckon_table(const std::shared_ptr<const Snapshot>& now, const FiguresKey& key,
                      Effort effort);
    void reckon_codebook(const std::shared_ptr<const Snapshot>& now, const FiguresKey& key,
                         Effort effort);
    [[nodiscard]] CodebookFigures codebook_figures() const;
    [[nodiscard]] FrameState frame_state() const;

    void carry_out(const Request& request);
    void handle(const Intent& intent);
    void handle(const OpenStudy& request);
    void handle(const NewStudy& request);
    void handle(const OpenSample& request);
    void handle(const ChooseFile& request);
    void handle(const ForgetStudy& request);
    void handle(const ExportTo& request);
    void handle(const SavePicture& request);
    void handle(const ShowSettings& request);
    void handle(const ExportTables& request);
    void handle(const WriteTables& request);
    void handle(const CloseStudy& request);
    void handle(const TakeFiles& request);
    void handle(const Undo& request);
    void handle(const Redo& request);
    void handle(const Revert& request);
    void handle(const UndoFrom& request);
    void handle(const LookInto& request);
    void handle(const CompareCodebooks& request);
    void handle(const AskCoding& request);
    void handle(const AskSearch& request);
    void handle(const ShowProfile& request);
    void handle(const ExportHits& request);
    void handle(const TakeSearchFile& request);
    void handle(const AskDesk& request);
    void handle(const ShowLike& request);
    void handle(const RunTheRules& request);
    void handle(const CopyText& request);
    void handle(const CancelWork& request);
    void handle(const SetAppearance& request);
    void handle(const SetZoom& request);
    void handle(const ChooseAppearance& request);
    void handle(const SetAnswerSize& request);
    void handle(const SetCoder& request);
    void handle(const PreviewImport& request);
    void handle(const MakeImport& request);
    void handle(const DropImport& request);

    void import(const std::vector<std::filesystem::path>& files);
    // Something beside the desk's work is under way.
    [[nodiscard]] bool reckons() const;
    void look_again();
    void keep_view();
    void keep_what_changed();
    [[nodiscard]] AppearanceChoice appearance() const;
    void keep_choice(const std::string& name, std::string value);
    void keep_remembered();
    void remember_folder(const std::filesystem::path& folder);
    void say(const Error& error);
    void say(Notice notice);

    Setting setting_;
    std::function<void()> wake_;
    Desk desk_;
    Look look_;
    float monitor_scale_ = 1;
    Remembered remembered_;
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
    std::vector<NamedPlace> places_;
    Latest<std::vector<std::filesystem::path>, RecentTroubles> recent_troubles_;
    std::string copied_;
    Latest<FiguresKey, Figures> figures_;
    Latest<PaletteKey, PaletteList> palette_;
    Latest<ReadingKey, ReadingList> reading_;
    Latest<PreviewKey, ActPreview> preview_;
    Latest<PassagesKey, PassageList> passages_;
    Analyses analyses_;
    Latest<TableKey, Result<ThemeTable>> table_;
    Latest<QuotesKey, CellQuotes> quotes_;
    std::shared_ptr<const std::vector<Tabulation>> exporting_; // until the file is chosen
    std::optional<Job<std::filesystem::path>> writing_;
    Latest<AlikeKey, AlikeGroups> alike_;
    Latest<LearntKey, Learnt> learnt_;
    Latest<SuggestedKey, SuggestedThemes> suggested_;
    std::optional<Job<std::filesystem::path>> sample_;
    std::optional<FindLike> wanted_like_;
};

} // namespace themata
