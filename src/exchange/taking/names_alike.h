#pragma once
// Names that differ only in what few would notice (case, spaces, accents, zeros before a number):
// of participants, stages and roles, and values of traits, in the study and in all files of an
// import; but for participants a plural s is such a thing too. Unless it is said whether they are
// one, they are a doubt; joined, each is spelt as the study spells it, else without signs that
// cannot be seen, else as most rows do, else as the first. Rows that are left out do not count.
// NamesAlike is a value that outlives the passes over the files; making it is one pass over the
// columns of names.

#include "exchange/taking/import_plan.h"
#include "exchange/taking/key_table.h"
#include <optional>
#include <unordered_map>

namespace themata {

struct Source;

// Strings by number, in the order in which they came, in open addressing: what a file of a million
// rows is asked of each row.
class NameNumbers {
public:
    static constexpr std::uint32_t none = UINT32_MAX;

    // The name must live as long as this.
    [[nodiscard]] std::uint32_t number_of(std::string_view name);

    [[nodiscard]] std::uint32_t find(std::string_view name) const {
        return places_.empty() ? none : places_[place_of(name)];
    }

    [[nodiscard]] std::string_view name(std::uint32_t number) const { return names_[number]; }

    [[nodiscard]] std::size_t size() const { return names_.size(); }

private:
    [[nodiscard]] std::size_t place_of(std::string_view name) const;
    void grow();

    std::vector<std::string_view> names_;
    std::vector<std::uint32_t> places_; // as many as a power of two
};

// The spellings of one kind of name.
class Spellings {
public:
    Spellings() = default;
    Spellings(const Spellings&) = delete; // names_ looks at what is here
    Spellings& operator=(const Spellings&) = delete;

    // In a row of this file, the row as a spreadsheet numbers it; its number.
    std::uint32_t add(std::string_view name, std::uint32_t file, std::uint32_t row);

    void add_again(std::uint32_t number) { ++uses_[number].rows; }

    void add_of_study(std::string_view name);

    struct Group {
        std::vector<std::uint32_t> spellings; // two at least; the one that is taken is the first
    };

    using Key = std::string (*)(std::string_view name);

    // Groups all of one key; call it once, when all names are there.
    void find_groups(Key key);

    [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }

    // Join all groups.
    void join();

    // As it is to be spelt.
    [[nodiscard]] std::string_view as_taken(std::string_view name) const {
        if (instead_.empty())
            return name;
        const std::uint32_t number = numbers_.find(name);
        return number == NameNumbers::none ? name : numbers_.name(as_taken(number));
    }

    [[nodiscard]] std::uint32_t as_taken(std::uint32_t number) const {
        return instead_.empty() ? number : instead_[number];
    }

    [[nodiscard]] std::string_view name(std::uint32_t number) const {
        return numbers_.name(number);
    }

    [[nodiscard]] bool holds(std::string_view name) const {
        return numbers_.find(name) != NameNumbers::none;
    }

    [[nodiscard]] std::size_t size() const { return numbers_.size(); }

    [[nodiscard]] std::size_t rows_of(std::uint32_t number) const { return uses_[number].rows; }

    [[nodiscard]] bool is_of_study(std::uint32_t number) const { return uses_[number].in_study; }

    [[nodiscard]] bool is_in_file(std::uint32_t number) const { return uses_[number].rows > 0; }

    // Where the group's first row stands that is not spelt as it is taken.
    struct Place {
        std::uint32_t file = 0;
        std::uint32_t row = 0;
    };

    [[nodiscard]] Place place_of(const Group& group) const;

private:
    struct Use {
        std::uint32_t rows = 0;
        std::uint32_t file = 0; // of the first row
        std::uint32_t row = 0;
        bool in_study = false;
    };

    NameNumbers numbers_;
    std::vector<Use> uses_;
    std::vector<Group> groups_;
    std::vector<std::uint32_t> instead_; // empty: none is joined
};

// What names of a file's rows are, by number; NameNumbers::none where the cell is blank, empty
// where the file has no such column.
struct RowNames {
    std::vector<std::uint32_t> participant;
    std::vector<std::uint32_t> stage;
};

class NamesAlike {
public:
    NamesAlike(const Snapshot& now, const std::vector<Source>& sources, SameNames answer);

    Spellings participants;
    Spellings stages;
    Spellings roles;
    std::map<std::string, Spellings, std::less<>> traits; // values, by the trait's name

    [[nodiscard]] std::string_view trait(const std::string& name, std::string_view value) const {
        const auto found = traits.find(name);
        return found == traits.end() ? value : found->second.as_taken(value);
    }

    // Of the file of this number.
    [[nodiscard]] const RowNames& rows(std::uint32_t file) const { return rows_.at(file); }

    [[nodiscard]] std::vector<Doubt> doubts_of(std::uint32_t file) const;
    [[nodiscard]] std::vector<std::string> notes_of(std::uint32_t file) const;
    // Names that are nearly alike, which stay two.
    [[nodiscard]] std::vector<std::string> near_notes() const;

private:
    void add_study(const Snapshot& now);
    void add_file(const Source& source);
    void settle(SameNames answer);
    void settle(Spellings& spellings, std::string_view what, Spellings::Key key, SameNames answer);

    std::map<std::uint32_t, RowNames> rows_; // by file
    std::map<std::uint32_t, std::vector<Doubt>> doubts_;
    std::map<std::uint32_t, std::vector<std::string>> notes_;
};

} // namespace themata
