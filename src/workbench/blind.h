#pragma once
// Coding blind: of an answer that a coder was assigned she sees no one else's codings and verdicts
// until she has coded it or judged that there is nothing to code. A value made of a snapshot; any
// thread.

#include "study/response_set.h"
#include "study/snapshot.h"
#include <string>
#include <string_view>
#include <vector>

namespace themata {

class Blind {
public:
    // Nothing is hidden from somebody whom the study does not know.
    [[nodiscard]] static Blind of(const Snapshot&, std::string_view coder);

    // Of the snapshot that these changes led to; as of() would make it.
    [[nodiscard]] Blind after(const Snapshot& now, const Changes& changes) const;

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

    bool operator==(const Blind&) const = default;

private:
    std::string name_;
    CoderId coder_;
    ResponseSet assigned_;
    ResponseSet hidden_; // of those: not judged yet
};

// Codings of the answer that the coder may see, by where they begin.
[[nodiscard]] std::vector<Coding> codings_visible_to(const Snapshot&, const Blind&, ResponseId);

} // namespace themata
