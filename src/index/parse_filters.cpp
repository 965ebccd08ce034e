#include "index/filters.h"
#include "index/parse.h"
#include "index/resolve.h"
#include "text/fold.h"
#include "text/languages.h"
#include "text/nearest.h"
#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::array<std::string_view, 12> field_names = {
    "stage", "role", "participant", "question", "theme", "coder",
    "lang",  "is",   "has",         "trait",    "score", "length"};
constexpr std::array<std::string_view, 5> codedness_names = {"coded", "uncoded", "nothing",
                                                             "answered", "blank"};
constexpr std::string_view range_sign = "..";

std::vector<std::string> as_strings(std::span<const std::string_view> views) {
    return {views.begin(), views.end()};
}

std::optional<FilterBy> field_named(std::string_view name) {
    const auto found = std::ranges::find(field_names, fold(name));
    if (found == field_names.end())
        return std::nullopt;
    return static_cast<FilterBy>(found - field_names.begin());
}

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

std::vector<std::string> languages() {
    std::vector<std::string> codes;
    for (std::size_t i = 0; i < language_count; ++i)
        codes.emplace_back(iso_code(static_cast<Language>(i)));
    return codes;
}

struct Sign {
    std::string_view typed;
    Compare compare;
};

constexpr std::array<Sign, 5> signs = {{{"<=", Compare::at_most},
                                        {">=", Compare::at_least},
                                        {"<", Compare::less},
                                        {">", Compare::more},
                                        {"=", Compare::same}}};

bool has_name(FilterBy field) { return field == FilterBy::trait || field == FilterBy::score; }

bool may_compare(FilterBy field) { return has_name(field) || field == FilterBy::length; }

class FilterReader {
public:
    explicit FilterReader(Typed& typed) : typed_(typed), begin_(typed.place()) {
        query_.at = typed.typed_at(begin_);
    }

    Result<std::optional<Query>> read();

private:
    enum class Head { none, colon, sign };

    Result<Head> head();
    Result<Head> field_head(std::string_view name);
    Result<Head> named_head(FilterBy field);
    [[nodiscard]] Head mark_here() const;
    Result<void> value(Head head);
    void take_sign();
    Result<std::string> bound();
    Result<void> bounds();
    Result<void> check();
    Result<void> check_word(std::span<const std::string> known);
    Result<void> check_number(const std::string& bound);

    [[nodiscard]] std::string title() const {
        return query_.name.empty() ? std::string(field_name(query_.field))
                                   : fmt::format("{}.{}", field_name(query_.field), query_.name);
    }

    [[nodiscard]] tl::unexpected<Error> unknown_field(std::string_view name) const;

    Typed& typed_;
    std::size_t begin_;
    Query query_{.kind = Query::Kind::filter};
};

Result<std::optional<Query>> FilterReader::read() {
    auto found = head();
    if (!found)
        return failure(std::move(found.error()));
    if (*found == Head::none)
        return std::optional<Query>();
    if (auto read = value(*found); !read)
        return failure(std::move(read.error()));
    if (auto right = check(); !right)
        return failure(std::move(right.error()));
    return std::optional<Query>(std::move(query_));
}

FilterReader::Head FilterReader::mark_here() const {
    const std::string_view rest = typed_.rest();
    if (rest.starts_with(':'))
        return rest.starts_with("://") ? Head::none : Head::colon;
    return rest.starts_with('<') || rest.starts_with('>') || rest.starts_with('=') ? Head::sign
                                                                                   : Head::none;
}

// Leaves the place where it was when a word stands here.
Result<FilterReader::Head> FilterReader::head() {
    const std::string_view rest = typed_.rest();
    std::size_t length = 0;
    while (length < rest.size() && is_letter(rest[length]))
        ++length;
    if (length == 0)
        return Head::none;
    typed_.skip(length);
    auto found = field_head(rest.substr(0, length));
    if (found && *found == Head::none)
        typed_.skip(begin_ - typed_.place());
    return found;
}

Result<FilterReader::Head> FilterReader::field_head(std::string_view name) {
    const auto field = field_named(name);
    if (field && has_name(*field) && typed_.next() == '.')
        return named_head(*field);
    const Head mark = mark_here();
    if (mark == Head::none || (mark == Head::sign && field != FilterBy::length))
        return Head::none;
    if (!field)
        return unknown_field(name);
    query_.field = *field;
    if (has_name(*field))
        return typed_.mistake(begin_, fmt::format("{}: does not say which {}", name, name),
                              fmt::format("Write its name behind a dot: {}",
                                          *field == FilterBy::trait ? "trait.Age:31..40."
                                                                    : "score.\"Confidence\">=4."));
    return mark;
}

Result<FilterReader::Head> FilterReader::named_head(FilterBy field) {
    typed_.skip(1);
    query_.field = field;
    const bool in_quotes = is_quote(typed_.next());
    if (in_quotes) {
        auto name = typed_.quoted();
        if (!name)
            return failure(std::move(name.error()));
        query_.name = std::move(*name);
    } else {
        const std::string_view word = typed_.next_word();
        query_.name = word.substr(0, word.find_first_of(":<>="));
        typed_.skip(query_.name.size());
    }
    const Head mark = mark_here();
    if (mark == Head::none && !in_quotes)
        return mark;
    if (mark != Head::none && !query_.name.empty())
        return mark;
    return typed_.mistake(
        begin_, fmt::format("{}. needs a name, and a value behind it", field_name(field)),
        fmt::format("For example {0}.Age:31..40 or {0}.\"Two words\">=4.", field_name(field)));
}

tl::unexpected<Error> FilterReader::unknown_field(std::string_view name) const {
    const auto near = names_near(name, as_strings(field_names));
    return typed_.mistake(begin_, fmt::format("Answers have no “{}:”", name),
                          near.empty()
                              ? fmt::format("To find the word itself, put it in quotes. There "
                                            "are: {}.",
                                            listed_in_quotes(as_strings(field_names)))
                              : fmt::format("Did you mean {}:? To find the word itself, put it "
                                            "in quotes.",
                                            near.front()));
}

void FilterReader::take_sign() {
    for (const Sign& sign : signs)
        if (typed_.rest().starts_with(sign.typed)) {
            typed_.skip(sign.typed.size());
            query_.compare = sign.compare;
            if (sign.compare == Compare::same)
                query_.exactness = Exactness::as_written;
            return;
        }
}

Result<void> FilterReader::value(Head head) {
    if (head == Head::colon)
        typed_.skip(1);
    take_sign();
    if (query_.compare != Compare::same && !may_compare(query_.field))
        return typed_.mistake(
            begin_,
            fmt::format("{}: takes a name, which is not more or less than another", title()),
            "Numbers can be compared: length:<20, trait.Age:>=31.");
    if (query_.compare == Compare::same && query_.exactness == Exactness::folded &&
        may_compare(query_.field))
        return bounds();
    auto text = bound();
    if (!text)
        return failure(std::move(text.error()));
    query_.text = std::move(*text);
    return {};
}

Result<std::string> FilterReader::bound() {
    if (is_quote(typed_.next()))
        return typed_.quoted();
    const std::string word(typed_.next_word());
    typed_.skip(word.size());
    if (word.empty())
        return typed_.mistake(begin_, fmt::format("{}: needs a name behind it", title()),
                              fmt::format("Write it without a space, and in quotes if it holds "
                                          "one: {}:\"a name\".",
                                          title()));
    return word;
}

// "31..40", "5..", "..4", "2021-01-01"; either bound may stand in quotes.
Result<void> FilterReader::bounds() {
    const bool in_quotes = is_quote(typed_.next());
    auto lower = typed_.rest().starts_with(range_sign) ? Result<std::string>("") : bound();
    if (!lower)
        return failure(std::move(lower.error()));
    query_.text = std::move(*lower);
    const std::size_t dots = in_quotes ? query_.text.npos : query_.text.find(range_sign);
    if (dots != query_.text.npos) {
        query_.compare = Compare::between;
        query_.upper = query_.text.substr(dots + range_sign.size());
        query_.text.resize(dots);
    } else if (typed_.rest().starts_with(range_sign)) {
        query_.compare = Compare::between;
        typed_.skip(range_sign.size());
        query_.upper = typed_.next_word();
        typed_.skip(query_.upper.size());
    }
    if (query_.compare == Compare::between && query_.upper.empty() && is_quote(typed_.next())) {
        auto upper = typed_.quoted();
        if (!upper)
            return failure(std::move(upper.error()));
        query_.upper = std::move(*upper);
    }
    if (query_.compare == Compare::between && query_.text.empty() && query_.upper.empty())
        return typed_.mistake(begin_, "This range has neither a beginning nor an end",
                              fmt::format("Write {0}:5..9, {0}:5.. or {0}:..9.", title()));
    return {};
}

Result<void> FilterReader::check() {
    switch (query_.field) {
    case FilterBy::is:
        return check_word(as_strings(codedness_names));
    case FilterBy::has:
        return check_word(std::vector<std::string>{"memo"});
    case FilterBy::lang:
        return check_word(languages());
    case FilterBy::score:
    case FilterBy::length:
        query_.exactness = Exactness::folded;
        if (auto right = check_number(query_.text); !right)
            return right;
        return query_.compare == Compare::between ? check_number(query_.upper) : Result<void>();
    default:
        return {};
    }
}

Result<void> FilterReader::check_word(std::span<const std::string> known) {
    query_.text = fold(query_.text);
    query_.exactness = Exactness::folded;
    if (std::ranges::find(known, query_.text) != known.end())
        return {};
    const std::string what =
        query_.field == FilterBy::lang ? fmt::format("No answer is told to be in “{}”", query_.text)
        : query_.field == FilterBy::has ? fmt::format("No answer has “{}”", query_.text)
                                        : fmt::format("No answer is “{}”", query_.text);
    return typed_.mistake(begin_, what,
                          fmt::format("There {}: {}.", known.size() == 1 ? "is" : "are",
                                      listed_in_quotes({known.begin(), known.end()})));
}

Result<void> FilterReader::check_number(const std::string& bound) {
    const bool open = bound.empty() && query_.compare == Compare::between;
    if (open || number_typed(bound))
        return {};
    return typed_.mistake(begin_, fmt::format("“{}” is no number", bound),
                          fmt::format("Write {0}:4, {0}:>=4, {0}:2..4 or {0}:2...", title()));
}

} // namespace

std::string_view field_name(FilterBy field) {
    return field_names.at(static_cast<std::size_t>(field));
}

std::string_view codedness_name(Codedness codedness) {
    return codedness_names.at(static_cast<std::size_t>(codedness));
}

Result<std::optional<Query>> read_filter(Typed& typed) { return FilterReader(typed).read(); }

} // namespace themata
