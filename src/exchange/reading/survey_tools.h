#pragma once
// This header knows what survey tools write beside the answers: by which tool a file seems to be
// written, columns of bookkeeping (when, how long, by which channel), what may identify a person,
// consent, and which column numbers the people; in the languages that tools speak. Pure; any
// thread.

#include "exchange/reading/heading_rows.h"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

// As headings of tools are compared: letters and digits only, lower case (ASCII).
[[nodiscard]] std::string squashed(std::string_view heading);

// Start and end, duration, status, channel, position, repeat instance, complete flags …
[[nodiscard]] bool is_bookkeeping(std::string_view heading);
// E-mail, name, telephone, address, IP.
[[nodiscard]] bool is_personal(std::string_view heading);
[[nodiscard]] bool is_mail_heading(std::string_view heading);
// Whether people agree to take part.
[[nodiscard]] bool is_consent(std::string_view heading);
// Numbers the submissions of a tool: ResponseId, _uuid, "#".
[[nodiscard]] bool numbers_submissions(std::string_view heading);
// A heading that no person would give for an answer: bookkeeping or an id, of more than a word.
[[nodiscard]] bool is_telling_heading(std::string_view cell);
// "Response" below an open question says only that it is one.
[[nodiscard]] bool is_generic_part(std::string_view part);

// "Google Forms"; nothing: by none that we know.
[[nodiscard]] std::optional<std::string_view> survey_tool(const std::vector<Heading>& headings);

} // namespace themata
