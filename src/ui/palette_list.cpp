#include "study/labels.h"
#include "ui/commands.h"
#include "ui/palette.h"

#include "text/fold.h"

namespace themata {

namespace {

class Listing {
public:
    explicit Listing(const std::vector<FoundLine>& recent) : recent_(recent) {}

    // `before` is what can be typed before the name: "apply theme".
    void add(FoundKind kind, std::uint32_t id, const std::string& name, const std::string& before) {
        const FoundLine line{kind, id};
        const auto recency = std::ranges::find(recent_, line) - recent_.begin();
        const auto rank = recency < std::ssize(recent_)
                              ? recency
                              : std::ssize(recent_) + static_cast<std::ptrdiff_t>(order_of(kind));
        std::string folded = fold_loosely(name);
        std::string whole = before.empty() ? "" : before + " " + folded;
        names_.push_back({std::move(folded), std::move(whole), static_cast<std::uint32_t>(rank)});
        list_.lines.push_back(line);
    }

    [[nodiscard]] PaletteList done() {
        list_.names = std::make_shared<const std::vector<Findable>>(std::move(names_));
        return std::move(list_);
    }

private:
    // Both acts on a theme stand together.
    static std::size_t order_of(FoundKind kind) {
        return kind == FoundKind::show_theme ? static_cast<std::size_t>(FoundKind::apply_theme)
                                             : static_cast<std::size_t>(kind);
    }

    const std::vector<FoundLine>& recent_;
    PaletteList list_;
    std::vector<Findable> names_;
};

void add_themes(const Snapshot& now, Listing& listing) {
    for (const ThemeId id : codebook_order(now.study, now.lookup)) {
        const Theme& theme = *now.study.themes.find(id);
        if (theme.state != ThemeState::retired)
            listing.add(FoundKind::apply_theme, id.value, theme.name, "apply");
        listing.add(FoundKind::show_theme, id.value, theme.name, "show");
    }
}

} // namespace

PaletteList palette_list(const Snapshot& now, const std::vector<FoundLine>& recent) {
    Listing listing(recent);
    for (std::size_t place = 0; place < commands().size(); ++place)
        if (commands()[place].can_be_asked_for())
            listing.add(FoundKind::command, static_cast<std::uint32_t>(place),
                        commands()[place].name, "");
    add_themes(now, listing);
    now.study.questions.for_each([&](const Question& question) {
        if (question.kind == QuestionKind::free_text)
            listing.add(FoundKind::question, question.id.value,
                        question_name(now.study, question.id), "question");
    });
    now.study.participants.for_each([&](const Participant& participant) {
        if (!now.lookup.responses.of(participant.id).empty())
            listing.add(FoundKind::participant, participant.id.value, participant.label,
                        "participant");
    });
    return listing.done();
}

} // namespace themata
