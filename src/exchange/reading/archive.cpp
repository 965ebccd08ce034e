#include "exchange/reading/archive.h"

#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <zip.h>

namespace themata {

namespace {

// Sheets shrink to a tenth or a fiftieth when they are packed, bombs to a thousandth.
constexpr std::uint64_t always_inflated = 256'000'000;
constexpr std::uint64_t most_per_byte = 100;
constexpr std::size_t piece_size = 1 << 16;

Error broken_archive(std::string_view why) {
    return {.code = Error::Code::refused,
            .what = fmt::format("The file is packed, and cannot be unpacked: {}.", why),
            .hint = "It may have been cut short on its way: fetch it again, or open it in the "
                    "program that made it and save it anew."};
}

Error bomb(std::string_view part) {
    return {.code = Error::Code::refused,
            .what = fmt::format("The part {} of the file grows far beyond its packed size when it "
                                "is unpacked, as files do that are made to harm.",
                                in_quotes(part)),
            .hint = "Open the file in a spreadsheet program and save it anew, or as CSV."};
}

std::string lowered(std::string_view name) {
    std::string low(name);
    for (char& letter : low)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return low;
}

std::string words_of(zip_error_t& error) {
    std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    return why;
}

using OpenPart = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

} // namespace

struct Archive::Opened {
    std::unique_ptr<zip_t, decltype(&zip_discard)> zip{nullptr, zip_discard};
};

Archive::Archive() : opened_(std::make_unique<Opened>()) {}

Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (!source)
        return failure(broken_archive(words_of(error)));
    Archive archive;
    archive.opened_->zip.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive.opened_->zip) {
        zip_source_free(source);
        return failure(broken_archive(words_of(error)));
    }
    zip_t* zip = archive.opened_->zip.get();
    const zip_int64_t count = zip_get_num_entries(zip, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t state;
        if (zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &state) != 0 || !state.name)
            continue;
        const bool locked = (state.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
                            state.encryption_method != ZIP_EM_NONE;
        archive.parts_.push_back({.name = state.name,
                                  .place = static_cast<std::uint64_t>(i),
                                  .size = state.size,
                                  .is_locked = locked});
    }
    archive.most_inflated_ = always_inflated + most_per_byte * bytes.size();
    return archive;
}

const ArchivePart* Archive::find(std::string_view name) const {
    const std::string low = lowered(name);
    for (const ArchivePart& part : parts_)
        if (part.name.size() == name.size() && lowered(part.name) == low)
            return &part;
    return nullptr;
}

Result<void> Archive::inflate(const ArchivePart& part,
                              const std::function<bool(std::string_view)>& take) {
    if (part.is_locked)
        return failure(locked_file());
    zip_t* zip = opened_->zip.get();
    const OpenPart file(zip_fopen_index(zip, part.place, 0), zip_fclose);
    if (!file)
        return failure(broken_archive(zip_error_strerror(zip_get_error(zip))));
    std::array<char, piece_size> piece;
    while (true) {
        const zip_int64_t size = zip_fread(file.get(), piece.data(), piece.size());
        if (size < 0)
            return failure(broken_archive(zip_error_strerror(zip_file_get_error(file.get()))));
        if (size == 0)
            return {};
        inflated_ += static_cast<std::uint64_t>(size);
        if (inflated_ > most_inflated_)
            return failure(bomb(part.name));
        if (!take(std::string_view(piece.data(), static_cast<std::size_t>(size))))
            return {};
    }
}

Result<std::string> Archive::whole(const ArchivePart& part, std::uint64_t most) {
    std::string bytes;
    bool fits = true;
    const auto inflated = inflate(part, [&](std::string_view piece) {
        fits = bytes.size() + piece.size() <= most;
        if (fits)
            bytes += piece;
        return fits;
    });
    if (!inflated)
        return failure(inflated.error());
    if (!fits)
        return failure(bomb(part.name));
    return bytes;
}

bool begins_as_archive(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

Error locked_file() {
    return {.code = Error::Code::refused,
            .what = "The file is protected by a password.",
            .hint = "Open it in the program that made it, and save it without a password."};
}

} // namespace themata
