#include "cli/description.h"

#include "study/lookup.h"
#include "study/mix.h"
#include <array>
#include <bit>
#include <string_view>
#include <vector>

namespace themata {

namespace {

void add(AnswerCounts& answers, const Snapshot& now, const Response& response) {
    const bool coded = !now.lookup.codings.of(response.id).empty();
    const bool judged = !coded && !now.lookup.verdicts.of(response.id).empty();
    if (response.state == ResponseState::blank) {
        ++answers.blank;
        answers.coded_blank += coded ? 1 : 0;
        return;
    }
    ++answers.answered;
    answers.coded += coded ? 1 : 0;
    answers.nothing_to_code += judged ? 1 : 0;
}

void count_answers(Description& found, const Snapshot& now) {
    now.study.responses.for_each([&](const Response& response) {
        add(found.all, now, response);
        add(found.stages[response.stage], now, response);
        add(found.questions[response.question], now, response);
        found.at_stage[response.stage].insert(response.participant);
    });
}

void count_scores(Description& found, const Study& study) {
    const auto use_of = [&](const Question& item) -> ScaleUse& {
        return found.scales[item.scale ? find(study, item.scale)->name : item.wording];
    };
    for (const Question& question : study.questions)
        if (question.kind == QuestionKind::item)
            ++use_of(question).items;
    study.scores.for_each([&](const Score& score) {
        found.at_stage[score.stage].insert(score.participant);
        ScaleUse& use = use_of(*find(study, score.question));
        ++(score.value ? use.scores : use.missing);
    });
}

void count_people(Description& found, const Study& study) {
    for (const Participant& participant : study.participants)
        ++found.roles[participant.role ? find(study, participant.role)->name : ""];
    study.traits.for_each([&](const Trait& trait) {
        TraitUse& use = found.traits[trait.name];
        use.kind = trait.kind;
        ++use.participants;
        use.values.insert(trait.value);
    });
    for (const Coder& coder : study.coders)
        found.coders[coder.name].kind = coder.kind;
    study.codings.for_each(
        [&](const Coding& coding) { ++found.coders[find(study, coding.coder)->name].codings; });
    study.verdicts.for_each(
        [&](const Verdict& verdict) { ++found.coders[find(study, verdict.coder)->name].verdicts; });
}

// Eight bytes at a time: a million answers are 150 MB of text.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = mixed(text.size());
    for (std::size_t byte = 0; byte < text.size(); byte += 8) {
        std::uint64_t eight = 0;
        for (const char letter : text.substr(byte, 8))
            eight = eight << 8 | static_cast<unsigned char>(letter);
        hash = mixed(hash ^ eight);
    }
    return hash;
}

// Hashes of records by kind and id. A field that refers to a record counts as that record's hash,
// so records of the kind_count it may refer to come first, which is the order of for_each_kind.
class Hashes {
public:
    explicit Hashes(const Study& study) : study_(study) {
        for_each_kind([&]<class Record>() {
            auto& of_kind = hashes_[static_cast<std::size_t>(Described<Record>::kind)];
            of_kind.resize(std::size_t{table<Record>(study_).last_id()} + 1);
            table<Record>(study_).for_each([&](const Record& record) {
                const std::uint64_t hash = of_record(record);
                of_kind[record.id.value] = hash;
                sum_ += hash;
            });
        });
    }

    // A sum, so that the order of records does not count.
    [[nodiscard]] std::uint64_t sum() const { return mixed(sum_); }

private:
    template <class Record>
    std::uint64_t of_record(const Record& record) const {
        std::uint64_t hash = hash_of(Described<Record>::name);
        for_each_field<Record>(
            [&](const auto& field) { hash = mixed(hash ^ of_field(record, field.member)); });
        return hash;
    }

    template <class Record, class Type>
    std::uint64_t of_field(const Record& record, Type Record::*member) const {
        const Type& value = record.*member;
        if constexpr (std::is_same_v<Type, std::string>)
            return hash_of(value);
        else if constexpr (std::is_same_v<Type, std::optional<double>>)
            return value ? std::bit_cast<std::uint64_t>(*value) : mixed(1);
        else if constexpr (std::is_same_v<Type, Span>)
            return std::uint64_t{value.begin} << 32 | value.end;
        else if constexpr (std::is_same_v<Record, Theme> && std::is_same_v<Type, ThemeId>)
            return value ? hash_of(path_of(study_, value)) : 0; // a parent may have any id
        else if constexpr (requires { value.value; })
            return value ? of_id(value) : 0;
        else
            return static_cast<std::uint64_t>(value);
    }

    // What a memo is about: the number is an id of the kind that stands beside it.
    std::uint64_t of_field(const Memo& memo, std::uint32_t Memo::*record) const {
        return hashes_[static_cast<std::size_t>(memo.about)][memo.*record];
    }

    template <class Record>
    std::uint64_t of_id(Id<Record> id) const {
        return hashes_[static_cast<std::size_t>(Described<Record>::kind)][id.value];
    }

    const Study& study_;
    std::array<std::vector<std::uint64_t>, kind_count> hashes_;
    std::uint64_t sum_ = 0;
};

} // namespace

Description description_of(const Snapshot& now) {
    Description found;
    count_answers(found, now);
    count_scores(found, now.study);
    count_people(found, now.study);
    return found;
}

std::uint64_t fingerprint(const Study& study) { return Hashes(study).sum(); }

} // namespace themata
