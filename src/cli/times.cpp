#include "cli/times.h"

#include <ctime>
#include <fmt/format.h>

namespace themata {

namespace {

std::string printed(const std::tm& time, const char* pattern) {
    char text[40] = {};
    return {text, std::strftime(text, sizeof text, pattern, &time)};
}

} // namespace

std::string local_time(std::int64_t at) {
    const auto seconds = static_cast<std::time_t>(at / 1000);
    std::tm time{};
    localtime_r(&seconds, &time);
    return printed(time, "%Y-%m-%d %H:%M");
}

std::string utc_time(std::int64_t at) {
    const auto seconds = static_cast<std::time_t>(at / 1000);
    std::tm time{};
    gmtime_r(&seconds, &time);
    return fmt::format("{}.{:03}Z", printed(time, "%Y-%m-%dT%H:%M:%S"), at % 1000);
}

} // namespace themata
