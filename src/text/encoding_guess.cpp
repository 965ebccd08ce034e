#include "text/encoding_guess.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "text/fold.h"
#include "text/reading.h"

namespace themata {
namespace {

constexpr std::size_t sample_size = 16'384;

bool is_high(char byte) { return (byte & 0x80) != 0; }

// Lines with something to tell, up to a size that takes milliseconds. Cut where no encoding has a
// character going on: line ends and spaces are never a later byte of one.
std::string sample_of(std::string_view bytes) {
    std::string sample;
    while (!bytes.empty() && sample.size() < sample_size) {
        const std::size_t line = std::min(bytes.find_first_of("\r\n"), bytes.size() - 1) + 1;
        std::string_view part = bytes.substr(0, line);
        bytes.remove_prefix(line);
        if (std::ranges::none_of(part, is_high))
            continue;
        if (part.size() > sample_size)
            part =
                part.substr(0, std::min(part.find_first_of(" ,;", sample_size), 2 * sample_size));
        sample += part;
    }
    return sample;
}

// UTF-8 with one FF for each broken place, and what the breaks cost: a lead byte that lost its
// followers is what damage looks like, a follower on its own is rather another encoding's letter.
struct Mended {
    std::string text;
    double breaks = 0;
};

Mended mend(std::string_view bytes) {
    Mended mended;
    std::size_t from = 0;
    while (const auto broken = find_invalid_utf8(bytes, from)) {
        constexpr double lost_followers = -6.5; // on top of what an unreadable byte costs
        const auto lead = static_cast<unsigned char>(bytes[broken->offset]);
        mended.text += bytes.substr(from, broken->offset - from);
        mended.text += '\xFF';
        mended.breaks += lead >= 0xC2 && lead <= 0xF4 ? lost_followers : 0;
        from = broken->offset + broken->length;
    }
    mended.text += bytes.substr(from);
    return mended;
}

Writing writing_of(std::string_view encoding) {
    if (encoding == "GB18030")
        return Writing::simplified;
    if (encoding == "Big5")
        return Writing::traditional;
    if (encoding == "Shift_JIS" || encoding == "EUC-JP")
        return Writing::japanese;
    return encoding == "EUC-KR" ? Writing::korean : Writing::alphabets;
}

struct Reading {
    KnownEncoding encoding;
    std::string text;
    double bits = 0;
};

std::vector<Reading> readings_of(std::string_view sample) {
    std::vector<Reading> readings;
    const Mended mended = mend(sample);
    double least = bits_to_read(mended.text, Writing::alphabets);
    for (const Writing writing :
         {Writing::simplified, Writing::traditional, Writing::japanese, Writing::korean})
        least = std::min(least, bits_to_read(mended.text, writing));
    readings.push_back({known_encodings()[0], mended.text, least + mended.breaks});
    for (const KnownEncoding& encoding : known_encodings()) {
        if (encoding.use != KnownEncoding::Use::guessed)
            continue;
        std::string text = convert(sample, encoding, 0).text;
        const bool loose_accents = encoding.name == "windows-1258";
        const double bits = encoding.rarity + bits_to_read(loose_accents ? compose(text) : text,
                                                           writing_of(encoding.name));
        const auto same = std::ranges::find(readings, text, &Reading::text);
        if (same == readings.end())
            readings.push_back({encoding, std::move(text), bits});
        else if (bits < same->bits)
            *same = {encoding, std::move(text), bits};
    }
    std::ranges::stable_sort(readings, {}, &Reading::bits);
    return readings;
}

} // namespace

std::vector<RankedEncoding> rank_encodings(std::string_view bytes) {
    const std::vector<Reading> readings = readings_of(sample_of(bytes));
    // The model takes signs for independent, so its bits are believed by half.
    const auto weight = [&](const Reading& reading) {
        return std::exp2((readings.front().bits - reading.bits) / 2);
    };
    double all = 0;
    for (const Reading& reading : readings)
        all += weight(reading);
    std::vector<RankedEncoding> ranked;
    ranked.reserve(readings.size());
    for (const Reading& reading : readings)
        ranked.push_back(
            {reading.encoding, static_cast<int>(std::lround(100 * weight(reading) / all))});
    return ranked;
}

} // namespace themata
