#include "ui/codebook/codebook_acts.h"

#include "text/fold.h"
#include <algorithm>

namespace themata {

namespace {

constexpr std::size_t examples_told = 6;

void count_codings(const Changes& changes, ActPreview& preview) {
    for (const Edit<Coding>& edit : changes.of<Coding>()) {
        if (edit.removes()) {
            ++preview.joined;
        } else if (!edit.adds()) {
            ++preview.moved;
            if (preview.examples.size() < examples_told)
                preview.examples.push_back(edit.id());
        }
    }
}

void name_themes(const Changes& changes, ActPreview& preview) {
    for (const Edit<Theme>& edit : changes.of<Theme>())
        if (!edit.adds() && !edit.removes() && edit.before.parent != edit.after.parent)
            preview.themes.push_back(edit.before.name);
}

} // namespace

ActPreview preview_of(const Snapshot& now, const Intent& intent, const Acting& acting) {
    const auto planned = plan(now, intent, acting);
    ActPreview preview;
    if (!planned) {
        preview.refusal = planned.error().what + " " + planned.error().hint;
        return preview;
    }
    preview.note = planned->note;
    preview.memos = planned->changes.of<Memo>().size();
    count_codings(planned->changes, preview);
    name_themes(planned->changes, preview);
    return preview;
}

PassageList passages_of(const Snapshot& now, const PassageQuery& query) {
    const std::string words = fold_loosely(query.words);
    std::vector<std::pair<std::tuple<StageId, ParticipantId, ResponseId, Span>, CodingId>> found;
    now.study.codings.for_each([&](const Coding& coding) {
        const Response* response = now.study.responses.find(coding.response);
        if (coding.theme != query.theme || !response)
            return;
        if (!words.empty() &&
            fold_loosely(passage_words(now.study, coding.id)).find(words) == std::string::npos)
            return;
        found.push_back(
            {{response->stage, response->participant, response->id, coding.span}, coding.id});
    });
    std::ranges::sort(found);
    PassageList passages;
    for (const auto& [place, coding] : found)
        passages.push_back(coding);
    return passages;
}

std::string_view passage_words(const Study& study, CodingId id) {
    const Coding* coding = study.codings.find(id);
    const Response* response = coding ? study.responses.find(coding->response) : nullptr;
    if (!response || coding->span.end > response->text.size())
        return {};
    return std::string_view(response->text).substr(coding->span.begin, coding->span.length());
}

} // namespace themata
