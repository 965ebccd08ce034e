#include "support/temporary_folder.h"

#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

namespace themata {

namespace {

constexpr const char* in_memory = "/dev/shm";
constexpr std::uintmax_t wanted = std::uintmax_t{2} << 30; // containers often have 64 MB there

bool has_room_in_memory() {
    std::error_code error;
    const auto space = std::filesystem::space(in_memory, error);
    return !error && space.available >= wanted && access(in_memory, W_OK | X_OK) == 0;
}

} // namespace

std::filesystem::path scratch() {
    static const bool room = has_room_in_memory();
    return room ? in_memory : std::filesystem::temp_directory_path();
}

TemporaryFolder::TemporaryFolder(Where where) {
    const std::filesystem::path top =
        where == Where::on_disk ? std::filesystem::temp_directory_path() : scratch();
    std::string name = top / "themata-test-XXXXXX";
    if (!mkdtemp(name.data()))
        throw std::runtime_error("cannot make a temporary folder");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored; // a test that removed its folder itself is fine
    std::filesystem::remove_all(path_, ignored);
}

} // namespace themata
