#include "exchange/column_profile.h"
#include "exchange/taking.h"

namespace themata {

namespace {

using Use = ColumnUse;

void take_range(ImportDraft& draft, ScaleId scale, std::string_view least, std::string_view most) {
    if (const auto number = number_in(least); number && !draft.scales.at(scale).least)
        draft.scales.edit(scale).least = number;
    if (const auto number = number_in(most); number && !draft.scales.at(scale).most)
        draft.scales.edit(scale).most = number;
}

// What is known of a question already stays; what is not stated there is filled in.
void take_question(Pass& pass, const SourceRow& row) {
    const auto cell = [&](Use use) { return row[pass.column(use)]; };
    ImportDraft& draft = pass.draft;
    const std::string wording(cell(Use::question));
    if (is_blank(wording))
        return pass.troubles.add("no question stands there", "Write its wording in each row.",
                                 row.number(), "");
    const bool is_item = plain(cell(Use::kind)) == "item" || !is_blank(cell(Use::scale));
    const auto kind = is_item ? QuestionKind::item : QuestionKind::free_text;
    const QuestionId known = draft.find_question(wording, kind);
    const QuestionId id = draft.question(wording, kind);
    pass.note_put(known ? Put::already : Put::added, &ImportCounts::questions);
    Question& question = draft.questions.edit(id);
    if (question.label.empty())
        question.label = cell(Use::label);
    if (known)
        return;
    question.domain = cell(Use::domain);
    if (plain(cell(Use::direction)) == "reversed")
        question.direction = Direction::reversed;
    if (is_blank(cell(Use::scale)))
        return;
    question.scale = draft.scale(std::string(cell(Use::scale)));
    take_range(draft, question.scale, cell(Use::least), cell(Use::most));
}

} // namespace

Result<FileReport> take_questions(Pass pass) {
    auto passed =
        pass.each_row([&](const SourceRow& row, std::size_t) { take_question(pass, row); });
    return passed ? pass.done() : failure(passed.error());
}

Result<FileReport> take_stages(Pass pass) {
    struct Numbered {
        double place;
        std::string name;
    };

    std::vector<Numbered> stages;
    auto passed = pass.each_row([&](const SourceRow& row, std::size_t) {
        const auto place = number_in(row[pass.column(Use::order)]);
        const auto name = row[pass.column(Use::stage)];
        if (!place || is_blank(name))
            return pass.troubles.add("a name and a number that gives its place are needed",
                                     "Number the stages 1, 2, 3 as they follow each other.",
                                     row.number(), "");
        stages.push_back({*place, std::string(name)});
    });
    if (!passed)
        return failure(passed.error());
    std::ranges::stable_sort(stages, {}, &Numbered::place);
    for (const Numbered& stage : stages) {
        pass.note_put(pass.draft.find_stage(stage.name) ? Put::already : Put::added,
                      &ImportCounts::stages);
        pass.draft.stage(stage.name, pass.draft.next_stage_order());
    }
    return pass.done();
}

} // namespace themata
