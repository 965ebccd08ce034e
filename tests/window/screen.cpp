#include "window/screen.h"

#include <cstdio>

namespace themata {

using namespace std::chrono_literals;

std::string output_of(const std::string& command) {
    std::string text;
    FILE* pipe = popen(command.c_str(), "r");
    for (int letter = std::fgetc(pipe); letter != EOF; letter = std::fgetc(pipe))
        text += static_cast<char>(letter);
    pclose(pipe);
    return text;
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool has_tools() {
    return output_of("for tool in Xvfb xdotool import compare; do"
                     "  command -v $tool > /dev/null || echo missing; done")
        .empty();
}

std::filesystem::path sample_in(const TemporaryFolder& folder) {
    const auto study = folder / "sample.themata";
    const std::string sample = std::string(THEMATA_SOURCE_DIR) + "/assets/sample";
    output_of(fmt::format("'{}' new '{}' && cd '{}' && '{}' import '{}' participants.csv "
                          "mentor-phase-1.csv mentor-phase-2.csv mentee-stage-4.csv "
                          "mentee-stage-5.csv codebook.csv codings.csv",
                          THEMATA_BINARY, study.string(), sample, THEMATA_BINARY, study.string()));
    return study;
}

std::string told(const std::string& verb, const std::filesystem::path& study,
                 const std::string& more) {
    return output_of(
        fmt::format("'{}' {} '{}' {} 2>&1", THEMATA_BINARY, verb, study.string(), more));
}

// The acts of the study's history, once there are so many.
std::string history(const std::filesystem::path& study, const std::string& last) {
    std::string text;
    for (int round = 0; round < 100 && text.find(last) == std::string::npos; ++round) {
        std::this_thread::sleep_for(100ms);
        text = output_of(fmt::format("'{}' history '{}'", THEMATA_BINARY, study.string()));
    }
    return text;
}

} // namespace themata
