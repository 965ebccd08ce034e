#pragma once
// Coding blind: of an answer that a coder was assigned she sees no one else's codings and verdicts
// until she has coded it or judged that there is nothing to code. A value made of a snapshot; any
// thread.

#include "study/response_set.h"
#include "study/snapshot.h"
#include <string_view>
#include <vector>

namespace themata {

class Blind {
public:
    // Nothing is hidden from somebody whom the study does not know.
    [[nodiscard]] static Blind of(const Snapshot&, std::string_view coder);

    // Whether others' work on the answer is hidden from her.
    [[nodiscard]] bool hides(ResponseId response) const { return hidden_.contains(response); }

    [[nodiscard]] bool hides(const Coding& coding) const {
        return coding.coder != coder_ && hides(coding.response);
    }

    [[nodiscard]] bool hides(const Verdict& verdict) const {
        return verdict.coder != coder_ && hides(verdict.response);
    }

    // Answers that are still to be coded blind.
    [[nodiscard]] const ResponseSet& hidden() const { return hidden_; }

private:
    CoderId coder_;
    ResponseSet hidden_;
};

// Codings of the answer that the coder may see, by where they begin.
[[nodiscard]] std::vector<Coding> codings_visible_to(const Snapshot&, const Blind&, ResponseId);

} // namespace themata
