#include "house/source.h"

#include <algorithm>
#include <regex>

namespace themata::house {

namespace {

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    Source read() {
        while (at_ < text_.size())
            step();
        source_.lines = line_ - (text_.ends_with('\n') || text_.empty() ? 1 : 0);
        return std::move(source_);
    }

private:
    [[nodiscard]] bool starts(std::string_view word) const {
        return text_.substr(at_).starts_with(word);
    }

    void step() {
        if (starts("//"))
            source_.comments.push_back({line_, blank(text_.find('\n', at_))});
        else if (starts("/*"))
            source_.comments.push_back({line_, blank(past("*/", at_ + 2))});
        else if (starts("R\"") && !in_word())
            raw_literal();
        else if (text_[at_] == '"')
            source_.literals.push_back({line_, inside(blank(past_quote('"')))});
        else if (text_[at_] == '\'' && !in_word())
            blank(past_quote('\''));
        else if (text_[at_] == '#' && first_of_line())
            directive();
        else
            keep();
    }

    void keep() {
        line_ += text_[at_] == '\n' ? 1 : 0;
        source_.code += text_[at_++];
    }

    // Everything up to `end` becomes spaces in the code; what stood there is returned.
    std::string blank(std::size_t end) {
        const std::string_view taken = text_.substr(at_, std::min(end, text_.size()) - at_);
        for (const char letter : taken)
            source_.code += letter == '\n' ? '\n' : ' ';
        line_ += static_cast<std::size_t>(std::ranges::count(taken, '\n'));
        at_ += taken.size();
        return std::string(taken);
    }

    void raw_literal() {
        const std::size_t open = text_.find('(', at_);
        const std::string close = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
        const std::size_t line = line_;
        const std::string taken = blank(past(close, open));
        const std::size_t begin = close.size() + 1;
        source_.literals.push_back(
            {line, taken.substr(begin, taken.size() - begin - close.size())});
    }

    void directive() {
        const std::size_t line = line_;
        std::size_t end = text_.find('\n', at_);
        while (end != text_.npos && text_[end - 1] == '\\')
            end = text_.find('\n', end + 1);
        const std::string written = blank(end);
        static const std::regex include(R"re(#\s*include\s*[<"]([^>"]+)[>"].*)re");
        std::smatch match;
        if (std::regex_match(written, match, include))
            source_.includes.push_back({line, match[1]});
    }

    [[nodiscard]] std::size_t past(std::string_view end, std::size_t from) const {
        const std::size_t found = text_.find(end, from);
        return found == text_.npos ? text_.size() : found + end.size();
    }

    [[nodiscard]] std::size_t past_quote(char quote) const {
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != quote && text_[end] != '\n')
            end += text_[end] == '\\' ? 2 : 1;
        return end + 1;
    }

    [[nodiscard]] bool in_word() const {
        return at_ > 0 && std::isalnum(static_cast<unsigned char>(text_[at_ - 1])) != 0;
    }

    [[nodiscard]] bool first_of_line() const {
        const std::size_t last = source_.code.find_last_not_of(" \t");
        return last == std::string::npos || source_.code[last] == '\n';
    }

    static std::string inside(const std::string& quoted) {
        return quoted.size() < 2 ? std::string() : quoted.substr(1, quoted.size() - 2);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    Source source_;
};

// Follows the braces of code without comments and literals.
class Braces {
public:
    explicit Braces(std::string_view code) : code_(code) {}

    std::vector<Function> functions() {
        while (at_ < code_.size()) {
            const char letter = code_[at_];
            if (letter == '{')
                open();
            else if (letter == '}' || letter == ';')
                head_.clear();
            else
                extend(letter);
            step();
        }
        return std::move(found_);
    }

private:
    void step() { line_ += code_[at_++] == '\n' ? 1 : 0; }

    void extend(char letter) {
        const bool space = std::isspace(static_cast<unsigned char>(letter)) != 0;
        if (head_.empty() && space)
            return;
        if (head_.empty())
            head_line_ = line_;
        head_ += space ? ' ' : letter;
    }

    void open() {
        static const std::regex type(R"((^|.*[^\w])(namespace|class|struct|union|enum)\b[^()]*)");
        static const std::regex initialised(R"(.*\)\s*(noexcept\s*)?:[^:].*[\w>]\s*)");
        static const std::regex body(
            R"(.*\)\s*((const|noexcept|override|final|mutable|try|&+)\s*)*(->[^=]*)?)");
        if (std::regex_match(head_, type)) {
            head_.clear();
        } else if (std::regex_match(head_, initialised) && head_.find("->") == head_.npos) {
            skip();
            head_ += "()";
        } else if (std::regex_match(head_, body)) {
            const std::size_t first = head_line_;
            skip();
            found_.push_back({name(), first, line_ - first + 1});
            head_.clear();
        } else {
            skip();
        }
    }

    // To the closing brace.
    void skip() {
        for (int depth = 0; at_ < code_.size(); step()) {
            depth += code_[at_] == '{' ? 1 : code_[at_] == '}' ? -1 : 0;
            if (depth == 0)
                return;
        }
        --at_;
    }

    [[nodiscard]] std::string name() const {
        static const std::regex called(R"(([\w:~]*operator\s*(\(\)|[^\s\w(]+)|[\w:~]+|\])\s*\()");
        std::smatch match;
        if (!std::regex_search(head_, match, called))
            return "(no name)";
        return match[1] == "]" ? "(lambda)" : match[1].str();
    }

    std::string_view code_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::size_t head_line_ = 1;
    std::string head_;
    std::vector<Function> found_;
};

} // namespace

Source read_source(std::string_view text) { return Reader(text).read(); }

std::vector<Function> functions_of(const Source& source) { return Braces(source.code).functions(); }

} // namespace themata::house
