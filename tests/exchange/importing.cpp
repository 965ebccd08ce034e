#include "exchange/importing.h"

#include "study/check.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace themata {

Result<ImportPlan> plan_of(const Files& files, const MappingOptions& options, const Snapshot& now) {
    return plan_import(now, files, options, {}, {});
}

Snapshot imported(const Files& files, const MappingOptions& options, const Snapshot& now) {
    const auto plan = plan_of(files, options, now);
    if (!plan)
        throw std::runtime_error(plan.error().what + " / " + plan.error().hint);
    auto study = apply(now.study, plan->changes);
    if (!study)
        throw std::runtime_error(study.error().what);
    Snapshot after = now;
    after.study = std::move(*study);
    after.lookup = Lookup::of(after.study);
    if (const auto whole = check(after.study, after.lookup, plan->changes); !whole)
        throw std::runtime_error(whole.error().what);
    return after;
}

Error refusal(const Files& files, const MappingOptions& options, const Snapshot& now) {
    const auto plan = plan_of(files, options, now);
    if (plan)
        throw std::runtime_error("the import was not refused");
    return plan.error();
}

ImportReport report_of(const Files& files, const MappingOptions& options, const Snapshot& now) {
    auto plan = plan_of(files, options, now);
    if (!plan)
        throw std::runtime_error(plan.error().what);
    return plan->report;
}

namespace {

class Telling {
public:
    explicit Telling(const Snapshot& now) : now_(now), study_(now.study) {}

    std::vector<std::string> lines() {
        tell_people();
        tell_questions();
        tell_answers();
        tell_codebook();
        tell_codings();
        tell_ties();
        std::ranges::sort(lines_);
        return std::move(lines_);
    }

private:
    template <class... Parts>
    void say(std::string_view kind, const Parts&... parts) {
        std::string line(kind);
        ((line += " | " + fmt::format("{}", parts)), ...);
        lines_.push_back(std::move(line));
    }

    [[nodiscard]] std::string who(ParticipantId id) const {
        return study_.participants.find(id)->label;
    }

    [[nodiscard]] std::string when(StageId id) const { return study_.stages.find(id)->name; }

    [[nodiscard]] std::string what(QuestionId id) const {
        return study_.questions.find(id)->wording;
    }

    void tell_people() {
        for (const Participant& one : study_.participants) {
            const Role* role = study_.roles.find(one.role);
            say("participant", one.label, role ? role->name : "");
        }
        for (const Trait& trait : study_.traits)
            say("trait", who(trait.participant), trait.name, static_cast<int>(trait.kind),
                trait.value);
    }

    template <class Record>
    void tell_order(const Table<Record>& table, std::string Record::*name, std::string_view kind) {
        std::vector<const Record*> records;
        for (const Record& record : table)
            records.push_back(&record);
        std::ranges::stable_sort(records, {}, &Record::order);
        for (std::size_t i = 0; i < records.size(); ++i)
            say(kind, i, records[i]->*name);
    }

    void tell_questions() {
        tell_order(study_.stages, &Stage::name, "stage");
        tell_order(study_.questions, &Question::wording, "question");
        for (const Question& q : study_.questions) {
            const Scale* scale = study_.scales.find(q.scale);
            say("question", q.wording, q.label, static_cast<int>(q.kind), q.domain,
                static_cast<int>(q.direction), scale ? scale->name : "",
                scale && scale->least ? *scale->least : -99,
                scale && scale->most ? *scale->most : -99);
        }
    }

    void tell_answers() {
        for (const Response& r : study_.responses)
            say("answer", who(r.participant), when(r.stage), what(r.question),
                static_cast<int>(r.state), r.text);
        for (const Score& s : study_.scores)
            say("score", who(s.participant), when(s.stage), what(s.question),
                s.value ? *s.value : -99, s.missing);
    }

    void tell_codebook() {
        const auto order = codebook_order(study_, now_.lookup);
        for (std::size_t i = 0; i < order.size(); ++i) {
            const Theme& t = *study_.themes.find(order[i]);
            say("theme", i, path_of(study_, t.id), t.definition, t.include, t.exclude, t.colour,
                static_cast<int>(t.state));
        }
    }

    void tell_codings() {
        for (const Coding& c : study_.codings) {
            const Response& r = *study_.responses.find(c.response);
            const Coder& coder = *study_.coders.find(c.coder);
            say("coding", who(r.participant), when(r.stage), what(r.question),
                path_of(study_, c.theme), coder.name, static_cast<int>(coder.kind), c.span.begin,
                c.span.end);
        }
    }

    void tell_ties() {
        for (const Tie& tie : study_.ties)
            say("tie", who(tie.from), static_cast<int>(tie.kind), who(tie.to));
        for (const Note& note : study_.notes)
            say("note", who(note.about), note.domain, note.text);
    }

    const Snapshot& now_;
    const Study& study_;
    std::vector<std::string> lines_;
};

} // namespace

std::vector<std::string> told(const Snapshot& now) { return Telling(now).lines(); }

std::vector<std::string> answers_of(const Snapshot& now) {
    std::vector<std::string> lines;
    for (const Response& r : now.study.responses)
        lines.push_back(fmt::format("{} | {} | {} | {}",
                                    now.study.participants.find(r.participant)->label,
                                    now.study.stages.find(r.stage)->name,
                                    now.study.questions.find(r.question)->wording, r.text));
    std::ranges::sort(lines);
    return lines;
}

std::string read_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::filesystem::path shared_folder() { return THEMATA_SHARED_DIR; }

Files shared_files(const std::string& folder, const std::vector<std::string>& names) {
    Files files;
    for (const std::string& name : names) {
        const auto path = shared_folder() / folder / name;
        if (!std::filesystem::exists(path))
            SKIP("no shared data: " << folder << "/" << name);
        files.push_back({.name = name, .bytes = read_file(path)});
    }
    return files;
}

bool holds(const std::vector<std::string>& lines, std::string_view part) {
    return std::ranges::any_of(
        lines, [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

} // namespace themata
