#include "workbench/desk_worker.h"

namespace themata {

Desk::Desk(Setting setting, std::function<void()> wake)
    : worker_(std::make_unique<Worker>(std::move(setting), std::move(wake))) {
    poll();
}

Desk::~Desk() = default;

void Desk::open(const std::filesystem::path& file) { worker_->order(orders::OpenFile{file}); }

void Desk::create(const std::filesystem::path& file, const std::string& title) {
    worker_->order(orders::CreateFile{file, title});
}

void Desk::close() { worker_->order(orders::CloseFile{}); }

void Desk::send(Intent intent) { worker_->order(std::move(intent)); }

void Desk::undo() { worker_->order(orders::Undo{}); }

void Desk::redo() { worker_->order(orders::Redo{}); }

void Desk::revert(std::uint64_t seq) { worker_->order(orders::Revert{seq}); }

void Desk::undo_from(std::uint64_t seq) { worker_->order(orders::UndoFrom{seq}); }

void Desk::look_into(std::uint64_t seq) { worker_->order(orders::LookInto{seq}); }

void Desk::look_up(CodingId coding) { worker_->order(orders::LookUpCoding{coding}); }

void Desk::compare_codebooks(std::uint64_t from, std::uint64_t to) {
    worker_->order(orders::CompareCodebooks{from, to});
}

void Desk::search(std::string query, SearchOptions options) {
    worker_->order(orders::Search{std::move(query), std::move(options)});
}

void Desk::preview(ImportRequest request) { worker_->order(orders::Preview{std::move(request)}); }

void Desk::import(ImportRequest request) { worker_->order(orders::Import{std::move(request)}); }

void Desk::forget_import() { worker_->order(orders::ForgetImport{}); }

void Desk::export_to(Exported what, TableAsked table, std::filesystem::path file,
                     Overwriting overwriting) {
    worker_->order(orders::Export{what, std::move(table), std::move(file), overwriting});
}

void Desk::save_picture(std::shared_ptr<const Picture> picture, std::filesystem::path file,
                        Overwriting overwriting) {
    worker_->order(orders::SaveOfPicture{std::move(picture), std::move(file), overwriting});
}

void Desk::export_hits(std::string query, std::filesystem::path file, Overwriting overwriting) {
    worker_->order(orders::ExportHits{std::move(query), std::move(file), overwriting});
}

void Desk::ask(Inquiry inquiry) { worker_->order(orders::Ask{std::move(inquiry)}); }

void Desk::run_rules(std::vector<SavedSearchId> rules, RunRules::TakenBack taken_back) {
    worker_->order(orders::RunTheRules{std::move(rules), taken_back});
}

void Desk::take_searches(std::filesystem::path file) {
    worker_->order(orders::TakeSearchFile{std::move(file)});
}

void Desk::set_coder(std::string name) { worker_->order(orders::SetCoder{std::move(name)}); }

void Desk::keep(Remembered what) { worker_->order(orders::Keep{std::move(what)}); }

void Desk::keep(std::string study_uuid, StudyMemory memory) {
    worker_->order(orders::KeepMemory{std::move(study_uuid), std::move(memory)});
}

void Desk::end() { worker_->end(); }

void Desk::cancel() { worker_->cancel(); }

bool Desk::poll() { return worker_->take(state_); }

const Progress& Desk::progress() const { return worker_->progress(); }

void Desk::settle() {
    while (!worker_->idle())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    poll();
}

} // namespace themata
