#include "exchange/reading/json_file.h"

#include "exchange/reading/choose_sheet.h"
#include "exchange/reading/json_records.h"
#include "exchange/reading/sheet_rows.h"
#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_map>

namespace themata {

namespace {

using JsonKind = JsonValue::Kind;

// Rows whose columns are known only when the last of them is there.
class JsonRows {
public:
    // False: it has too many columns.
    bool take(const JsonValue& record);

    void take_titles(const JsonValue& fields);
    [[nodiscard]] Result<Sheet> finish();

    [[nodiscard]] bool has_too_many() const { return too_many_; }

    [[nodiscard]] std::size_t lists_of_objects() const { return lists_of_objects_; }

private:
    struct JsonCell {
        std::size_t column;
        std::size_t end; // of its text
    };

    void put(const std::string& name, std::string_view text);
    void flatten(const std::string& name, const JsonValue& value);
    void flatten_list(const std::string& name, const JsonValue& list);
    void take_members(const std::string& group, const JsonValue& object);
    bool take_typeform(const JsonValue& record);

    std::vector<std::string> names_;
    std::unordered_map<std::string, std::size_t> places_;
    std::unordered_map<std::string, std::string> titles_;
    std::string text_;
    std::vector<JsonCell> cells_;
    std::vector<std::size_t> row_ends_;
    std::size_t lists_of_objects_ = 0;
    bool too_many_ = false;
};

void JsonRows::put(const std::string& name, std::string_view text) {
    const auto [place, is_new] = places_.try_emplace(name, names_.size());
    if (is_new)
        names_.push_back(name);
    too_many_ = too_many_ || names_.size() > SheetRows::most_columns;
    if (text.empty())
        return;
    text_ += text;
    cells_.push_back({place->second, text_.size()});
}

void JsonRows::flatten(const std::string& name, const JsonValue& value) {
    if (value.kind == JsonKind::object)
        take_members(name, value);
    else if (value.kind == JsonKind::list)
        flatten_list(name, value);
    else
        put(name, value.text);
}

// Values of a list are told in one cell; objects of a list get columns by their number.
void JsonRows::flatten_list(const std::string& name, const JsonValue& list) {
    std::vector<std::string> words;
    bool has_objects = false;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const JsonValue& item = list.items[i];
        const bool is_simple = item.kind != JsonKind::object && item.kind != JsonKind::list;
        has_objects = has_objects || !is_simple;
        if (!is_simple)
            flatten(fmt::format("{}/{}", name, i + 1), item);
        else if (item.kind != JsonKind::blank)
            words.push_back(item.text);
    }
    lists_of_objects_ += has_objects;
    if (!words.empty() || !has_objects)
        put(name, joined(words, "; "));
}

void JsonRows::take_members(const std::string& group, const JsonValue& object) {
    for (const auto& [name, value] : object.members)
        flatten(group.empty() ? name : fmt::format("{}/{}", group, name), value);
}

// The answer to a field of Typeform: its value stands under the name of its type.
JsonValue value_of_answer(const JsonValue& answer) {
    const JsonValue* value = answer.find(answer.text_of("type"));
    if (!value)
        return {};
    if (value->kind != JsonKind::object)
        return *value;
    JsonValue choices{.kind = JsonKind::list};
    if (const JsonValue* labels = value->find("labels"))
        choices.items = labels->items;
    else if (const JsonValue* label = value->find("label"))
        choices.items.push_back(*label);
    if (const JsonValue* other = value->find("other"))
        choices.items.push_back(*other);
    return choices.items.empty() ? *value : choices;
}

// True: the record is one of Typeform, and was taken.
bool JsonRows::take_typeform(const JsonValue& record) {
    const JsonValue* answers = record.find("answers");
    const bool is_list = answers && answers->kind == JsonKind::list &&
                         std::ranges::all_of(answers->items, [](const JsonValue& answer) {
                             return answer.find("field") && answer.find("type");
                         });
    if (!is_list)
        return false;
    if (const JsonValue* definition = record.find("definition"))
        if (const JsonValue* fields = definition->find("fields"))
            take_titles(*fields);
    for (const auto& [name, value] : record.members)
        if (name != "answers" && name != "definition")
            flatten(name, value);
    for (const JsonValue& answer : answers->items) {
        const JsonValue& field = *answer.find("field");
        const std::string_view ref = field.text_of("ref");
        flatten(std::string(ref.empty() ? field.text_of("id") : ref), value_of_answer(answer));
    }
    return true;
}

// Of the fields of a Typeform: how each is asked; fields may stand in groups.
void JsonRows::take_titles(const JsonValue& fields) {
    for (const JsonValue& field : fields.items) {
        const std::string_view title = field.text_of("title");
        for (const std::string_view name : {field.text_of("ref"), field.text_of("id")})
            if (!name.empty() && !title.empty())
                titles_[std::string(name)] = title;
        if (const JsonValue* properties = field.find("properties"))
            if (const JsonValue* within = properties->find("fields"))
                take_titles(*within);
    }
}

bool is_number_of_response(std::string_view name) {
    return !name.empty() && name.find_first_not_of("0123456789") == name.npos;
}

bool JsonRows::take(const JsonValue& record) {
    const JsonValue* one = &record;
    // LimeSurvey: {"1": {…}}; a webhook of Typeform: {"form_response": {…}}.
    if (record.members.size() == 1 && record.members[0].second.kind == JsonKind::object &&
        is_number_of_response(record.members[0].first))
        one = &record.members[0].second;
    else if (const JsonValue* response = record.find("form_response"))
        one = response;
    if (one->kind == JsonKind::object) {
        if (!take_typeform(*one))
            take_members({}, *one);
    } else {
        flatten("value", *one);
    }
    row_ends_.push_back(cells_.size());
    return !too_many_;
}

Result<Sheet> JsonRows::finish() {
    SheetBuilder sheet;
    for (const std::string& name : names_)
        sheet.cell(name);
    std::uint32_t number = 1;
    sheet.end_row(number);
    std::vector<std::string_view> row(names_.size());
    std::size_t cell = 0;
    std::size_t begin = 0;
    for (const std::size_t end : row_ends_) {
        std::ranges::fill(row, std::string_view());
        for (; cell < end; ++cell) {
            row[cells_[cell].column] =
                std::string_view(text_).substr(begin, cells_[cell].end - begin);
            begin = cells_[cell].end;
        }
        std::size_t blank = 0;
        for (const std::string_view each : row) {
            if (each.empty()) {
                ++blank;
                continue;
            }
            sheet.blank(blank);
            sheet.cell(each);
            blank = 0;
        }
        sheet.blank(blank);
        sheet.end_row(++number);
    }
    auto finished = sheet.finish();
    if (!finished || titles_.empty())
        return finished;
    for (const std::string& name : names_) {
        const auto title = titles_.find(name);
        finished->facts.emplace_back();
        if (title != titles_.end())
            finished->facts.back().wording = title->second;
    }
    return finished;
}

// UTF-8 of any encoding that a byte order mark tells, or that is asked for.
Result<std::string> json_text_of(std::string_view bytes, const ReadOptions& options) {
    auto decoded = decode(bytes, options.encoding);
    if (!decoded)
        return failure(decoded.error());
    return std::move(decoded->text);
}

bool begins_wide(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

} // namespace

bool is_json_file(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    if (!begins_wide(bytes))
        return begins_as_json(bytes);
    const auto beginning = decode(bytes.substr(0, 4000));
    return beginning && begins_as_json(beginning->text);
}

Result<Sheet> read_json_file(std::string_view bytes, const ReadOptions& options) {
    std::string text;
    if (options.encoding || begins_wide(bytes)) {
        auto decoded = json_text_of(bytes, options);
        if (!decoded)
            return failure(decoded.error());
        text = std::move(*decoded);
        bytes = text;
    }
    JsonRows rows;
    const auto document =
        read_json_records(bytes, [&](const JsonValue& record) { return rows.take(record); });
    if (rows.has_too_many())
        return failure({.code = Error::Code::refused,
                        .what = fmt::format("The records of the file have more than {} names, each "
                                            "of which would be a column.",
                                            grouped(SheetRows::most_columns)),
                        .hint = "Export the answers as CSV or XLSX."});
    if (!document)
        return failure(document.error());
    for (const std::string_view around : {"form", "definition"})
        if (const JsonValue* form = document->around.find(around))
            if (const JsonValue* fields = form->find("fields"))
                rows.take_titles(*fields);
    auto sheet = rows.finish();
    if (!sheet)
        return sheet;
    sheet->format = document->is_lines ? "JSON Lines" : "JSON";
    if (rows.lists_of_objects() > 0)
        sheet->notes.push_back(fmt::format(
            "{} of several records each; each of these has columns of its own, by its number.",
            counted(rows.lists_of_objects(), "cell is a list", "cells are lists")));
    return with_headings(std::move(sheet), 1);
}

} // namespace themata
