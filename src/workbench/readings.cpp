#include "workbench/readings.h"

#include "workbench/sample.h"

namespace themata {

namespace {

constexpr std::size_t details_told = 200;

} // namespace

Notice notice_of(const Error& error) {
    const bool refused = error.code == Error::Code::refused || error.code == Error::Code::cancelled;
    return {refused ? Notice::Tone::refused : Notice::Tone::failed, error.what, error.hint};
}

void Readings::read(const AskSearch& request, const ReadingSource& beside, const Control& control) {
    if (!beside.study)
        return;
    // While the index is made, so many texts are read first: they take a moment, all of them
    // may take long.
    constexpr std::size_t read_at_first = 20'000;
    SearchOptions at_first = request.options;
    at_first.most_read = read_at_first;
    auto hits = beside.study->search(request.query, at_first, control.stop);
    if (hits && hits->unread > 0 && !control.stop.stop_requested()) {
        show(Found{request.query, std::move(hits)}, beside);
        hits = beside.study->search(request.query, request.options, control.stop);
    }
    if (!control.stop.stop_requested())
        show(Found{request.query, std::move(hits)}, beside);
}

void Readings::show(Found found, const ReadingSource& beside) {
    auto shown = std::make_shared<const Found>(std::move(found));
    board_.tell(beside.opening, [&](DeskState& state) { std::swap(state.found, shown); });
}

void Readings::read(const PreviewImport& request, const ReadingSource& beside,
                    const Control& control) {
    if (!beside.study)
        return;
    const Snapshot& now = *beside.study->snapshot();
    if (auto glance = files_.glance(request.request, now))
        show({request.request, std::move(*glance), PreviewedImport::Seen::beginning}, beside);
    auto looked_at = std::make_shared<const LookedAtImport>(
        files_.look(request.request, now, control.stop, control.report));
    if (control.stop.stop_requested())
        return;
    board_.keep(beside.opening, looked_at);
    show({request.request, looked_at->considered->preview, PreviewedImport::Seen::whole}, beside);
}

void Readings::show(PreviewedImport import, const ReadingSource& beside) {
    board_.tell(beside.opening, [&](DeskState& state) { state.import = std::move(import); });
}

void Readings::read(const AskDesk& request, const ReadingSource& beside, const Control& control) {
    if (!beside.study)
        return;
    const Answered answered = answer(*beside.study, request.inquiry, control.stop);
    board_.tell(beside.opening, [&](DeskState& state) {
        state.answered = with(std::move(state.answered), answered);
    });
}

void Readings::read(const LookInto& request, const ReadingSource& beside, const Control& control) {
    if (!beside.study)
        return;
    LookedInto looked{request.seq, beside.study->details(request.seq, details_told, control.stop)};
    board_.tell(beside.opening, [&](DeskState& state) { state.looked = std::move(looked); });
}

void Readings::read(const AskCoding& request, const ReadingSource& beside, const Control&) {
    if (!beside.study)
        return;
    const auto entry = beside.study->entry_that_made(request.coding);
    const CodingMade made{request.coding, entry && *entry ? (*entry)->at : 0};
    board_.tell(beside.opening, [&](DeskState& state) { state.made = made; });
}

void Readings::read(const CompareCodebooks& request, const ReadingSource& beside, const Control&) {
    if (!beside.study)
        return;
    Compared compared{request.from, request.to,
                      beside.study->codebook_between(request.from, request.to)};
    board_.tell(beside.opening, [&](DeskState& state) { state.compared = std::move(compared); });
}

void Readings::read(const ExportTo& request, const ReadingSource& beside, const Control& control) {
    if (beside.study)
        write(exported(*beside.study->snapshot(), request.what, request.table, request.file,
                       control.stop),
              "the " + std::string(name_of(request.what)), request.file, request.overwriting);
}

void Readings::read(const ExportHits& request, const ReadingSource& beside,
                    const Control& control) {
    if (beside.study)
        write(hits_as_csv(*beside.study, request.query, control.stop), "the hits", request.file,
              request.overwriting);
}

void Readings::read(const WriteTables& request, const ReadingSource&, const Control&) {
    if (!request.tables)
        return;
    if (auto done = write_tables(*request.tables, request.file, request.overwriting); !done)
        return board_.say(notice_of(done.error()));
    say_written("Exported to " + request.file.filename().string() + ".", request.file);
}

void Readings::read(const SavePicture& request, const ReadingSource&, const Control&) {
    if (auto done = write_picture(*request.picture, request.file, request.overwriting); !done)
        return board_.say(notice_of(done.error()));
    say_written("Saved the picture as " + request.file.filename().string() + ".", request.file);
}

void Readings::read(const OpenSample&, const ReadingSource& beside, const Control&) {
    auto sample = sample_study(beside.setting);
    if (!sample)
        return board_.say(notice_of(sample.error()));
    ask_(OpenStudy{std::move(*sample)});
}

void Readings::write(const Result<std::string>& text, const std::string& what,
                     const std::filesystem::path& file, Overwriting overwriting) {
    if (!text)
        return board_.say(notice_of(text.error()));
    if (auto written = write_file(file, *text, overwriting); !written)
        return board_.say(notice_of(written.error()));
    say_written("Exported " + what + " to " + file.filename().string() + ".", file);
}

void Readings::say_written(std::string what, const std::filesystem::path& file) {
    board_.say(
        {Notice::Tone::done, std::move(what), "It lies in " + file.parent_path().string() + "."});
}

void Readings::refuse(const AskSearch& request, const ReadingSource& beside, const Error& error) {
    show(Found{request.query, failure(error)}, beside);
    board_.say(notice_of(error));
}

void Readings::refuse(const PreviewImport& request, const ReadingSource& beside,
                      const Error& error) {
    PreviewedImport import{.request = request.request, .preview = {}};
    import.preview.error = error;
    show(std::move(import), beside);
    board_.say(notice_of(error));
}

} // namespace themata
