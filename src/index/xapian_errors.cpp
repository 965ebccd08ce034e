#include "index/xapian_errors.h"

#include <filesystem>
#include <fmt/format.h>
#include <xapian.h>

namespace themata {

Error index_error() {
    constexpr auto hint =
        "Search reads the answers themselves meanwhile; the study is not touched.";
    try {
        throw;
    } catch (const Xapian::DatabaseModifiedError&) {
        return {Error::Code::conflict, "The index was written while it was read.", "Search again."};
    } catch (const Xapian::DatabaseLockError&) {
        return {Error::Code::conflict, "Another process is writing the index.", "Search again."};
    } catch (const Xapian::DatabaseNotFoundError&) {
        return {Error::Code::not_found, "There is no index yet.", hint};
    } catch (const Xapian::Error& error) {
        return {Error::Code::io, fmt::format("The index does not work: {}.", error.get_msg()),
                hint};
    } catch (const std::filesystem::filesystem_error& error) {
        return {Error::Code::io, fmt::format("The index does not work: {}.", error.what()), hint};
    }
}

} // namespace themata
