#include "laws/awkward_study.h"

#include "support/study_builder.h"
#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

namespace themata {

namespace {

constexpr std::string_view awkward[] = {"Plain",  "A, B",       "say \"no\", twice",
                                        "\"",     "it's",       "$HOME",
                                        "`id`",   "Ümit ö",     " ends in spaces ",
                                        "-dash",  "--stage",    "--",
                                        "people", "consensus",  "all",
                                        "#1",     "#2",         "scale#1",
                                        "a/b",    "b",          "“curly”",
                                        "back\\", "*",          "role",
                                        "stage",  "trait:role", "two\nlines",
                                        "=",      "--role=x",   "a",
                                        "b/a",    ",",          "plain",
                                        "ünder",  "#01",        "STUDY"};

std::vector<std::string> several(Dice& dice, std::size_t n) {
    std::vector<std::string> all(std::begin(awkward), std::end(awkward));
    for (std::size_t at = all.size(); at > 1; --at)
        std::swap(all[at - 1], all[dice.below(at)]);
    all.resize(n);
    return all;
}

class AwkwardStudy {
public:
    explicit AwkwardStudy(std::uint32_t seed) : dice_(seed) {}

    Study made() {
        add_people();
        add_items();
        add_themes();
        add_answers();
        add_ties();
        return study_.study();
    }

private:
    void add_people() {
        const auto roles = several(dice_, 2);
        const auto names = several(dice_, 5);
        for (const std::string& name : names)
            coders_.push_back(study_.coder(name, &name == &names[3]   ? CoderKind::rule
                                                 : &name == &names[4] ? CoderKind::consensus
                                                                      : CoderKind::person));
        stages_ = several(dice_, 3);
        for (const std::string& name : stages_)
            study_.stage(name);
        for (const std::string& label : labels_) {
            study_.participant(label, dice_.one_in(6) ? "" : one_of(dice_, roles));
            for (const std::string_view trait : {"role", "Age, in years", "trait:role"})
                if (!dice_.one_in(5))
                    study_.trait(label, trait, dice_.one_in(2) ? "x, y" : "z");
        }
    }

    void add_items() {
        const auto scales = several(dice_, 2);
        for (const std::string& wording : several(dice_, 5)) {
            const QuestionId id =
                study_.item(wording, dice_.one_in(3) ? "" : one_of(dice_, scales));
            if (dice_.one_in(2))
                study_.at(id).label = one_of(dice_, awkward);
            if (const ScaleId scale = study_.at(id).scale) {
                study_.at(scale).least = 1;
                study_.at(scale).most = 5;
            }
            for (const std::string& label : labels_)
                for (const std::string& stage : stages_)
                    if (!dice_.one_in(5))
                        study_.score(label, stage, wording, 1.0 + dice_.below(5));
        }
    }

    void add_themes() {
        std::set<std::pair<ThemeId, std::string>> taken;
        for (int n = 0; n < 9; ++n) {
            const ThemeId above =
                themes_.empty() || dice_.one_in(3) ? ThemeId{} : one_of(dice_, themes_);
            const std::string name(one_of(dice_, awkward));
            if (!taken.emplace(above, name).second)
                continue;
            const ThemeId theme = study_.theme("unnamed");
            study_.at(theme).parent = above;
            study_.at(theme).name = name;
            themes_.push_back(theme);
        }
    }

    void add_answers() {
        for (const std::string& wording : several(dice_, 2)) {
            if (dice_.one_in(2))
                study_.at(study_.question(wording)).label = one_of(dice_, awkward);
            for (const std::string& label : labels_)
                for (const std::string& stage : stages_)
                    if (!dice_.one_in(4))
                        add_answer(study_.answer(label, stage, wording,
                                                 dice_.one_in(6) ? "" : "trust time ward fear"));
        }
    }

    void add_answer(ResponseId answer) {
        if (study_.at(answer).text.empty())
            return;
        std::set<std::tuple<ThemeId, CoderId, std::uint32_t>> taken;
        for (std::uint32_t n = dice_.below(5); n > 0; --n) {
            const ThemeId theme = one_of(dice_, themes_);
            const CoderId coder = one_of(dice_, coders_);
            const std::uint32_t begin = dice_.one_in(2) ? 0 : 6;
            if (taken.emplace(theme, coder, begin).second)
                study_.code(answer, theme, coder, {begin, 10});
        }
        if (dice_.one_in(4))
            study_.nothing_to_code(answer, study_.at(one_of(dice_, coders_)).name);
    }

    void add_ties() {
        for (const std::string& from : labels_)
            for (const std::string& to : labels_)
                if (from < to && dice_.one_in(2))
                    study_.tie(TieKind::willing, from, to);
    }

    Dice dice_;
    StudyBuilder study_;
    std::vector<std::string> labels_ = several(dice_, 8);
    std::vector<std::string> stages_;
    std::vector<CoderId> coders_;
    std::vector<ThemeId> themes_;
};

} // namespace

Study awkward_study(std::uint32_t seed) { return AwkwardStudy(seed).made(); }

} // namespace themata
