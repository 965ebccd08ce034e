#pragma once
// This header reads JSON into records, one at a time, so that a long list is never in memory as a
// whole: the list may be the document itself, stand in it under a usual name, or be a document a
// line. Pure; any thread.

#include "study/result.h"
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace themata {

struct JsonValue {
    enum class Kind : std::uint8_t { blank, text, number, boolean, list, object };
    Kind kind = Kind::blank;
    std::string text = {}; // as a cell says it
    std::vector<JsonValue> items = {};
    std::vector<std::pair<std::string, JsonValue>> members = {}; // in the order of the file

    [[nodiscard]] const JsonValue* find(std::string_view name) const; // nullptr: none
    [[nodiscard]] std::string_view text_of(std::string_view name) const;
};

// Called for each record. False ends the reading.
using TakeRecord = std::function<bool(JsonValue)>;

struct JsonDocument {
    bool is_lines = false; // a document a line
    JsonValue around;      // what stands beside the list: members of the object that holds it
};

[[nodiscard]] bool begins_as_json(std::string_view text);

// Refused: what is cut short or no JSON, a name twice in one object, lists within lists without
// end.
[[nodiscard]] Result<JsonDocument> read_json_records(std::string_view text, const TakeRecord& take);

} // namespace themata
