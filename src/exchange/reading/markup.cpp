#include "exchange/reading/markup.h"

#include "text/sentences.h"
#include <algorithm>
#include <expat.h>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::size_t markup_piece = 1 << 16;

Error declares_types(std::string_view part) {
    return {.code = Error::Code::refused,
            .what = fmt::format("The part {} of the file declares a document type, which no "
                                "spreadsheet program writes and which can be made to harm.",
                                in_quotes(part)),
            .hint = "Open the file in a spreadsheet program and save it anew, or as CSV."};
}

// One document, given in pieces.
class Markup {
public:
    Markup(std::string_view part, MarkupListener& listener)
        : part_(part), listener_(listener), parser_(XML_ParserCreate(nullptr), XML_ParserFree) {
        if (!parser_)
            return;
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), tag_begins, tag_ends);
        XML_SetCharacterDataHandler(parser_.get(), letters_come);
        XML_SetStartDoctypeDeclHandler(parser_.get(), types_begin);
    }

    // False: it is of no use to go on; error() says why.
    bool take(std::string_view piece, bool is_last) {
        if (!parser_)
            return false;
        const XML_Status status =
            XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), is_last);
        if (listener_.trouble())
            error_ = listener_.trouble();
        else if (declares_types_)
            error_ = declares_types(part_);
        else if (status == XML_STATUS_ERROR)
            error_ = broken();
        return !error_;
    }

    [[nodiscard]] Result<void> done() {
        if (!error_)
            take({}, true);
        return error_ ? Result<void>(failure(*error_)) : Result<void>();
    }

private:
    static Markup& of(void* data) { return *static_cast<Markup*>(data); }

    static void tag_begins(void* data, const XML_Char* name, const XML_Char** attributes) {
        of(data).listener_.begin(name, MarkupAttributes(attributes));
    }

    static void tag_ends(void* data, const XML_Char* name) { of(data).listener_.end(name); }

    static void letters_come(void* data, const XML_Char* text, int size) {
        of(data).listener_.letters(std::string_view(text, static_cast<std::size_t>(size)));
    }

    static void types_begin(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
        of(data).declares_types_ = true;
        XML_StopParser(of(data).parser_.get(), XML_FALSE);
    }

    [[nodiscard]] Error broken() const {
        return {.code = Error::Code::refused,
                .what = fmt::format("The part {} of the file is broken at line {}: {}.",
                                    in_quotes(part_), XML_GetCurrentLineNumber(parser_.get()),
                                    XML_ErrorString(XML_GetErrorCode(parser_.get()))),
                .hint = "Open the file in a spreadsheet program and save it anew, or as CSV."};
    }

    std::string_view part_;
    MarkupListener& listener_;
    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
    bool declares_types_ = false;
    std::optional<Error> error_;
};

} // namespace

Result<void> read_markup(Archive& archive, const ArchivePart& part, MarkupListener& listener) {
    Markup markup(part.name, listener);
    const auto inflated =
        archive.inflate(part, [&](std::string_view piece) { return markup.take(piece, false); });
    return inflated ? markup.done() : inflated;
}

Result<void> read_markup(std::string_view bytes, std::string_view name, MarkupListener& listener) {
    Markup markup(name, listener);
    for (std::size_t at = 0; at < bytes.size(); at += markup_piece)
        if (!markup.take(bytes.substr(at, markup_piece), false))
            break;
    return markup.done();
}

bool declares_document_type(std::string_view xml) { return xml.find("<!DOCTYPE") != xml.npos; }

} // namespace themata
