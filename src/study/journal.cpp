// Names of acts and what is asked of an entry.

#include "study/journal.h"

#include <algorithm>

namespace themata {

namespace {

// By number.
constexpr std::array<std::string_view, 42> verbs = {"unknown",
                                                    "undo",
                                                    "redo",
                                                    "revert",
                                                    "import",
                                                    "add theme",
                                                    "rename theme",
                                                    "define theme",
                                                    "move theme",
                                                    "colour theme",
                                                    "merge themes",
                                                    "split theme",
                                                    "retire theme",
                                                    "restore theme",
                                                    "apply theme",
                                                    "withdraw coding",
                                                    "adjust span",
                                                    "nothing to code",
                                                    "write memo",
                                                    "save search",
                                                    "rename search",
                                                    "change search",
                                                    "remove search",
                                                    "mark seen",
                                                    "run rules",
                                                    "take searches",
                                                    "add synonyms",
                                                    "remove synonyms",
                                                    "move stage",
                                                    "rename stage",
                                                    "pair participants",
                                                    "state range",
                                                    "direct item",
                                                    "assign answers",
                                                    "withdraw assignment",
                                                    "settle",
                                                    "merge stages",
                                                    "merge participants",
                                                    "rename participant",
                                                    "keep recipe",
                                                    "rename recipe",
                                                    "remove recipe"};
static_assert(verbs.size() == static_cast<std::size_t>(ActKind::remove_recipe) + 1);

} // namespace

std::string in_hex(const Digest& digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const std::uint8_t byte : digest.bytes) {
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

std::string_view verb_of(ActKind act) {
    const auto number = static_cast<std::size_t>(act);
    return number < verbs.size() ? verbs[number] : verbs[0];
}

ActKind act_called(std::string_view verb) {
    const auto found = std::ranges::find(verbs, verb);
    return found == verbs.end() ? ActKind::unknown : static_cast<ActKind>(found - verbs.begin());
}

std::uint32_t subject_of(const Entry& entry, Kind kind, SubjectRole role) {
    for (const Subject& subject : entry.subjects)
        if (subject.kind == kind && subject.role == role)
            return subject.id;
    return 0;
}

bool touches(const Entry& entry, Kind kind) {
    return std::ranges::find(entry.subjects, kind, &Subject::kind) != entry.subjects.end();
}

} // namespace themata
