#include "workbench/desk.h"

#include "workbench/bulk_coding.h"
#include "workbench/readings.h"
#include <array>
#include <chrono>
#include <map>

namespace themata {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// How often the desk looks whether another process wrote to the file. It costs microseconds.
constexpr milliseconds watch_interval{1'000};
constexpr milliseconds while_indexing{50}; // so that its end is soon seen
// How long a memory waits for a newer one.
constexpr std::chrono::seconds memory_rest{2};

template <class Request>
constexpr Manner manner_of() {
    if constexpr (std::is_same_v<Request, Intent>)
        return {};
    else
        return Request::manner;
}

std::string request_in_words(const DeskRequest& request) {
    return std::visit(
        []<class Each>(const Each& each) -> std::string {
            if constexpr (std::is_same_v<Each, OpenStudy>)
                return "Opening " + each.file.filename().string();
            else if constexpr (std::is_same_v<Each, Intent>)
                return std::holds_alternative<ImportFiles>(each) ? "Importing" : "Working";
            else
                return std::string(manner_of<Each>().words);
        },
        request);
}

Manner manner_of(const DeskRequest& request) {
    return std::visit([]<class Each>(const Each&) { return manner_of<Each>(); }, request);
}

// Questions of different kinds to the desk do not replace each other.
Lane::Kind kind_of(const DeskRequest& request) {
    const auto* asked = std::get_if<AskDesk>(&request);
    return request.index() +
           std::variant_size_v<AnyDeskRequest> * (asked ? asked->inquiry.index() : 0);
}

// An act that was asked for is not lost because the window closes, nor what is to be remembered.
bool is_promised(const DeskRequest& request) {
    return std::visit(
        []<class Each>(const Each&) {
            return std::is_same_v<Each, Intent> || std::is_same_v<Each, Undo> ||
                   std::is_same_v<Each, Redo> || std::is_same_v<Each, Revert> ||
                   std::is_same_v<Each, KeepRemembered> || std::is_same_v<Each, KeepMemory>;
        },
        request);
}

// What another program did: the first act behind those that were known, and how many more.
std::string news_of(const History& history, std::size_t known) {
    if (history.size() <= known)
        return "Another program changed this study.";
    const std::size_t more = history.size() - known - 1;
    std::string what = "Another program changed this study: " + history[known].note;
    if (more > 0)
        what += ", and " + std::to_string(more) + " more";
    return what + ".";
}

DeskState at_first(const Setting& setting) {
    DeskState state;
    state.coder = setting.coder;
    return state;
}

} // namespace

DeskRequest::DeskRequest(const DeskRequest& other) = default;
DeskRequest::DeskRequest(DeskRequest&& other) noexcept = default;
DeskRequest& DeskRequest::operator=(const DeskRequest& other) = default;
DeskRequest& DeskRequest::operator=(DeskRequest&& other) noexcept = default;
DeskRequest::~DeskRequest() = default;

struct Desk::Parts {
    Parts(Setting setting, std::function<void()> wake, Trial trial)
        : board_(std::move(wake), at_first(setting)), trial_(std::move(trial)),
          readings_(board_, [this](DeskRequest request) { ask(std::move(request)); }),
          setting_(std::move(setting)) {
        for (auto& lane : lanes_)
            if (&lane != &lanes_[place(Worker::writer)])
                lane = std::make_unique<Lane>(calls());
        Lane::Calls of_writer = calls();
        of_writer.rest = [this] { return rest(); };
        lanes_[place(Worker::writer)] = std::make_unique<Lane>(std::move(of_writer));
    }

    ~Parts() { end(); }

    // The lanes are all there until all of them have ended, since they ask each other.
    void end() {
        for (const auto& lane : lanes_)
            lane->give_up();
        writer().end();
        for (const auto& lane : lanes_)
            lane->end();
        try {
            write_memories();
        } catch (...) { // nobody is there any more to be told
            memories_.clear();
        }
        bench_.reset();
    }

    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;

    // Any thread. Everything goes through the writer's hands, so that a reading sees all acts that
    // were asked for before it; but an older one that it replaces is stopped at once.
    void ask(DeskRequest request) {
        const Manner manner = manner_of(request);
        Lane::Piece piece{.words = "", .work = {}};
        if (manner.wanted == Wanted::newest)
            piece.newest_of = kind_of(request);
        if (piece.newest_of)
            drop(*piece.newest_of);
        if (std::holds_alternative<DropImport>(request))
            drop(kind_of(PreviewImport{}));
        if (manner.by == Worker::writer)
            piece.words = request_in_words(request);
        if (is_promised(request))
            piece.until = Lane::Piece::Until::promised;
        piece.work = [this, asked = std::make_shared<const DeskRequest>(std::move(request))](
                         std::stop_token stop, Progress& progress) {
            take_up(asked, control(std::move(stop), progress));
        };
        writer().add(std::move(piece));
    }

    void drop(Lane::Kind kind) {
        for (const auto& each : lanes_)
            each->drop(kind);
    }

    void cancel() {
        for (const auto& each : lanes_)
            each->cancel();
    }

    bool take(DeskState& state) {
        if (!board_.take(state))
            return false;
        const Lane* shown = under_way();
        state.busy = shown ? shown->words() : "";
        return true;
    }

    [[nodiscard]] float progress() const {
        const Lane* shown = under_way();
        return shown ? shown->progress().share() : 0;
    }

    // A piece may have asked for another one before it ended; then it is counted.
    [[nodiscard]] bool is_settled() const {
        const std::size_t before = all_added();
        for (const auto& each : lanes_)
            if (!each->idle())
                return false;
        return all_added() == before;
    }

private:
    static std::size_t place(Worker by) { return static_cast<std::size_t>(by); }

    [[nodiscard]] Lane& lane(Worker by) const { return *lanes_[place(by)]; }

    [[nodiscard]] Lane& writer() const { return lane(Worker::writer); }

    Lane::Calls calls() {
        return {.failed = [this](const Error& error) { board_.say(notice_of(error)); },
                .changed = [this] { board_.touch(); }};
    }

    Control control(std::stop_token stop, Progress& progress) {
        return {std::move(stop), [this, &progress](std::uint64_t done, std::uint64_t total) {
                    progress.done = done;
                    progress.total = total;
                    board_.wake();
                }};
    }

    // Of all that goes on, what the window shows: files that are written take longest.
    [[nodiscard]] const Lane* under_way() const {
        using enum Worker;
        for (const Worker by : {exports, writer, previews, searching, inquiries, past})
            if (!lane(by).words().empty())
                return &lane(by);
        return nullptr;
    }

    [[nodiscard]] std::size_t all_added() const {
        std::size_t added = 0;
        for (const auto& each : lanes_)
            added += each->added();
        return added;
    }

    // From here on on the writer's thread.

    void take_up(const std::shared_ptr<const DeskRequest>& asked, const Control& control) {
        std::visit(
            [&]<class Each>(const Each& each) {
                if constexpr (manner_of<Each>().by == Worker::writer) {
                    try_out(*asked);
                    carry_out(each, control);
                } else {
                    begin(each, asked);
                }
            },
            *asked);
    }

    void try_out(const DeskRequest& request) const {
        if (trial_)
            trial_(request);
    }

    template <class Each>
    void begin(const Each& each, const std::shared_ptr<const DeskRequest>& asked) {
        constexpr Manner manner = manner_of<Each>();
        ReadingSource beside{.study = {}, .opening = board_.opening(), .setting = setting_};
        if (bench_)
            beside.study = bench_->beside(searchers_[place(manner.by)]);
        Lane::Piece piece{.words = std::string(manner.words), .work = {}};
        if (manner.wanted == Wanted::newest)
            piece.newest_of = kind_of(*asked);
        piece.work = [this, &each, asked, beside](std::stop_token stop, Progress& progress) {
            try {
                try_out(*asked);
                readings_.read(each, beside, this->control(std::move(stop), progress));
            } catch (...) {
                readings_.refuse(each, beside, error_in_hand());
            }
        };
        lane(manner.by).add(std::move(piece));
    }

    void carry_out(const OpenStudy& request, const Control& control) {
        take_over(
            Workbench::open(request.file, Access::write, setting_, control.stop, control.report));
    }

    void carry_out(const NewStudy& request, const Control&) {
        take_over(Workbench::create(request.file, request.title, setting_));
    }

    void carry_out(const CloseStudy&, const Control&) {
        stop_readings();
        bench_.reset();
        opened();
    }

    void carry_out(const Undo&, const Control&) {
        act([&] { return bench_->undo(); });
    }

    void carry_out(const Redo&, const Control&) {
        act([&] { return bench_->redo(); });
    }

    void carry_out(const Revert& request, const Control&) {
        act([&] { return bench_->revert(request.seq); });
    }

    void carry_out(const UndoFrom& request, const Control& control) {
        act([&] { return bench_->undo_from(request.seq, control.stop, control.report); });
    }

    void carry_out(const Intent& intent, const Control& control) {
        act([&] { return bench_->perform(intent, control.stop, control.report); });
    }

    void carry_out(const RunTheRules& request, const Control& control) {
        act([&]() -> Result<Done> {
            auto run = run_of(*bench_, request.rules, request.taken_back, control.stop);
            if (!run)
                return failure(run.error());
            return bench_->perform(std::move(*run), control.stop, control.report);
        });
    }

    void carry_out(const TakeSearchFile& request, const Control& control) {
        act([&]() -> Result<Done> {
            auto text = source_file(request.file);
            if (!text)
                return failure(text.error());
            auto taken = searches_in(*bench_->snapshot(), text->bytes);
            if (!taken)
                return failure(taken.error());
            return bench_->perform(std::move(*taken), control.stop, control.report);
        });
    }

    void carry_out(const MakeImport& request, const Control& control) {
        const bool imported = act([&]() -> Result<Done> {
            auto intent = import_of(request.request, board_.looked_at());
            if (!intent)
                return failure(intent.error());
            return bench_->perform(std::move(*intent), control.stop, control.report);
        });
        if (imported)
            carry_out(DropImport{}, control);
    }

    void carry_out(const DropImport&, const Control&) {
        forget_files();
        board_.keep(board_.opening(), nullptr);
        board_.tell(board_.opening(), [](DeskState& state) { state.import.reset(); });
    }

    void carry_out(const SetCoder& request, const Control&) {
        setting_.coder = request.name;
        if (bench_)
            bench_->set_coder(request.name);
        publish();
    }

    void carry_out(const KeepRemembered& request, const Control&) {
        if (auto kept = remember(setting_, request.what); !kept)
            board_.say(notice_of(kept.error()));
    }

    void carry_out(const KeepMemory& request, const Control&) {
        if (memories_.empty())
            memories_due_ = steady_clock::now() + memory_rest;
        memories_[request.study_uuid] = request.memory;
    }

    void write_memories() {
        for (const auto& [uuid, memory] : std::exchange(memories_, {}))
            if (auto kept = keep_memory(setting_, uuid, memory); !kept)
                board_.say(notice_of(kept.error()));
    }

    void take_over(Result<Workbench> study) {
        if (!study)
            return board_.say(notice_of(study.error()));
        stop_readings();
        bench_ = std::make_unique<Workbench>(std::move(*study));
        for (const Worker by : {Worker::searching, Worker::inquiries, Worker::exports})
            searchers_[place(by)] = bench_->another_searcher();
        write_memories();
        memory_ = memory_of(setting_, bench_->snapshot()->card.uuid);
        folding_failed_ = false;
        opened();
        if (const auto warning = bench_->warning())
            board_.say(notice_of(*warning));
    }

    // Those that may have the file open end before it is let go of, so that it is whole then. What
    // is being exported goes on: it has all it needs.
    void stop_readings() {
        using enum Worker;
        for (const Worker by : {searching, inquiries, previews, past})
            lane(by).drop();
        for (const Worker by : {searching, inquiries, previews, past})
            lane(by).settle();
        searchers_ = {};
    }

    void opened() {
        history_.reset();
        forget_files();
        board_.show_opened(seen());
    }

    // The lane of previews alone touches what was read there.
    void forget_files() {
        lane(Worker::previews).add({.words = "", .work = [this](std::stop_token, Progress&) {
                                        readings_.forget_files();
                                    }});
    }

    template <class Act>
    bool act(Act act) {
        acted_ = steady_clock::now();
        if (!bench_) {
            board_.say({Notice::Tone::refused, "No study is open.", "Open or make one first."});
            return false;
        }
        auto done = act();
        publish();
        board_.say(done ? Notice{Notice::Tone::done, done->entry.note, ""}
                        : notice_of(done.error()));
        return done.has_value();
    }

    void publish() { board_.show(seen()); }

    DeskState seen() {
        DeskState state = at_first(setting_);
        if (!bench_)
            return state;
        state.snapshot = bench_->snapshot();
        state.blind = bench_->blind();
        state.file = bench_->file();
        const History& entries = bench_->history();
        const bool same = history_ && history_->size() == entries.size() &&
                          (entries.empty() || history_->back() == entries.back());
        if (!same)
            history_ = std::make_shared<const History>(entries);
        state.history = history_;
        state.memory = memory_;
        if (const Entry* entry = bench_->undoable())
            state.undoable = *entry;
        if (const Entry* entry = bench_->redoable())
            state.redoable = *entry;
        state.index = index_ = bench_->index_state();
        return state;
    }

    milliseconds rest() {
        board_.take_down_stale();
        if (!memories_.empty() && steady_clock::now() > memories_due_)
            write_memories();
        if (!bench_)
            return watch_interval;
        if (steady_clock::now() - acted_ >= watch_interval)
            fold_log();
        watch();
        return index_ == IndexState::catching_up ? while_indexing : watch_interval;
    }

    // A copy of the file has all acts then.
    void fold_log() {
        if (auto folded = bench_->fold_log(); !folded && !std::exchange(folding_failed_, true))
            board_.say(notice_of(folded.error()));
    }

    void watch() {
        const std::size_t known = bench_->history().size();
        const auto changed = bench_->refresh();
        const std::string trouble = changed ? "" : changed.error().what;
        if (std::exchange(trouble_, trouble) != trouble && !changed)
            board_.say(notice_of(changed.error()));
        if ((changed && *changed) || bench_->index_state() != index_)
            publish();
        if (changed && *changed)
            board_.say({Notice::Tone::done, news_of(bench_->history(), known),
                        "It was taken over; History shows what was done."});
    }

    Board board_;
    Trial trial_;
    Readings readings_;
    // The writer's alone, once the lanes are there:
    Setting setting_;
    std::unique_ptr<Workbench> bench_;
    std::array<std::shared_ptr<Searcher>, 6> searchers_; // for each lane its own
    StudyMemory memory_;
    std::map<std::string, StudyMemory> memories_; // not written yet, by study
    steady_clock::time_point memories_due_;
    std::shared_ptr<const History> history_;
    IndexState index_ = IndexState::up_to_date; // as it was shown last
    steady_clock::time_point acted_;
    bool folding_failed_ = false;                // told once
    std::string trouble_;                        // of watching the file, as it was said last
    std::array<std::unique_ptr<Lane>, 6> lanes_; // by Worker
};

Desk::Desk(Setting setting, std::function<void()> wake, Trial trial)
    : parts_(std::make_unique<Parts>(std::move(setting), std::move(wake), std::move(trial))) {
    poll();
}

Desk::~Desk() = default;

void Desk::ask(DeskRequest request) { parts_->ask(std::move(request)); }

void Desk::cancel() { parts_->cancel(); }

bool Desk::poll() { return parts_->take(state_); }

float Desk::progress() const { return parts_->progress(); }

void Desk::end() { parts_->end(); }

void Desk::settle() {
    while (!parts_->is_settled())
        std::this_thread::sleep_for(milliseconds(1));
    poll();
}

} // namespace themata
