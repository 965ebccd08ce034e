#pragma once
// The terminal: `themata VERB STUDY …`. Answers go to `out`, errors as what and hint to `err`; the
// exit code is 0, 1 for a refusal and 2 for a wrong call. To be called once, on the main thread and
// before any other is started.

#include <filesystem>
#include <optional>
#include <ostream>
#include <span>
#include <string_view>

namespace themata {

[[nodiscard]] int run_terminal(std::span<const std::string_view> arguments, std::ostream& out,
                               std::ostream& err);

// A call that wants the window: no verb, or `open [STUDY]`.
struct WindowCall {
    std::optional<std::filesystem::path> study;
};

// Nothing when the call is the terminal's, and when it is a wrong call of `open`.
[[nodiscard]] std::optional<WindowCall> window_call(std::span<const std::string_view> arguments);

} // namespace themata
