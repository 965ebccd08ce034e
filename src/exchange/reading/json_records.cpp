#include "exchange/reading/json_records.h"

#include "exchange/reading/cell_values.h"
#include "text/numbers.h"
#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_set>

namespace themata {

namespace {

constexpr std::size_t deepest_json = 64;

// Under these names the lists of records stand.
constexpr auto record_lists = std::to_array<std::string_view>(
    {"results", "data", "responses", "items", "submissions", "records", "value", "rows", "entries",
     "answers", "features", "content"});

bool names_records(std::string_view name) {
    return std::ranges::find(record_lists, name) != record_lists.end();
}

// Records are given away as soon as they are complete; all else is kept.
class JsonListener {
public:
    JsonListener(const TakeRecord& take, bool is_one_record)
        : take_(take), is_one_record_(is_one_record) {}

    bool null() { return put({}); }

    bool boolean(bool value) {
        return put({.kind = JsonValue::Kind::boolean, .text = value ? "TRUE" : "FALSE"});
    }

    bool number_integer(std::int64_t value) {
        return put({.kind = JsonValue::Kind::number, .text = std::to_string(value)});
    }

    bool number_unsigned(std::uint64_t value) {
        return put({.kind = JsonValue::Kind::number, .text = std::to_string(value)});
    }

    bool number_float(double value, const std::string& written) {
        JsonValue number{.kind = JsonValue::Kind::number};
        // A number of an id may have more digits than a double.
        if (written.find_first_not_of("-0123456789") == written.npos)
            number.text = written;
        else
            append_number(number.text, value);
        return put(std::move(number));
    }

    bool string(std::string& value) {
        return put({.kind = JsonValue::Kind::text, .text = std::move(value)});
    }

    bool binary(std::vector<std::uint8_t>&) { return false; }

    bool start_object(std::size_t) { return open(JsonValue::Kind::object); }

    bool start_array(std::size_t) { return open(JsonValue::Kind::list); }

    bool key(std::string& name) {
        auto& seen = names_.back();
        if (!seen.insert(name).second)
            return refuse(fmt::format("One of its objects has the name {} twice", in_quotes(name)));
        open_.back().members.emplace_back(std::move(name), JsonValue{});
        return true;
    }

    bool end_object() { return close(); }

    bool end_array() { return close(); }

    bool parse_error(std::size_t place, const std::string&, const nlohmann::json::exception& why) {
        error_place_ = place;
        invalid_text_ = std::string_view(why.what()).find("UTF-8") != std::string_view::npos;
        return false;
    }

    [[nodiscard]] const std::optional<std::string>& refusal() const { return refusal_; }

    [[nodiscard]] std::size_t error_place() const { return error_place_; }

    [[nodiscard]] bool is_invalid_text() const { return invalid_text_; }

    [[nodiscard]] bool has_list() const { return list_depth_.has_value(); }

    [[nodiscard]] JsonValue& document() { return document_; }

private:
    bool refuse(std::string why) {
        refusal_ = std::move(why);
        return false;
    }

    bool open(JsonValue::Kind kind) {
        if (open_.size() >= deepest_json)
            return refuse(
                fmt::format("It holds lists within lists, more than {} deep", deepest_json));
        if (kind == JsonValue::Kind::list && !is_one_record_ && !list_depth_ && is_record_list())
            list_depth_ = open_.size() + 1;
        open_.push_back({.kind = kind});
        names_.emplace_back();
        return true;
    }

    // The document itself, or what a usual name of the outermost object names.
    [[nodiscard]] bool is_record_list() const {
        if (open_.empty())
            return true;
        return open_.size() == 1 && open_[0].kind == JsonValue::Kind::object &&
               names_records(open_[0].members.back().first);
    }

    bool close() {
        JsonValue value = std::move(open_.back());
        open_.pop_back();
        names_.pop_back();
        if (list_depth_ && open_.size() + 1 == *list_depth_) {
            list_depth_ = no_depth;
            return true;
        }
        return put(std::move(value));
    }

    bool put(JsonValue value) {
        if (open_.empty()) {
            document_ = std::move(value);
            return true;
        }
        if (list_depth_ && open_.size() == *list_depth_)
            return take_(std::move(value));
        if (open_.back().kind == JsonValue::Kind::list)
            open_.back().items.push_back(std::move(value));
        else
            open_.back().members.back().second = std::move(value);
        return true;
    }

    static constexpr std::size_t no_depth = static_cast<std::size_t>(-1); // it is over

    const TakeRecord& take_;
    bool is_one_record_;
    std::vector<JsonValue> open_; // from the document to the innermost
    std::vector<std::unordered_set<std::string>> names_;
    std::optional<std::size_t> list_depth_; // of the list of records
    JsonValue document_;
    std::optional<std::string> refusal_;
    std::size_t error_place_ = 0;
    bool invalid_text_ = false;
};

std::string_view without_spaces(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

Error refused_json(const JsonListener& listener, std::string_view text, std::size_t line) {
    const std::string_view before = text.substr(0, listener.error_place());
    const std::size_t at = line + static_cast<std::size_t>(std::ranges::count(before, '\n'));
    std::string what;
    if (listener.refusal())
        what = fmt::format("The file is JSON that cannot be read: {}.", *listener.refusal());
    else if (listener.is_invalid_text())
        what = fmt::format("The file is JSON with bytes that are no UTF-8, in line {}.", at);
    else if (listener.error_place() >= without_spaces(text).size())
        what = fmt::format("The file is JSON that is cut short: it ends in line {} before it is "
                           "complete.",
                           at);
    else
        what = fmt::format("The file looks like JSON, but is none from line {} on.", at);
    return {.code = Error::Code::refused,
            .what = std::move(what),
            .hint = "Export it anew from the survey tool, or take its CSV or XLSX."};
}

Result<JsonDocument> read_document(std::string_view text, const TakeRecord& take) {
    JsonListener listener(take, false);
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &listener) &&
        (listener.refusal() || listener.error_place() > 0))
        return failure(refused_json(listener, text, 1));
    JsonDocument document{.is_lines = false, .around = std::move(listener.document())};
    // One object alone is one record.
    if (!listener.has_list() && document.around.kind == JsonValue::Kind::object)
        take(document.around);
    return document;
}

Result<JsonDocument> read_lines(std::string_view text, const TakeRecord& take) {
    std::size_t line = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view one = without_spaces(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++line;
        if (one.empty())
            continue;
        JsonListener listener(take, true);
        if (!nlohmann::json::sax_parse(one.begin(), one.end(), &listener))
            return failure(refused_json(listener, one, line));
        if (!take(std::move(listener.document())))
            break;
    }
    return JsonDocument{.is_lines = true, .around = {}};
}

bool is_a_document_a_line(std::string_view text) {
    const std::size_t end = text.find('\n');
    if (end == text.npos || !without_spaces(text).starts_with('{'))
        return false;
    const std::string_view first = without_spaces(text.substr(0, end));
    return without_spaces(text.substr(end)).starts_with('{') &&
           nlohmann::json::accept(first.begin(), first.end());
}

} // namespace

const JsonValue* JsonValue::find(std::string_view name) const {
    const auto found = std::ranges::find(
        members, name, [](const auto& member) { return std::string_view(member.first); });
    return found == members.end() ? nullptr : &found->second;
}

std::string_view JsonValue::text_of(std::string_view name) const {
    const JsonValue* value = find(name);
    return value ? std::string_view(value->text) : std::string_view();
}

bool begins_as_json(std::string_view text) {
    text = without_spaces(text.substr(0, 4000));
    if (text.size() < 2)
        return false;
    const std::string_view next = without_spaces(text.substr(1));
    if (text[0] == '{')
        return next.starts_with('"') || next.starts_with('}');
    return text[0] == '[' && (next.starts_with('{') || next.starts_with(']'));
}

Result<JsonDocument> read_json_records(std::string_view text, const TakeRecord& take) {
    text = text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
    return is_a_document_a_line(text) ? read_lines(text, take) : read_document(text, take);
}

} // namespace themata
