#pragma once
// This header reads XML piece by piece, so that a sheet of a million rows is never in memory as
// XML. A document type declaration is refused: no office program writes one, and entities that
// expand stand there. One thread.

#include "exchange/reading/archive.h"
#include <optional>

namespace themata {

// What stands in a tag, by the names that the file uses.
class MarkupAttributes {
public:
    explicit MarkupAttributes(const char* const* pairs) : pairs_(pairs) {}

    // Empty when there is none of this name.
    [[nodiscard]] std::string_view operator[](std::string_view name) const {
        for (const char* const* pair = pairs_; *pair; pair += 2)
            if (name == pair[0])
                return pair[1];
        return {};
    }

    [[nodiscard]] const char* const* pairs() const { return pairs_; }

private:
    const char* const* pairs_;
};

class MarkupListener {
public:
    virtual ~MarkupListener() = default;
    virtual void begin(std::string_view tag, const MarkupAttributes& attributes) = 0;
    virtual void end(std::string_view tag) = 0;
    virtual void letters(std::string_view text) = 0;

    // What ends the reading; nothing while all is well.
    [[nodiscard]] const std::optional<Error>& trouble() const { return trouble_; }

protected:
    void stop(Error error) {
        if (!trouble_)
            trouble_ = std::move(error);
    }

private:
    std::optional<Error> trouble_;
};

[[nodiscard]] Result<void> read_markup(Archive& archive, const ArchivePart& part,
                                       MarkupListener& listener);
// Of a file that is XML as it stands; `name` is for sentences.
[[nodiscard]] Result<void> read_markup(std::string_view bytes, std::string_view name,
                                       MarkupListener& listener);

// Of a small part that is read as a whole: it is refused likewise.
[[nodiscard]] bool declares_document_type(std::string_view xml);

// "row" of "x:row".
[[nodiscard]] inline std::string_view without_prefix(std::string_view tag) {
    const std::size_t colon = tag.find(':');
    return colon == tag.npos ? tag : tag.substr(colon + 1);
}

} // namespace themata
