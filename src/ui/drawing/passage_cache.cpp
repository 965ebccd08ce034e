#include "ui/drawing/passage_cache.h"

#include "ui/drawing/paint.h"

namespace themata {

namespace {

constexpr std::size_t most_kept = 500;

}

const PassageLayout& PassageCache::of(const Look& look, ResponseId id, std::string_view text,
                                      float width) {
    if (width != width_ || look.scale * look.answers != scale_) {
        kept_.clear();
        width_ = width;
        scale_ = look.scale * look.answers;
    }
    const auto found = kept_.find(id);
    if (found != kept_.end() && found->second.size() == text.size())
        return found->second;
    return kept_[id] = layout_passage(text, width, metrics_of(look, look.answer()));
}

void PassageCache::begin_frame() {
    if (kept_.size() > most_kept)
        kept_.clear();
}

} // namespace themata
