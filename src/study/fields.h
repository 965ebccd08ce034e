#pragma once
// One table of the records and their fields, which drives the study file, before-images, checks and
// descriptions. Order of fields is the order of columns; the id comes first and is not listed.

#include "study/records.h"
#include <string_view>
#include <tuple>

namespace themata {

template <class Record, class Type>
struct Field {
    std::string_view name;
    Type Record::*member;
};

template <class Record, class Type>
constexpr Field<Record, Type> field(std::string_view name, Type Record::*member) {
    return {name, member};
}

// Described<Record>::kind, ::name (singular, also the table's name in the file), ::fields.
template <class Record>
struct Described;

template <>
struct Described<Stage> {
    static constexpr Kind kind = Kind::stage;
    static constexpr std::string_view name = "stage";
    static constexpr auto fields =
        std::tuple{field("name", &Stage::name), field("position", &Stage::order)};
};

template <>
struct Described<Role> {
    static constexpr Kind kind = Kind::role;
    static constexpr std::string_view name = "role";
    static constexpr auto fields = std::tuple{field("name", &Role::name)};
};

template <>
struct Described<Participant> {
    static constexpr Kind kind = Kind::participant;
    static constexpr std::string_view name = "participant";
    static constexpr auto fields =
        std::tuple{field("label", &Participant::label), field("role", &Participant::role)};
};

template <>
struct Described<Trait> {
    static constexpr Kind kind = Kind::trait;
    static constexpr std::string_view name = "trait";
    static constexpr auto fields =
        std::tuple{field("participant", &Trait::participant), field("name", &Trait::name),
                   field("kind", &Trait::kind), field("value", &Trait::value)};
};

template <>
struct Described<Scale> {
    static constexpr Kind kind = Kind::scale;
    static constexpr std::string_view name = "scale";
    static constexpr auto fields = std::tuple{
        field("name", &Scale::name), field("least", &Scale::least), field("most", &Scale::most)};
};

template <>
struct Described<Question> {
    static constexpr Kind kind = Kind::question;
    static constexpr std::string_view name = "question";
    static constexpr auto fields =
        std::tuple{field("wording", &Question::wording),    field("label", &Question::label),
                   field("position", &Question::order),     field("kind", &Question::kind),
                   field("scale", &Question::scale),        field("domain", &Question::domain),
                   field("direction", &Question::direction)};
};

template <>
struct Described<Response> {
    static constexpr Kind kind = Kind::response;
    static constexpr std::string_view name = "response";
    static constexpr auto fields =
        std::tuple{field("participant", &Response::participant), field("stage", &Response::stage),
                   field("question", &Response::question), field("state", &Response::state),
                   field("text", &Response::text)};
};

template <>
struct Described<Score> {
    static constexpr Kind kind = Kind::score;
    static constexpr std::string_view name = "score";
    static constexpr auto fields =
        std::tuple{field("participant", &Score::participant), field("stage", &Score::stage),
                   field("question", &Score::question), field("value", &Score::value),
                   field("missing", &Score::missing)};
};

template <>
struct Described<Theme> {
    static constexpr Kind kind = Kind::theme;
    static constexpr std::string_view name = "theme";
    static constexpr auto fields =
        std::tuple{field("parent", &Theme::parent),         field("name", &Theme::name),
                   field("definition", &Theme::definition), field("include", &Theme::include),
                   field("exclude", &Theme::exclude),       field("colour", &Theme::colour),
                   field("position", &Theme::order),        field("state", &Theme::state)};
};

template <>
struct Described<Coder> {
    static constexpr Kind kind = Kind::coder;
    static constexpr std::string_view name = "coder";
    static constexpr auto fields =
        std::tuple{field("name", &Coder::name), field("kind", &Coder::kind)};
};

template <>
struct Described<Coding> {
    static constexpr Kind kind = Kind::coding;
    static constexpr std::string_view name = "coding";
    static constexpr auto fields =
        std::tuple{field("response", &Coding::response), field("theme", &Coding::theme),
                   field("coder", &Coding::coder), field("span", &Coding::span)};
};

template <>
struct Described<Verdict> {
    static constexpr Kind kind = Kind::verdict;
    static constexpr std::string_view name = "verdict";
    static constexpr auto fields =
        std::tuple{field("response", &Verdict::response), field("coder", &Verdict::coder)};
};

template <>
struct Described<Memo> {
    static constexpr Kind kind = Kind::memo;
    static constexpr std::string_view name = "memo";
    static constexpr auto fields =
        std::tuple{field("about", &Memo::about), field("record", &Memo::record),
                   field("coder", &Memo::coder), field("text", &Memo::text)};
};

template <>
struct Described<SavedSearch> {
    static constexpr Kind kind = Kind::search;
    static constexpr std::string_view name = "search";
    static constexpr auto fields =
        std::tuple{field("name", &SavedSearch::name),   field("query", &SavedSearch::query),
                   field("theme", &SavedSearch::theme), field("scope", &SavedSearch::scope),
                   field("seen", &SavedSearch::seen),   field("coded", &SavedSearch::coded)};
};

template <>
struct Described<Synonyms> {
    static constexpr Kind kind = Kind::synonyms;
    static constexpr std::string_view name = "synonyms";
    static constexpr auto fields = std::tuple{field("words", &Synonyms::words)};
};

template <>
struct Described<Tie> {
    static constexpr Kind kind = Kind::tie;
    static constexpr std::string_view name = "tie";
    static constexpr auto fields =
        std::tuple{field("kind", &Tie::kind), field("from_participant", &Tie::from),
                   field("to_participant", &Tie::to)};
};

template <>
struct Described<Note> {
    static constexpr Kind kind = Kind::note;
    static constexpr std::string_view name = "note";
    static constexpr auto fields = std::tuple{
        field("about", &Note::about), field("domain", &Note::domain), field("text", &Note::text)};
};

template <>
struct Described<Assignment> {
    static constexpr Kind kind = Kind::assignment;
    static constexpr std::string_view name = "assignment";
    static constexpr auto fields =
        std::tuple{field("response", &Assignment::response), field("coder", &Assignment::coder)};
};

template <>
struct Described<Recipe> {
    static constexpr Kind kind = Kind::recipe;
    static constexpr std::string_view name = "recipe";
    static constexpr auto fields =
        std::tuple{field("name", &Recipe::name), field("text", &Recipe::text)};
};

// Something for each kind of record.
template <template <class> class Each>
using PerKind = std::tuple<Each<Stage>, Each<Role>, Each<Participant>, Each<Trait>, Each<Scale>,
                           Each<Question>, Each<Response>, Each<Score>, Each<Theme>, Each<Coder>,
                           Each<Coding>, Each<Verdict>, Each<Memo>, Each<SavedSearch>,
                           Each<Synonyms>, Each<Tie>, Each<Note>, Each<Assignment>, Each<Recipe>>;

inline constexpr std::size_t kind_count = std::tuple_size_v<PerKind<Described>>;

// Calls fn.template operator()<Record>() for every kind, those referred to before those referring.
template <class Fn>
constexpr void for_each_kind(Fn&& fn) {
    fn.template operator()<Stage>();
    fn.template operator()<Role>();
    fn.template operator()<Participant>();
    fn.template operator()<Trait>();
    fn.template operator()<Scale>();
    fn.template operator()<Question>();
    fn.template operator()<Response>();
    fn.template operator()<Score>();
    fn.template operator()<Theme>();
    fn.template operator()<Coder>();
    fn.template operator()<Coding>();
    fn.template operator()<Verdict>();
    fn.template operator()<Memo>();
    fn.template operator()<SavedSearch>();
    fn.template operator()<Synonyms>();
    fn.template operator()<Tie>();
    fn.template operator()<Note>();
    fn.template operator()<Assignment>();
    fn.template operator()<Recipe>();
}

// "theme"; "record" for a number that is no kind.
[[nodiscard]] constexpr std::string_view name_of(Kind kind) {
    std::string_view name = "record";
    for_each_kind([&]<class Record>() {
        if (Described<Record>::kind == kind)
            name = Described<Record>::name;
    });
    return name;
}

template <class Record, class Fn>
constexpr void for_each_field(Fn&& fn) {
    std::apply([&](const auto&... fields) { (fn(fields), ...); }, Described<Record>::fields);
}

} // namespace themata
