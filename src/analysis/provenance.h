#pragma once
// How a number came about: with which program, from which state of which study, by whose coding and
// with which options. It goes out with every table, picture and report. A value; any thread.

#include "study/snapshot.h"
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace themata {

struct Provenance {
    std::string program; // "Themata 0.1.0"
    std::string study;   // its title
    std::string uuid;
    Head head;
    std::string command; // what makes it again in the terminal: "themata table STUDY --count …"
    std::vector<std::pair<std::string, std::string>> settings; // "coders" -> "RS or KL", …
    bool operator==(const Provenance&) const = default;
};

// Of the program that runs and the snapshot as it is. `command` without the word “themata”.
[[nodiscard]] Provenance provenance_of(const Snapshot&, std::string_view command);

// "Made with Themata 0.1.0 from “Trust study” as of entry 41 (mark 1f3a…): themata table …"
[[nodiscard]] std::string in_words(const Provenance&);

// The version of this program: "0.1.0".
[[nodiscard]] std::string_view program_version();

} // namespace themata
