#pragma once
// The journal's entries as values: what act an entry was, whom it touched, and the digest that
// chains it to the entry before. Whoever decides by an entry reads `act` and `subjects`; the note
// is for people only and is never searched. Pure values; any thread.

#include "study/ids.h"
#include "study/records.h"
#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

// How a study file is opened.
enum class Access { read, write };

// The journal's end: how many entries, and the random mark of the last one, so that two histories
// of the same length are told apart.
struct Head {
    std::uint64_t seq = 0;
    std::uint64_t mark = 0;
    bool operator==(const Head&) const = default;
};

// SHA-256 of all that an entry says and changed and of the digest of the entry before it: who has
// written down the last one can tell that nothing before it was altered. Zero before the first.
struct Digest {
    std::array<std::uint8_t, 32> bytes{};
    bool operator==(const Digest&) const = default;
};

// 64 hexadecimal digits.
[[nodiscard]] std::string in_hex(const Digest& digest);

// The numbers stand in study files: none is ever given to another act.
enum class ActKind : std::uint8_t {
    unknown = 0, // written by a program that knew more acts, or before acts had numbers
    undo = 1,
    redo = 2,
    revert = 3,
    import = 4,
    add_theme = 5,
    rename_theme = 6,
    define_theme = 7,
    move_theme = 8,
    colour_theme = 9,
    merge_themes = 10,
    split_theme = 11,
    retire_theme = 12,
    restore_theme = 13,
    apply_theme = 14,
    withdraw_coding = 15,
    adjust_span = 16,
    nothing_to_code = 17,
    write_memo = 18,
    save_search = 19,
    rename_search = 20,
    change_search = 21,
    remove_search = 22,
    mark_seen = 23,
    run_rules = 24,
    take_searches = 25,
    add_synonyms = 26,
    remove_synonyms = 27,
    move_stage = 28,
    rename_stage = 29,
    pair_participants = 30,
    state_range = 31,
    direct_item = 32,
    assign_answers = 33,
    withdraw_assignment = 34,
    settle = 35,
    merge_stages = 36,
    merge_participants = 37,
    rename_participant = 38,
    keep_recipe = 39,
    rename_recipe = 40,
    remove_recipe = 41,
};

// The act in two words, as histories show and programs read it: "merge themes".
[[nodiscard]] std::string_view verb_of(ActKind act);
// The act that is called so; unknown for any other word.
[[nodiscard]] ActKind act_called(std::string_view verb);

// What a subject is to the act.
enum class SubjectRole : std::uint8_t {
    about = 0, // the act was on this one
    from = 1,  // of a merge the theme that left, of a split the one whose codings moved
    into = 2,  // the theme, parent or coder that got them; absent when that cannot be told
    made = 3,  // the act made it
};

// A record that an act touched. With id 0: records of this kind, too many to be named.
struct Subject {
    Kind kind = Kind::theme;
    std::uint32_t id = 0;
    SubjectRole role = SubjectRole::about;
    bool operator==(const Subject&) const = default;
};

using Subjects = std::vector<Subject>;

template <class Record>
struct Described;

template <class Record>
[[nodiscard]] Subject subject(Id<Record> id, SubjectRole role = SubjectRole::about) {
    return {.kind = Described<Record>::kind, .id = id.value, .role = role};
}

// Records of one kind as subjects: each once, or only their kind when they are more than eight.
template <class Record>
class Few {
public:
    void add(Id<Record> id) {
        if (id && ids_.size() <= most && std::find(ids_.begin(), ids_.end(), id) == ids_.end())
            ids_.push_back(id);
    }

    void append_to(Subjects& subjects, SubjectRole role = SubjectRole::about) const {
        if (ids_.size() > most)
            return subjects.push_back(subject(Id<Record>(), role));
        for (const Id<Record> id : ids_)
            subjects.push_back(subject(id, role));
    }

    // The only one; 0 when there is none or another.
    [[nodiscard]] Id<Record> only() const { return ids_.size() == 1 ? ids_.front() : Id<Record>(); }

private:
    static constexpr std::size_t most = 8;
    std::vector<Id<Record>> ids_;
};

// One act, as the journal keeps it; undo, redo and revert are entries too.
struct Entry {
    std::uint64_t seq = 0; // 1, 2, 3, …
    std::uint64_t mark = 0;
    std::int64_t at = 0; // milliseconds since 1970, UTC
    std::string coder;   // the name, so that history reads the same when the coder is gone
    ActKind act = ActKind::unknown;
    Subjects subjects = {}; // of undo, redo and revert none: `undoes` tells
    std::optional<std::uint64_t> undoes;
    std::string note; // what was done, in one sentence
    Digest digest = {};
    bool operator==(const Entry&) const = default;
};

// The id of the first subject of this kind and role; 0 when there is none.
[[nodiscard]] std::uint32_t subject_of(const Entry& entry, Kind kind, SubjectRole role);
// Whether the entry is said to have touched records of this kind.
[[nodiscard]] bool touches(const Entry& entry, Kind kind);

struct NewEntry {
    Head on; // the head that the changes were planned on
    std::int64_t at = 0;
    std::string coder = {};
    ActKind act = ActKind::unknown;
    Subjects subjects = {};
    std::optional<std::uint64_t> undoes = {};
    std::string note = {};
};

// What the index must look at again after an entry of the journal.
struct ResponseDelta {
    enum class Lineage {
        same, // `touched` leads from there to here
        other // the journal has no such entry (any more): build anew
    };
    Lineage lineage = Lineage::same;
    std::vector<ResponseId> touched; // added, altered or removed; ascending
};

// What a look at the whole file found.
struct Verification {
    std::uint64_t entries = 0;
    std::uint64_t records = 0;
    std::vector<std::string> faults;          // a sentence each
    Digest digest = {};                       // of the last entry, as it stands in the file
    std::filesystem::path log_set_aside = {}; // as Store::log_set_aside()

    [[nodiscard]] bool clean() const { return faults.empty(); }
};

} // namespace themata
