#include "exchange/writing/word_document.h"

#include <memory>
#include <zip.h>

namespace themata {

namespace {

constexpr zip_uint16_t dos_date_1980 = 0x21; // the first day that a ZIP file knows

tl::unexpected<Error> not_packed(zip_error_t* error) {
    const std::string why = zip_error_strerror(error);
    zip_error_fini(error);
    return failure(Error::Code::io, "The document could not be packed: " + why + ".",
                   "See whether there is memory left, and try again.");
}

bool add_packed(zip_t* archive, const PackedFile& file) {
    zip_source_t* bytes = zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0);
    if (!bytes)
        return false;
    const zip_int64_t place = zip_file_add(archive, file.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
    if (place < 0) {
        zip_source_free(bytes);
        return false;
    }
    return zip_file_set_dostime(archive, static_cast<zip_uint64_t>(place), 0, dos_date_1980, 0) ==
           0;
}

Result<std::string> read_whole(zip_source_t* source) {
    zip_stat_t state;
    std::string bytes;
    if (zip_source_stat(source, &state) == 0 && zip_source_open(source) == 0) {
        bytes.resize(state.size);
        const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
        zip_source_close(source);
        if (read >= 0 && static_cast<std::size_t>(read) == bytes.size())
            return bytes;
    }
    return not_packed(zip_source_error(source));
}

} // namespace

Result<std::string> zipped(const std::vector<PackedFile>& files) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (!buffer)
        return not_packed(&error);
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> kept(buffer, zip_source_free);
    zip_t* archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
    if (!archive)
        return not_packed(&error);
    zip_source_keep(buffer); // closing the archive would free what it was written to
    for (const PackedFile& file : files)
        if (!add_packed(archive, file)) {
            auto failed = not_packed(zip_get_error(archive));
            zip_discard(archive);
            return failed;
        }
    if (zip_close(archive) != 0) {
        auto failed = not_packed(zip_get_error(archive));
        zip_discard(archive);
        return failed;
    }
    return read_whole(buffer);
}

} // namespace themata
