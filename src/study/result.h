#pragma once
// What every act of the program may answer: a value, or an Error that says in one sentence what is
// wrong and in another what the researcher can do. An Error is never turned into an empty result.

#include <optional>
#include <string>
#include <tl/expected.hpp>

namespace themata {

struct Error {
    enum class Code {
        refused,    // the act is not possible on this study or file
        wrong_call, // the command or option does not exist or lacks something
        not_found,  // what was named is not there
        conflict,   // somebody else changed it meanwhile
        io,         // the disk, the file or the system said no
        cancelled,  // the analyst stopped it
    };
    Code code = Code::refused;
    std::string what;
    std::string hint;
    std::optional<std::size_t> position = {}; // of a query: the letter that is meant, from 1
    std::string option = {}; // what can be chosen otherwise, as the terminal calls it: "--stage"

    bool operator==(const Error&) const = default;
};

template <class Value>
using Result = tl::expected<Value, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(Error::Code code, std::string what,
                                                   std::string hint) {
    return tl::unexpected<Error>(Error{code, std::move(what), std::move(hint)});
}

[[nodiscard]] inline tl::unexpected<Error> failure(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

} // namespace themata
