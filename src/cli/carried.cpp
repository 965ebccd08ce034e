#include "cli/carried.h"

#include "cli/terminal.h"
#include "study/labels.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using CarriedJson = nlohmann::ordered_json;

constexpr std::size_t most_told = 50; // of each list
constexpr std::size_t longest_excerpt = 60;

std::string place_of_answer(const Study& study, ResponseId id) {
    const Response& response = *study.responses.find(id);
    return fmt::format("{}, {}, {}", label_of(study, id), stage_name(study, response.stage),
                       in_quotes(question_name(study, response.question)));
}

CarriedJson answer_in_json(const Study& study, ResponseId id) {
    const Response& response = *study.responses.find(id);
    return {{"response", id.value},
            {"participant", label_of(study, id)},
            {"stage", stage_name(study, response.stage)},
            {"question", study.questions.find(response.question)->wording}};
}

CarriedJson carried_answer(const Study& study, const CarriedAnswer& carried) {
    const std::string& text = study.responses.find(carried.to)->text;
    CarriedJson json = answer_in_json(study, carried.to);
    json["answer"] = text;
    json["codings"] = CarriedJson::array();
    for (const CarriedPassage& passage : carried.passages)
        json["codings"].push_back(
            {{"theme", path_of(study, passage.theme)},
             {"quote", text.substr(passage.span.begin, passage.span.length())},
             {"whole", passage.span.length() == text.size()}});
    json["from"] = answer_in_json(study, carried.from);
    json["coder"] = coder_name(study, carried.coder);
    return json;
}

CarriedJson not_carried_in_json(const Study& study, const NotCarried& each) {
    CarriedJson json = answer_in_json(study, each.to);
    json["theme"] = path_of(study, study.codings.find(each.of)->theme);
    json["why"] = in_words(each.why);
    return json;
}

std::vector<std::string> paths_of(const Study& study, const std::vector<ThemeId>& themes) {
    std::vector<std::string> paths;
    for (const ThemeId theme : themes)
        paths.push_back(path_of(study, theme));
    return paths;
}

CarriedJson disagreement_in_json(const Study& study, const EqualsDisagree& each) {
    CarriedJson readings = CarriedJson::array();
    for (const EqualReading& reading : each.readings) {
        CarriedJson json = answer_in_json(study, reading.response);
        json["coder"] = coder_name(study, reading.coder);
        json["themes"] = paths_of(study, reading.themes);
        readings.push_back(std::move(json));
    }
    CarriedJson uncoded = CarriedJson::array();
    for (const ResponseId response : each.uncoded)
        uncoded.push_back(answer_in_json(study, response));
    return {{"answer", study.responses.find(each.readings.front().response)->text},
            {"readings", std::move(readings)},
            {"uncoded", std::move(uncoded)}};
}

// The first words of an answer.
std::string excerpt(const Study& study, ResponseId id) {
    const std::string text = one_line(study.responses.find(id)->text);
    if (text.size() <= longest_excerpt)
        return in_quotes(text);
    const std::size_t space = text.rfind(' ', longest_excerpt);
    return space == text.npos || space == 0 ? in_quotes(text)
                                            : in_quotes(text.substr(0, space) + " …");
}

class CarriedLines {
public:
    CarriedLines(const Snapshot& now, std::size_t width) : study_(now.study), width_(width) {}

    template <class Each, class InWords>
    void list(std::string_view heading, const std::vector<Each>& all, InWords in_words) {
        if (all.empty())
            return;
        text_ += fmt::format("{}\n", heading);
        for (std::size_t at = 0; at < std::min(all.size(), most_told); ++at)
            text_ += paragraph(terminal_line(in_words(all[at])), "  ", width_);
        if (all.size() > most_told)
            text_ += fmt::format("  … and {} more.\n", grouped(all.size() - most_told));
    }

    [[nodiscard]] std::string carried(const CarriedAnswer& each) const {
        std::vector<ThemeId> themes;
        for (const CarriedPassage& passage : each.passages)
            if (std::ranges::count(themes, passage.theme) == 0)
                themes.push_back(passage.theme);
        return fmt::format("{}: {} gets {} from {}, as {} coded it.",
                           place_of_answer(study_, each.to), excerpt(study_, each.to),
                           listed_in_quotes(paths_of(study_, themes)),
                           place_of_answer(study_, each.from), coder_name(study_, each.coder));
    }

    [[nodiscard]] std::string not_carried(const NotCarried& each) const {
        return fmt::format("{}: not {}, for {}.", place_of_answer(study_, each.to),
                           in_quotes(path_of(study_, study_.codings.find(each.of)->theme)),
                           in_words(each.why));
    }

    [[nodiscard]] std::string disagreement(const EqualsDisagree& each) const {
        std::vector<std::string> readings;
        for (const EqualReading& reading : each.readings)
            readings.push_back(fmt::format(
                "{} at {}: {}", coder_name(study_, reading.coder),
                place_of_answer(study_, reading.response),
                reading.themes.empty() ? std::string("nothing to code")
                                       : listed_in_quotes(paths_of(study_, reading.themes))));
        return fmt::format("{} ({} uncoded): {}.", excerpt(study_, each.readings.front().response),
                           grouped(each.uncoded.size()), joined(readings, "; "));
    }

    void say(std::string_view sentence) { text_ += paragraph(sentence, "", width_); }

    [[nodiscard]] std::string done() { return std::move(text_); }

private:
    const Study& study_;
    std::size_t width_;
    std::string text_;
};

} // namespace

std::string carried_in_json(const Snapshot& now, const CarryingOver& carrying) {
    const CarryOver& found = carrying.found;
    CarriedJson json{{"coder", carried_over_coder},
                     {"codings", codings_in(found)},
                     {"answers", CarriedJson::array()},
                     {"not_applied", CarriedJson::array()},
                     {"disagreements", CarriedJson::array()},
                     {"codebook_since", CarriedJson::array()},
                     {"hidden", found.hidden}};
    for (const CarriedAnswer& each : found.answers)
        json["answers"].push_back(carried_answer(now.study, each));
    for (const NotCarried& each : found.not_carried)
        json["not_applied"].push_back(not_carried_in_json(now.study, each));
    for (const EqualsDisagree& each : found.disagreements)
        json["disagreements"].push_back(disagreement_in_json(now.study, each));
    for (const CodebookChange& each : carrying.since)
        json["codebook_since"].push_back({{"change", name_of(each.fate)},
                                          {"theme", each.name},
                                          {"part", each.part},
                                          {"before", each.before},
                                          {"after", each.after}});
    return json.dump(1) + '\n';
}

std::string carried_in_text(const Snapshot& now, const CarryingOver& carrying, std::size_t width) {
    const CarryOver& found = carrying.found;
    CarriedLines lines(now, width);
    lines.list("What is carried over:", found.answers,
               [&](const CarriedAnswer& each) { return lines.carried(each); });
    lines.list("Not applied:", found.not_carried,
               [&](const NotCarried& each) { return lines.not_carried(each); });
    lines.list("Equal answers that were coded differently; nothing is applied to those like them:",
               found.disagreements,
               [&](const EqualsDisagree& each) { return lines.disagreement(each); });
    lines.list("What became of these themes since they were applied:", carrying.since,
               [](const CodebookChange& each) { return in_words(each); });
    if (found.hidden > 0)
        lines.say(fmt::format("Left out: {} that you are to code without seeing how others did.",
                              counted(found.hidden, "answer")));
    if (!found.answers.empty())
        lines.say("The codings are those of “carried over”, which is no person: --coders people "
                  "leaves them out of a table.");
    return lines.done();
}

} // namespace themata
