#pragma once
// Laid out answers of the last few screens, so that none is laid out in every frame. Plain state of
// a view; one thread.

#include "study/ids.h"
#include "ui/drawing/look.h"
#include "ui/drawing/passage_layout.h"
#include <unordered_map>

namespace themata {

class PassageCache {
public:
    // The reference holds until begin_frame().
    [[nodiscard]] const PassageLayout& of(const Look& look, ResponseId id, std::string_view text,
                                          float width);

    // Forgets everything when it has grown large.
    void begin_frame();

private:
    std::unordered_map<ResponseId, PassageLayout> kept_;
    float width_ = 0;
    float scale_ = 0;
};

} // namespace themata
