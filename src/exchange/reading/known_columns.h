#pragma once
// KnownColumns are what a study knows of the columns of a file before anything is inferred from it:
// its traits, scores and questions by their headings, its participants and stages by what stands in
// the cells. So a second file is read as the first one was. A value; any thread may read it.

#include "exchange/reading/mapping.h"
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace themata {

struct KnownColumn {
    ColumnUse use = ColumnUse::text; // text, score or trait
    std::string name;                // the trait's name, or the wording
    TraitKind trait_kind = TraitKind::category;
    std::string scale = {}; // of a score
    std::string domain = {};
};

// What the recipes of a study keep of scores: which numbers the labels of a file stood for, and
// what was missing.
struct KeptScores {
    std::vector<std::string> headings;
    std::vector<std::string> recode; // as the option says it
    std::vector<std::string> missing;
};

class KnownColumns {
public:
    // What is known first stays; a heading is compared as name_key() makes it.
    void add(std::string_view heading, KnownColumn column);
    void add_stage(std::string_view name);

    // Whether somebody in the study is called so.
    std::function<bool(std::string_view label)> is_label = {};

    std::vector<KeptScores> kept = {}; // the newest last

    // nullptr: not known.
    [[nodiscard]] const KnownColumn* find(const std::string& heading) const;
    [[nodiscard]] bool is_stage(std::string_view name) const;

    [[nodiscard]] bool has_stages() const { return !stages_.empty(); }

private:
    std::unordered_map<std::string, KnownColumn> exact_;
    std::unordered_map<std::string, KnownColumn> by_key_;
    std::unordered_set<std::string> stages_;
};

} // namespace themata
