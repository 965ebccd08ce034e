#include "analysis/duplicates.h"

#include "study/mix.h"
#include "text/fold.h"
#include "text/utf8.h"
#include <algorithm>
#include <future>
#include <limits>
#include <map>

namespace themata {

namespace {

using SameAnswers = std::vector<const Response*>;

// One text that several answers may share; the first of them stands for it.
struct Wording {
    const Response* first = nullptr;
    std::vector<ResponseId> responses;
};

// Runs work(begin, end) over halves of the range, one of them on another thread.
template <class Work>
void in_halves(std::size_t size, Work work) {
    const std::size_t middle = size / 2;
    auto other = std::async(std::launch::async, [&] { work(std::size_t{0}, middle); });
    work(middle, size);
    other.get();
}

SameAnswers answered(const Study& study) {
    SameAnswers answers;
    answers.reserve(study.responses.size());
    study.responses.for_each([&](const Response& response) {
        if (response.state == ResponseState::answered)
            answers.push_back(&response);
    });
    return answers;
}

struct Hashed {
    std::size_t hash = 0;
    std::uint32_t place = 0; // among the answers
    auto operator<=>(const Hashed&) const = default;
};

std::vector<Hashed> hashed(const SameAnswers& answers, const std::stop_token& stop) {
    std::vector<Hashed> all(answers.size());
    in_halves(answers.size(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t place = begin; place < end && !stop.stop_requested(); ++place)
            all[place] = {std::hash<std::string>()(bare(answers[place]->text)),
                          static_cast<std::uint32_t>(place)};
    });
    std::ranges::sort(all);
    return all;
}

// Answers whose hashes are the same: nearly always one wording, but only their texts can tell.
void add_wordings(const SameAnswers& answers, std::span<const Hashed> alike,
                  std::vector<Wording>& wordings) {
    if (alike.size() == 1) {
        const Response* only = answers[alike.front().place];
        wordings.push_back({only, {only->id}});
        return;
    }
    std::map<std::string, Wording> by_text;
    for (const Hashed& one : alike) {
        const Response* response = answers[one.place];
        Wording& wording = by_text[bare(response->text)];
        if (!wording.first)
            wording.first = response;
        wording.responses.push_back(response->id);
    }
    for (auto& [text, wording] : by_text)
        wordings.push_back(std::move(wording));
}

// In the order of their first answers.
std::vector<Wording> wordings_of(const Study& study, const std::stop_token& stop) {
    const SameAnswers answers = answered(study);
    const std::vector<Hashed> all = hashed(answers, stop);
    std::vector<Wording> wordings;
    for (std::size_t begin = 0; begin < all.size() && !stop.stop_requested();) {
        std::size_t end = begin + 1;
        while (end < all.size() && all[end].hash == all[begin].hash)
            ++end;
        add_wordings(answers, std::span(all).subspan(begin, end - begin), wordings);
        begin = end;
    }
    std::ranges::sort(wordings, {}, [](const Wording& wording) { return wording.first->id; });
    return wordings;
}

std::vector<std::uint32_t> shingles_of(const Wording& wording) {
    return themata::shingles_of(bare(wording.first->text));
}

// Two wordings by their places, the earlier one first.
struct LikePair {
    std::uint32_t one = 0;
    std::uint32_t other = 0;
    double likeness = 0;
    auto operator<=>(const LikePair&) const = default;
};

// In a bucket of very many, all are compared with the first of them only: such texts are mostly
// alike, and all pairs would be too many.
constexpr std::size_t many = 64;

void add_pairs(std::span<const std::uint64_t> bucket, std::vector<LikePair>& pairs) {
    const auto place = [&](std::size_t at) { return static_cast<std::uint32_t>(bucket[at]); };
    for (std::size_t one = 0; one < std::min(bucket.size(), many); ++one)
        for (std::size_t other = one + 1; other < bucket.size(); ++other)
            if (one == 0 || other < many)
                pairs.push_back({place(one), place(other)});
}

std::vector<LikePair> pairs_in_band(const std::vector<Sketch>& sketches, std::size_t band) {
    std::vector<std::uint64_t> keyed(sketches.size());
    for (std::size_t place = 0; place < sketches.size(); ++place)
        keyed[place] = std::uint64_t{sketches[place][band]} << 32 | place;
    std::ranges::sort(keyed);
    std::vector<LikePair> pairs;
    for (std::size_t begin = 0; begin < keyed.size();) {
        std::size_t end = begin + 1;
        while (end < keyed.size() && keyed[end] >> 32 == keyed[begin] >> 32)
            ++end;
        add_pairs(std::span(keyed).subspan(begin, end - begin), pairs);
        begin = end;
    }
    std::ranges::sort(pairs);
    return pairs;
}

// Each pair that agrees in some band, once.
std::vector<LikePair> candidates(const std::vector<Wording>& wordings,
                                 const std::stop_token& stop) {
    std::vector<Sketch> sketches(wordings.size());
    in_halves(wordings.size(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t place = begin; place < end && !stop.stop_requested(); ++place)
            sketches[place] = sketch_of(shingles_of(wordings[place]));
    });
    std::vector<LikePair> all;
    for (std::size_t band = 0; band < bands && !stop.stop_requested(); band += 2) {
        auto next =
            std::async(std::launch::async, [&] { return pairs_in_band(sketches, band + 1); });
        const std::vector<LikePair> here = pairs_in_band(sketches, band);
        for (const std::vector<LikePair>& fresh : {here, next.get()}) {
            std::vector<LikePair> united;
            std::ranges::set_union(all, fresh, std::back_inserter(united));
            all = std::move(united);
        }
    }
    return all;
}

// Measures all pairs; those that begin with the same wording stand together.
void measure(const std::vector<Wording>& wordings, std::vector<LikePair>& pairs,
             const std::stop_token& stop) {
    in_halves(pairs.size(), [&](std::size_t begin, std::size_t end) {
        std::uint32_t last = 0;
        std::vector<std::uint32_t> shingles;
        for (std::size_t at = begin; at < end && !stop.stop_requested(); ++at) {
            LikePair& pair = pairs[at];
            if (shingles.empty() || pair.one != last)
                shingles = shingles_of(wordings[pair.one]);
            last = pair.one;
            pair.likeness = jaccard(shingles, shingles_of(wordings[pair.other]));
        }
    });
}

// For each wording the place of the one that leads its group: itself, or the earlier leader that it
// is most like.
std::vector<std::uint32_t> leaders(std::size_t wordings, std::vector<LikePair> pairs,
                                   double likeness) {
    std::erase_if(pairs, [&](const LikePair& pair) { return pair.likeness < likeness; });
    std::ranges::sort(pairs, {}, [](const LikePair& pair) {
        return std::tuple(pair.other, -pair.likeness, pair.one);
    });
    std::vector<std::uint32_t> leader(wordings);
    for (std::uint32_t place = 0; place < wordings; ++place)
        leader[place] = place;
    for (const LikePair& pair : pairs)
        if (leader[pair.other] == pair.other && leader[pair.one] == pair.one)
            leader[pair.other] = pair.one;
    return leader;
}

std::vector<DuplicateGroup> duplicate_groups(const std::vector<Wording>& wordings,
                                             const std::vector<std::uint32_t>& leader) {
    std::vector<DuplicateGroup> groups(wordings.size(),
                                       DuplicateGroup{.responses = {}, .texts = 0});
    for (std::size_t place = 0; place < wordings.size(); ++place) {
        DuplicateGroup& group = groups[leader[place]];
        const auto& more = wordings[place].responses;
        group.responses.insert(group.responses.end(), more.begin(), more.end());
        ++group.texts;
    }
    return groups;
}

} // namespace

std::vector<DuplicateGroup> duplicates(const Study& study, const DuplicateSpec& spec,
                                       std::stop_token stop) {
    const std::vector<Wording> wordings = wordings_of(study, stop);
    std::vector<LikePair> pairs;
    if (spec.alike == Alike::near) {
        pairs = candidates(wordings, stop);
        measure(wordings, pairs, stop);
    }
    auto groups =
        duplicate_groups(wordings, leaders(wordings.size(), std::move(pairs), spec.likeness));
    std::erase_if(groups, [&](const DuplicateGroup& group) {
        return group.responses.size() < std::max<std::size_t>(spec.least, 1) ||
               stop.stop_requested();
    });
    // The first answer leads; the others may have come from wordings in any order.
    for (DuplicateGroup& group : groups)
        std::ranges::sort(group.responses);
    std::ranges::stable_sort(groups, [](const DuplicateGroup& a, const DuplicateGroup& b) {
        return a.responses.size() > b.responses.size();
    });
    return groups;
}

DuplicateGroup group_of(std::span<const DuplicateGroup> groups, ResponseId response) {
    for (const DuplicateGroup& group : groups)
        if (std::ranges::binary_search(group.responses, response))
            return group;
    return {.responses = {response}, .texts = 1};
}

namespace {

std::uint32_t hash_of(std::string_view bytes) {
    std::uint64_t hash = bytes.size();
    std::uint64_t word = 0;
    int taken = 0;
    for (const char byte : bytes) {
        word = word << 8 | static_cast<unsigned char>(byte);
        if (++taken == 8) {
            hash = mixed(hash ^ word);
            word = 0;
            taken = 0;
        }
    }
    return static_cast<std::uint32_t>(mixed(hash ^ word));
}

// Where each letter begins, and the end.
std::vector<std::uint32_t> letters_of(std::string_view text) {
    std::vector<std::uint32_t> places;
    places.reserve(text.size() + 1);
    for (std::size_t byte = 0; byte < text.size(); ++byte)
        if ((static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80)
            places.push_back(static_cast<std::uint32_t>(byte));
    places.push_back(static_cast<std::uint32_t>(text.size()));
    return places;
}

constexpr std::size_t sketch_size = bands * rows_of_band;
constexpr std::uint64_t empty = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t rounds = 2 * sketch_size;

} // namespace

std::vector<std::uint32_t> shingles_of(std::string_view bare_text) {
    const std::vector<std::uint32_t> letters = letters_of(bare_text);
    std::vector<std::uint32_t> found;
    if (letters.size() <= shingle_letters)
        return {hash_of(bare_text)};
    found.reserve(letters.size() - shingle_letters);
    for (std::size_t at = 0; at + shingle_letters < letters.size(); ++at)
        found.push_back(
            hash_of(bare_text.substr(letters[at], letters[at + shingle_letters] - letters[at])));
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
}

double jaccard(const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& other) {
    std::size_t both = 0;
    auto at = other.begin();
    for (const std::uint32_t shingle : one) {
        while (at != other.end() && *at < shingle)
            ++at;
        if (at == other.end())
            break;
        both += *at == shingle ? 1 : 0;
    }
    const std::size_t either = one.size() + other.size() - both;
    return either == 0 ? 1 : static_cast<double>(both) / static_cast<double>(either);
}

// Minwise hashing in the manner of Dahlgaard, Knudsen and Thorup, "Fast Similarity Sketching"
// (2017): in each round every shingle falls into one place; rounds go on until no place is empty,
// from round `sketch_size` on each place in turn is filled by all shingles. Few rounds do for a
// long text, and a short one has few shingles.
Sketch sketch_of(const std::vector<std::uint32_t>& shingles) {
    std::array<std::uint64_t, sketch_size> least;
    least.fill(empty);
    std::size_t filled = 0;
    for (std::uint64_t round = 0; round < rounds && filled < sketch_size; ++round)
        for (const std::uint32_t shingle : shingles) {
            const std::uint64_t hash = mixed(round << 32 | shingle);
            const std::size_t place = round < sketch_size
                                          ? (hash >> 32) % sketch_size
                                          : static_cast<std::size_t>(round) - sketch_size;
            const std::uint64_t value = round << 32 | (hash & 0xFFFFFFFF);
            filled += least[place] == empty ? 1 : 0;
            least[place] = std::min(least[place], value);
        }
    Sketch sketch{};
    for (std::size_t band = 0; band < bands; ++band) {
        std::uint64_t hash = band;
        for (std::size_t row = 0; row < rows_of_band; ++row)
            hash = mixed(hash ^ least[band * rows_of_band + row]);
        sketch[band] = static_cast<std::uint32_t>(hash);
    }
    return sketch;
}

} // namespace themata
