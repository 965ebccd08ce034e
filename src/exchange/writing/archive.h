#pragma once
// This header packs files into one, as DOCX wants them. The same files give the same bytes. Pure;
// any thread.

#include "study/result.h"
#include <string>
#include <vector>

namespace themata {

struct PackedFile {
    std::string name; // "word/document.xml"
    std::string bytes;
};

// Of an io error, no memory is left.
[[nodiscard]] Result<std::string> zipped(const std::vector<PackedFile>& files);

} // namespace themata
