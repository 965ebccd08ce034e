#pragma once
// This header knows what headings usually mean, the names under which survey tools and people keep
// participants, stages, traits and themes; finds the columns that an option names; and lists the
// words that options of an import take. Pure; any thread.

#include "exchange/reading/mapping.h"
#include "exchange/reading/reading_notes.h"
#include "study/result.h"
#include <optional>

namespace themata {

// A heading that means this wherever it stands. Names are compared as plain() makes them.
[[nodiscard]] bool is_named(std::string_view heading, ColumnUse use);

// "id", "code", "response id": the participant's label only if the rows bear it out.
[[nodiscard]] bool may_be_label(std::string_view heading);
[[nodiscard]] bool is_trait_name(std::string_view heading);
// What a survey tool notes about a visit: dates, addresses, progress.
[[nodiscard]] bool is_about_the_visit(std::string_view heading);
// "comment", "FFT answer".
[[nodiscard]] bool is_answer_name(std::string_view heading);
[[nodiscard]] bool is_question_name(std::string_view heading);

struct ScaleItem {
    std::string scale;
    std::string domain;
    bool operator==(const ScaleItem&) const = default;
};

// "Importance: Time management".
[[nodiscard]] std::optional<ScaleItem> scale_item(std::string_view heading);
// The same of a row of a grid: "Belonging [I feel part of a group]", "Q1[SQ001]", "Trust - in
// staff".
[[nodiscard]] std::optional<ScaleItem> grid_item(std::string_view heading);

struct TypedName {
    std::string name;
    TraitKind kind = TraitKind::category;
    bool operator==(const TypedName&) const = default;
};

// "Grade [order]": a trait whose kind is stated.
[[nodiscard]] std::optional<TypedName> typed_name(std::string_view heading);
[[nodiscard]] std::string_view name_of(TraitKind kind);

// Columns are found exactly as the heading stands, else without regard to case, spaces and
// underscores; a list may hold names with commas in them.
using Headings = std::vector<Heading>;

// Nothing when no column has this name; an error when several have.
[[nodiscard]] Result<std::optional<std::size_t>> column_named(const Headings& headings,
                                                              std::string_view name);

// The items that the wordings name. A grid has two rows at least.
[[nodiscard]] std::vector<std::optional<ScaleItem>> items_in(const Headings& headings);

// "Trust,Service type 1": nothing when a name in it is no column of this file.
[[nodiscard]] Result<std::optional<std::vector<std::size_t>>>
columns_named(const Headings& headings, std::string_view names);

// "Consent=No": a column and what a cell of it reads; nothing when no column has this name.
struct ColumnAndValue {
    std::size_t column = 0;
    std::string value;
    bool operator==(const ColumnAndValue&) const = default;
};

[[nodiscard]] Result<std::optional<ColumnAndValue>> column_and_value(const Headings& headings,
                                                                     std::string_view asked);

// "First..Last", both included.
[[nodiscard]] Result<std::optional<std::vector<std::size_t>>>
columns_between(const Headings& headings, std::string_view range);

[[nodiscard]] std::optional<FileKind> kind_named(std::string_view word);
[[nodiscard]] std::vector<std::string> kind_words();

} // namespace themata
