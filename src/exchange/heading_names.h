#pragma once
// What headings usually mean: the names under which survey tools and people keep participants,
// stages, traits and themes. Pure; any thread.

#include "exchange/mapping.h"

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

struct TypedName {
    std::string name;
    TraitKind kind = TraitKind::category;
    bool operator==(const TypedName&) const = default;
};

// "Grade [order]": a trait whose kind is stated.
[[nodiscard]] std::optional<TypedName> typed_name(std::string_view heading);
[[nodiscard]] std::string_view name_of(TraitKind kind);

} // namespace themata
