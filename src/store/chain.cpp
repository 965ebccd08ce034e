// SHA-256 and what the digests of entries are made of.

#include "store/chain.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace themata {

namespace {

constexpr std::array<std::uint32_t, 64> round_constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::uint32_t word_at(const std::uint8_t* bytes) {
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
           std::uint32_t{bytes[2]} << 8 | bytes[3];
}

std::array<std::uint32_t, 64> schedule_of(const std::uint8_t* bytes) {
    std::array<std::uint32_t, 64> words;
    for (std::size_t at = 0; at < 16; ++at)
        words[at] = word_at(bytes + 4 * at);
    for (std::size_t at = 16; at < 64; ++at) {
        const std::uint32_t early = words[at - 15];
        const std::uint32_t late = words[at - 2];
        words[at] = words[at - 16] + words[at - 7] +
                    (std::rotr(early, 7) ^ std::rotr(early, 18) ^ early >> 3) +
                    (std::rotr(late, 17) ^ std::rotr(late, 19) ^ late >> 10);
    }
    return words;
}

} // namespace

void Sha256::block(const std::uint8_t* bytes) {
    const std::array<std::uint32_t, 64> words = schedule_of(bytes);
    auto [a, b, c, d, e, f, g, h] = state_;
    for (std::size_t at = 0; at < 64; ++at) {
        const std::uint32_t one = h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) +
                                  ((e & f) ^ (~e & g)) + round_constants[at] + words[at];
        const std::uint32_t other =
            (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + one;
        d = c;
        c = b;
        b = a;
        a = one + other;
    }
    const std::array<std::uint32_t, 8> added = {a, b, c, d, e, f, g, h};
    for (std::size_t at = 0; at < 8; ++at)
        state_[at] += added[at];
}

void Sha256::add(std::string_view bytes) {
    const auto* next = reinterpret_cast<const std::uint8_t*>(bytes.data());
    std::size_t left = bytes.size();
    while (left > 0) {
        const std::size_t filled = size_ % 64;
        if (filled == 0 && left >= 64) {
            block(next);
            size_ += 64, next += 64, left -= 64;
            continue;
        }
        const std::size_t taken = std::min(left, 64 - filled);
        std::memcpy(waiting_.data() + filled, next, taken);
        size_ += taken, next += taken, left -= taken;
        if (size_ % 64 == 0)
            block(waiting_.data());
    }
}

void Sha256::number(std::uint64_t value) {
    std::array<char, 8> bytes;
    for (std::size_t at = 0; at < 8; ++at)
        bytes[at] = static_cast<char>(value >> (8 * at));
    add({bytes.data(), bytes.size()});
}

void Sha256::text(std::string_view bytes) {
    number(bytes.size());
    add(bytes);
}

Digest Sha256::done() {
    const std::uint64_t bits = size_ * 8;
    add("\x80");
    while (size_ % 64 != 56)
        add({"\0", 1});
    std::array<char, 8> length;
    for (std::size_t at = 0; at < 8; ++at)
        length[at] = static_cast<char>(bits >> (56 - 8 * at));
    add({length.data(), length.size()});
    Digest digest;
    for (std::size_t at = 0; at < digest.bytes.size(); ++at)
        digest.bytes[at] = static_cast<std::uint8_t>(state_[at / 4] >> (24 - 8 * (at % 4)));
    return digest;
}

Digest records_digest(const Changes& changes) {
    RecordsDigest digest;
    for_each_kind([&]<class Record>() {
        for (const Edit<Record>* edit : written_edits(changes.of<Record>()))
            digest.add(edit->id(), edit->before, edit->after);
    });
    return digest.done();
}

Digest chained(const Digest& before, const Entry& entry, const Digest& records) {
    Sha256 sha;
    sha.add(bytes_of(before));
    sha.number(entry.seq);
    sha.number(entry.mark);
    sha.number(static_cast<std::uint64_t>(entry.at));
    sha.text(entry.coder);
    sha.number(static_cast<std::uint64_t>(entry.act));
    sha.text(bytes_of(entry.subjects));
    sha.number(entry.undoes ? 1 : 0);
    sha.number(entry.undoes.value_or(0));
    sha.text(entry.note);
    sha.add(bytes_of(records));
    return sha.done();
}

std::string bytes_of(const Subjects& subjects) {
    std::string bytes;
    for (const Subject& subject : subjects) {
        bytes += static_cast<char>(subject.kind);
        bytes += static_cast<char>(subject.role);
        for (int shift = 0; shift < 32; shift += 8)
            bytes += static_cast<char>(subject.id >> shift);
    }
    return bytes;
}

std::optional<Subjects> subjects_in(std::string_view bytes) {
    constexpr std::size_t size = 6;
    if (bytes.size() % size != 0)
        return std::nullopt;
    Subjects subjects;
    for (; !bytes.empty(); bytes.remove_prefix(size)) {
        Subject subject{.kind = static_cast<Kind>(bytes[0]),
                        .id = 0,
                        .role = static_cast<SubjectRole>(bytes[1])};
        for (std::size_t at = 0; at < 4; ++at)
            subject.id |= std::uint32_t{static_cast<std::uint8_t>(bytes[2 + at])} << (8 * at);
        subjects.push_back(subject);
    }
    return subjects;
}

std::optional<Digest> digest_in(std::string_view bytes) {
    Digest digest;
    if (bytes.size() != digest.bytes.size())
        return std::nullopt;
    std::memcpy(digest.bytes.data(), bytes.data(), bytes.size());
    return digest;
}

} // namespace themata
