#pragma once
// A text with nothing left but its words: folded as fold() does, without punctuation, one space
// between words. Accents stay. Two texts that are bare alike were typed differently at most in
// case, white space and punctuation. A text of nothing but punctuation, such as "-" or ":(", keeps
// it. For comparing, never for showing. Valid UTF-8; pure; any thread.

#include <string>
#include <string_view>

namespace themata {

[[nodiscard]] std::string bare(std::string_view text);

} // namespace themata
