#pragma once
// A Doubt is something that an import would otherwise have to guess, and a guess could change a
// number or tear an answer. It says where it is, what was found and the ways out. Each way is an
// option of `import`, by which it is answered once and for all: wherever that option is given, the
// doubt is not raised. A doubt with a harmless way is only told; one without is open, and an import
// with an open doubt changes nothing. Values; any thread.

#include "study/result.h"
#include <string>
#include <string_view>
#include <vector>

namespace themata {

struct Way {
    std::string option; // "--header-rows"
    std::string value;  // "3"
    std::string means;  // in numbers where there are any: "212 people"
    bool harmless = false;
    bool operator==(const Way&) const = default;
};

struct Doubt {
    std::string id;       // the same for all of its kind: "header-rows"
    std::size_t file = 0; // its place among the files of the import
    std::string where;    // "row 3"; what plans the import puts the file's name before it
    std::string what;     // a sentence
    std::vector<Way> ways;
    bool operator==(const Doubt&) const = default;

    [[nodiscard]] bool is_open() const;
};

// "results.csv, row 3: It could be a heading or a person's answers." A line each.
[[nodiscard]] std::string in_words(const Doubt& doubt);
// "--header-rows 3", for a shell.
[[nodiscard]] std::string as_typed(const Way& way);

[[nodiscard]] std::vector<Doubt> open_ones(const std::vector<Doubt>& doubts);
// Why an import stops at these, which are open; there is one at least.
[[nodiscard]] Error unanswered(const std::vector<Doubt>& doubts);

} // namespace themata
