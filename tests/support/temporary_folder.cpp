#include "support/temporary_folder.h"

#include <cstdlib>
#include <stdexcept>

namespace themata {

TemporaryFolder::TemporaryFolder() {
    std::string name = std::filesystem::temp_directory_path() / "themata-test-XXXXXX";
    if (!mkdtemp(name.data()))
        throw std::runtime_error("cannot make a temporary folder");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored; // a test that removed its folder itself is fine
    std::filesystem::remove_all(path_, ignored);
}

} // namespace themata
