#include "workbench/parts.h"

#include "text/width.h"
#include "workbench/planning.h"
#include <algorithm>

namespace themata {

namespace {

constexpr std::size_t words_shown = 60; // columns of a quotation

// Records by id: those of the study, and those that the changes removed from it.
class Naming {
public:
    Naming(const Study& study, const Changes& changes) : study_(study), changes_(changes) {}

    template <class Record>
    const Record* find(Id<Record> id) const {
        if (const Record* now = themata::find(study_, id))
            return now;
        for (const Edit<Record>& edit : changes_.of<Record>())
            if (edit.id() == id)
                return edit.adds() ? &edit.after : &edit.before;
        return nullptr;
    }

    template <class Record>
    std::string name(Id<Record> id) const {
        const Record* record = find(id);
        return record ? title(*record) : id ? "something removed later" : "nothing";
    }

    std::string title(const Stage& stage) const { return in_quotes(stage.name); }

    std::string title(const Role& role) const { return in_quotes(role.name); }

    std::string title(const Participant& participant) const { return participant.label; }

    std::string title(const Trait& trait) const {
        return in_quotes(trait.name) + " of " + name(trait.participant) + ": " + trait.value;
    }

    std::string title(const Scale& scale) const { return in_quotes(scale.name); }

    std::string title(const Question& question) const { return in_quotes(question.wording); }

    std::string title(const Response& response) const {
        return "of " + place(response) + ": " + quotation(response.text);
    }

    std::string title(const Score& score) const {
        return "of " + name(score.participant) + ", " + name(score.stage) + ", " +
               name(score.question);
    }

    std::string title(const Theme& theme) const { return in_quotes(theme.name); }

    std::string title(const Coder& coder) const { return coder.name; }

    std::string title(const Coding& coding) const {
        const Response* response = find(coding.response);
        if (!response)
            return name(coding.theme);
        const std::string words = response->text.substr(coding.span.begin, coding.span.length());
        return name(coding.theme) + " by " + name(coding.coder) + " in " + place(*response) + ": " +
               quotation(words);
    }

    std::string title(const Verdict& verdict) const {
        const Response* response = find(verdict.response);
        return "nothing to code in " + (response ? place(*response) : "an answer") + " by " +
               name(verdict.coder);
    }

    std::string title(const Memo& memo) const {
        return "by " + name(memo.coder) + ": " + quotation(memo.text);
    }

    std::string title(const SavedSearch& search) const {
        return in_quotes(search.name) + ": " + quotation(search.query);
    }

    std::string title(const Synonyms& synonyms) const {
        std::string words = synonyms.words;
        std::ranges::replace(words, '\n', ',');
        return quotation(words);
    }

    std::string title(const Tie& tie) const {
        constexpr std::string_view verbs[] = {" is willing to be paired with ",
                                              " is not willing to be paired with ",
                                              " is paired with "};
        return name(tie.from) + std::string(verbs[static_cast<std::size_t>(tie.kind)]) +
               name(tie.to);
    }

    std::string title(const Note& note) const {
        return "about " + name(note.about) + ": " + quotation(note.text);
    }

    std::string title(const Assignment& assignment) const {
        const Response* response = find(assignment.response);
        return "of " + (response ? place(*response) : "an answer") + " to " +
               name(assignment.coder);
    }

    std::string title(const Recipe& recipe) const { return in_quotes(recipe.name); }

private:
    std::string place(const Response& response) const {
        return name(response.participant) + ", " + name(response.stage);
    }

    static std::string quotation(const std::string& text) {
        return in_quotes(shorten(text, words_shown));
    }

    const Study& study_;
    const Changes& changes_;
};

std::string value_in_words(const Naming&, const std::string& value) { return in_quotes(value); }

template <class Record>
std::string value_in_words(const Naming& naming, Id<Record> id) {
    return naming.name(id);
}

std::string value_in_words(const Naming&, const std::optional<double>& value) {
    return value ? std::to_string(*value) : "not stated";
}

std::string value_in_words(const Naming&, Span span) {
    return "bytes " + std::to_string(span.begin) + " to " + std::to_string(span.end);
}
template <class Number>

requires(std::is_arithmetic_v<Number> || std::is_enum_v<Number>) std::string
    value_in_words(const Naming&, Number value) {
    return std::to_string(static_cast<std::int64_t>(value));
}

template <class Record>
std::string line_of(const Naming& naming, const Edit<Record>& edit) {
    const std::string kind(Described<Record>::name);
    if (edit.adds())
        return "added " + kind + " " + naming.title(edit.after);
    if (edit.removes())
        return "removed " + kind + " " + naming.title(edit.before);
    std::string line = "altered " + kind + " " + naming.title(edit.before);
    for_each_field<Record>([&](const auto& field) {
        const auto& before = edit.before.*(field.member);
        const auto& after = edit.after.*(field.member);
        if (before != after)
            line += "; " + std::string(field.name) + " " + value_in_words(naming, before) + " → " +
                    value_in_words(naming, after);
    });
    return line;
}

} // namespace

std::vector<std::string> details_of(const Study& study, const Changes& changes, std::uint64_t all) {
    const Naming naming(study, changes);
    std::vector<std::string> lines;
    for_each_kind([&]<class Record>() {
        for (const Edit<Record>& edit : changes.of<Record>())
            lines.push_back(line_of(naming, edit));
    });
    if (all > lines.size())
        lines.push_back("and " + std::to_string(all - lines.size()) + " more");
    return lines;
}

} // namespace themata
