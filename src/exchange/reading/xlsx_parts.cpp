#include "exchange/reading/xlsx_parts.h"

#include "exchange/reading/markup.h"
#include "text/numbers.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <pugixml.hpp>

namespace themata {

namespace {

constexpr std::uint64_t largest_small_part = 64'000'000;

Error not_a_workbook(std::string_view why) {
    return {.code = Error::Code::refused,
            .what = fmt::format("The file seems to be a workbook of Excel, but {}.", why),
            .hint = "Open it in a spreadsheet program and save it anew, or as CSV."};
}

// A part that is small enough to be read as a whole.
Result<void> load_part(Archive& archive, std::string_view name, pugi::xml_document& document) {
    const ArchivePart* part = archive.find(name);
    if (!part)
        return failure(not_a_workbook(fmt::format("its part {} is missing", in_quotes(name))));
    const auto bytes = archive.whole(*part, largest_small_part);
    if (!bytes)
        return failure(bytes.error());
    if (declares_document_type(*bytes))
        return failure(
            not_a_workbook(fmt::format("its part {} declares a document type", in_quotes(name))));
    if (!document.load_buffer(bytes->data(), bytes->size()))
        return failure(not_a_workbook(fmt::format("its part {} is broken", in_quotes(name))));
    return {};
}

// Names without the prefixes that programs choose as they like.
bool is_tag(pugi::xml_node node, std::string_view name) {
    return without_prefix(node.name()) == name;
}

pugi::xml_node child_of(pugi::xml_node node, std::string_view name) {
    return node.find_child([&](pugi::xml_node child) { return is_tag(child, name); });
}

std::string_view attribute_of(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_attribute& each : node.attributes())
        if (without_prefix(each.name()) == name)
            return each.value();
    return {};
}

bool is_true(std::string_view value) { return value == "1" || value == "true"; }

struct Relation {
    std::string type; // the last part of its address
    std::string target;
};

// "/xl/a.xml" and "a.xml" of "xl/workbook.xml" are "xl/a.xml", "../a.xml" is "a.xml".
std::string part_at(std::string_view target, std::string_view folder) {
    if (target.starts_with('/'))
        return std::string(target.substr(1));
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        folder = folder.substr(0, std::min(folder.find_last_of('/'), folder.size()));
        if (folder.find('/') == folder.npos)
            folder = {};
    }
    return folder.empty() ? std::string(target) : fmt::format("{}/{}", folder, target);
}

Result<std::map<std::string, Relation, std::less<>>>
relations_of(Archive& archive, std::string_view part, std::string_view folder) {
    pugi::xml_document document;
    if (auto loaded = load_part(archive, part, document); !loaded)
        return failure(loaded.error());
    std::map<std::string, Relation, std::less<>> relations;
    for (const pugi::xml_node& node : document.document_element().children()) {
        const std::string_view type = attribute_of(node, "Type");
        relations[std::string(attribute_of(node, "Id"))] = {
            .type = std::string(type.substr(type.find_last_of('/') + 1)),
            .target = part_at(attribute_of(node, "Target"), folder)};
    }
    return relations;
}

// Where the workbook itself is, which is not xl/workbook.xml everywhere.
Result<std::string> workbook_part(Archive& archive) {
    if (archive.find("xl/workbook.xml"))
        return "xl/workbook.xml";
    const auto relations = relations_of(archive, "_rels/.rels", "");
    if (!relations)
        return failure(relations.error());
    for (const auto& [id, relation] : *relations)
        if (relation.type == "officeDocument")
            return relation.target;
    return failure(not_a_workbook("nothing in it says which sheets it has"));
}

void take_sheets(XlsxBook& book, pugi::xml_node workbook,
                 const std::map<std::string, Relation, std::less<>>& relations) {
    for (const pugi::xml_node& node : child_of(workbook, "sheets").children()) {
        // "r:id"; "sheetId" is another attribute.
        const auto relation = relations.find(attribute_of(node, "id"));
        if (relation == relations.end() || relation->second.type != "worksheet")
            continue;
        const std::string_view state = attribute_of(node, "state");
        book.sheets.push_back({.name = {.name = std::string(attribute_of(node, "name")),
                                        .is_hidden = state == "hidden" || state == "veryHidden"},
                               .part = relation->second.target});
    }
}

} // namespace

Result<XlsxBook> read_xlsx_book(Archive& archive) {
    const auto part = workbook_part(archive);
    if (!part)
        return failure(part.error());
    pugi::xml_document document;
    if (auto loaded = load_part(archive, *part, document); !loaded)
        return failure(loaded.error());
    const std::size_t slash = part->find_last_of('/');
    const std::string folder = slash == part->npos ? "" : part->substr(0, slash);
    const std::string name = slash == part->npos ? *part : part->substr(slash + 1);
    const auto relations =
        relations_of(archive, part_at(fmt::format("_rels/{}.rels", name), folder), folder);
    if (!relations)
        return failure(relations.error());
    XlsxBook book;
    const pugi::xml_node workbook = document.document_element();
    if (is_true(attribute_of(child_of(workbook, "workbookPr"), "date1904")))
        book.days = DayCount::from_1904;
    take_sheets(book, workbook, *relations);
    for (const auto& [id, relation] : *relations) {
        if (relation.type == "styles")
            book.styles = relation.target;
        else if (relation.type == "sharedStrings")
            book.shared_texts = relation.target;
    }
    return book;
}

Result<std::vector<NumberForm>> read_xlsx_forms(Archive& archive, const XlsxBook& book) {
    std::vector<NumberForm> forms;
    if (book.styles.empty() || !archive.find(book.styles))
        return forms;
    pugi::xml_document document;
    if (auto loaded = load_part(archive, book.styles, document); !loaded)
        return failure(loaded.error());
    std::map<std::uint32_t, NumberForm> own;
    for (const pugi::xml_node& node : child_of(document.document_element(), "numFmts").children())
        if (const auto number = whole_number<std::uint32_t>(attribute_of(node, "numFmtId")))
            own[*number] = form_of_code(attribute_of(node, "formatCode"));
    for (const pugi::xml_node& node : child_of(document.document_element(), "cellXfs").children()) {
        const auto number = whole_number<std::uint32_t>(attribute_of(node, "numFmtId"));
        const auto found = own.find(number.value_or(0));
        forms.push_back(found == own.end() ? form_of_builtin(number.value_or(0)) : found->second);
    }
    return forms;
}

namespace {

// What is in <t>, but for how it is read aloud (<rPh>).
class TextListener : public MarkupListener {
public:
    explicit TextListener(SharedTexts& texts) : texts_(texts) {}

    void begin(std::string_view tag, const MarkupAttributes&) override {
        tag = without_prefix(tag);
        if (tag == "rPh")
            ++aloud_;
        else if (tag == "t")
            in_text_ = aloud_ == 0;
    }

    void end(std::string_view tag) override {
        tag = without_prefix(tag);
        if (tag == "t") {
            in_text_ = false;
        } else if (tag == "rPh") {
            --aloud_;
        } else if (tag == "si") {
            plain_.clear();
            append_unescaped(plain_, text_);
            texts_.add(plain_);
            text_.clear();
        }
    }

    void letters(std::string_view text) override {
        if (in_text_)
            text_ += text;
    }

private:
    SharedTexts& texts_;
    std::string text_;
    std::string plain_;
    std::size_t aloud_ = 0;
    bool in_text_ = false;
};

} // namespace

Result<SharedTexts> read_shared_texts(Archive& archive, const XlsxBook& book) {
    SharedTexts texts;
    const ArchivePart* part = book.shared_texts.empty() ? nullptr : archive.find(book.shared_texts);
    if (!part)
        return texts;
    TextListener listener(texts);
    if (auto read = read_markup(archive, *part, listener); !read)
        return failure(read.error());
    return texts;
}

} // namespace themata
