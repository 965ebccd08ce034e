#pragma once
// Before-images: a record as bytes, as the journal keeps it. The first byte says how the rest is
// written (1: the fields of study/fields.h in their order), so that older images stay readable when
// a kind gets another field. Numbers are base-128 with the low bits first, signed ones zigzag,
// texts their length and bytes. The id stands beside the image, not in it. Pure; any thread.

#include "study/change.h"
#include "study/fields.h"
#include <algorithm>
#include <bit>
#include <cstring>
#include <string>
#include <vector>

namespace themata {

inline constexpr char image_format = 1;

class ImageWriter {
public:
    template <class Type>
    void write(const Type& value) {
        if constexpr (std::is_same_v<Type, std::string>) {
            number(value.size());
            bytes_ += value;
        } else if constexpr (std::is_same_v<Type, std::optional<double>>) {
            bytes_ += value ? '\1' : '\0';
            if (value)
                real(*value);
        } else if constexpr (std::is_same_v<Type, Span>) {
            number(value.begin);
            number(value.end);
        } else if constexpr (std::is_enum_v<Type>) {
            number(static_cast<std::uint64_t>(value));
        } else if constexpr (requires { value.value; }) {
            number(value.value);
        } else if constexpr (std::is_signed_v<Type>) {
            const std::int64_t wide = value;
            number((static_cast<std::uint64_t>(wide) << 1) ^
                   static_cast<std::uint64_t>(wide >> 63));
        } else {
            number(value);
        }
    }

    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7)
            bytes_ += static_cast<char>(value | 0x80);
        bytes_ += static_cast<char>(value);
    }

    void real(double value) {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        for (int shift = 0; shift < 64; shift += 8)
            bytes_ += static_cast<char>(bits >> shift);
    }

    std::string bytes_ = {image_format};
};

class ImageReader {
public:
    explicit ImageReader(std::string_view bytes) : left_(bytes) {
        sound_ = take(1) == std::string_view(&image_format, 1);
    }

    template <class Type>
    void read(Type& value) {
        if constexpr (std::is_same_v<Type, std::string>) {
            value = take(number());
        } else if constexpr (std::is_same_v<Type, std::optional<double>>) {
            if (fitting<bool>(number()))
                value = real();
        } else if constexpr (std::is_same_v<Type, Span>) {
            read(value.begin);
            read(value.end);
        } else if constexpr (std::is_enum_v<Type>) {
            value = static_cast<Type>(fitting<std::underlying_type_t<Type>>(number()));
        } else if constexpr (requires { value.value; }) {
            read(value.value);
        } else if constexpr (std::is_signed_v<Type>) {
            const std::uint64_t folded = number();
            const auto wide = static_cast<std::int64_t>((folded >> 1) ^ (~(folded & 1) + 1));
            value = fitting<Type>(wide);
        } else {
            value = fitting<Type>(number());
        }
    }

    // All bytes were read and all of them made sense.
    [[nodiscard]] bool ended_well() const { return sound_ && left_.empty(); }

private:
    std::string_view take(std::uint64_t size) {
        sound_ = sound_ && size <= left_.size();
        if (!sound_)
            return {};
        const std::string_view taken = left_.substr(0, size);
        left_.remove_prefix(size);
        return taken;
    }

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const std::string_view next = take(1);
            if (next.empty())
                return 0;
            const auto byte = static_cast<unsigned char>(next.front());
            value |= std::uint64_t{byte & 0x7fu} << shift;
            if (byte < 0x80)
                return value;
        }
        sound_ = false;
        return 0;
    }

    double real() {
        std::uint64_t bits = 0;
        const std::string_view bytes = take(8);
        for (std::size_t place = 0; place < bytes.size(); ++place)
            bits |= std::uint64_t{static_cast<unsigned char>(bytes[place])} << (8 * place);
        return std::bit_cast<double>(bits);
    }

    template <class Number, class Wide>
    Number fitting(Wide wide) {
        const auto fitted = static_cast<Number>(wide);
        sound_ = sound_ && static_cast<Wide>(fitted) == wide;
        return fitted;
    }

    std::string_view left_;
    bool sound_ = true;
};

template <class Record>
std::string image_of(const Record& record) {
    ImageWriter writer;
    for_each_field<Record>([&](const auto& field) { writer.write(record.*field.member); });
    return writer.bytes();
}

// The image without the last fields that are empty, so that a field which a kind gets one day,
// behind all others and empty in older studies, changes no digest that was ever printed.
template <class Record>
std::string lasting_image_of(const Record& record) {
    ImageWriter writer;
    std::size_t kept = writer.bytes().size();
    for_each_field<Record>([&](const auto& field) {
        const auto& value = record.*field.member;
        writer.write(value);
        if (!(value == std::remove_cvref_t<decltype(value)>{}))
            kept = writer.bytes().size();
    });
    return writer.bytes().substr(0, kept);
}

// Byte for byte: for ==, 0 and -0 are the same.
template <class Record>
bool same(const Record& one, const Record& other) {
    return one == other && image_of(one) == image_of(other);
}

// Of what an entry made of a record. Up to schema 3 an entry kept the sum over all of its records,
// in any order; it tells whether such a journal is whole before it is chained (store/chain.h).
std::uint64_t digest(std::string_view image, std::int64_t kind, std::uint32_t id);

template <class Record>
std::uint64_t digest_of(const Record& after, Id<Record> id) {
    const auto kind = static_cast<std::int64_t>(Described<Record>::kind);
    return digest(after.id ? image_of(after) : std::string(), kind, id.value);
}

// Absent when these bytes are no image of such a record.
template <class Record>
std::optional<Record> record_of(Id<Record> id, std::string_view image) {
    Record record;
    ImageReader reader(image);
    for_each_field<Record>([&](const auto& field) { reader.read(record.*field.member); });
    record.id = id;
    return reader.ended_well() ? std::optional(std::move(record)) : std::nullopt;
}

// The edits that are written: those that alter something, by id, so that runs are found.
template <class Record>
[[nodiscard]] std::vector<const Edit<Record>*>
written_edits(const std::vector<Edit<Record>>& edits) {
    std::vector<const Edit<Record>*> order;
    order.reserve(edits.size());
    for (const auto& edit : edits)
        if (!same(edit.before, edit.after))
            order.push_back(&edit);
    const auto id = [](const Edit<Record>* edit) { return edit->id().value; };
    if (!std::ranges::is_sorted(order, {}, id))
        std::ranges::sort(order, {}, id);
    return order;
}

} // namespace themata
