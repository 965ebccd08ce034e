#pragma once
// Text back into an encoding's bytes, so that tests can write what old programs wrote. Built by
// decoding every byte and every pair of bytes, so it knows what the converters know.

#include <map>
#include <string>
#include <string_view>

#include "text/utf8.h"

namespace themata {

class Encoder {
public:
    explicit Encoder(const std::string& encoding);

    [[nodiscard]] std::string encode(std::string_view text) const;

private:
    std::map<char32_t, std::string> bytes_;
};

enum class Order { little, big };

[[nodiscard]] std::string as_utf16(std::string_view text, Order order);
[[nodiscard]] std::string as_utf32(std::string_view text, Order order);

} // namespace themata
