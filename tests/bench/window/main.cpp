// How the window keeps up: the frames that it builds, the answers that it lays out, how soon it
// stands, what it takes when nobody touches it, and how many keys a coding costs. Arguments: the
// parts that are wanted (frames, layout, start, keys), and numbers of answers for the frames.

#include "parts.h"
#include <algorithm>
#include <string>
#include <vector>

int main(int count, char** arguments) {
    using namespace themata::bench;
    const std::vector<std::string> words(arguments + 1, arguments + count);
    std::vector<std::size_t> sizes;
    std::vector<std::string> parts;
    for (const std::string& word : words)
        if (std::ranges::all_of(word, [](char sign) { return sign >= '0' && sign <= '9'; }))
            sizes.push_back(std::stoul(word));
        else
            parts.push_back(word);
    const auto wanted = [&](const char* part) {
        return parts.empty() ? sizes.empty() : std::ranges::find(parts, part) != parts.end();
    };
    if (sizes.empty() && wanted("frames"))
        sizes = {11, 7'908, 1'000'000};
    for (const std::size_t size : sizes)
        frame_figures(size);
    if (wanted("layout"))
        layout_figures();
    if (wanted("start"))
        start_figures(arguments[0]);
    if (wanted("keys"))
        key_figures();
    return 0;
}
