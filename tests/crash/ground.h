#pragma once
// What the victims work on, a study with its index, and what must hold of it whenever one was
// killed. A Ground belongs to one thread; nothing of it is open between its functions.

#include "crash/victim.h"
#include "support/dice.h"
#include "support/temporary_folder.h"
#include "workbench/workbench.h"

namespace themata {

class Ground {
public:
    Ground(); // makes an empty study

    [[nodiscard]] std::filesystem::path study() const { return folder_ / "study.themata"; }

    [[nodiscard]] std::filesystem::path index() const;
    [[nodiscard]] Setting setting() const;

    // The first thing that is not as it must be after the victim was killed, in words.
    [[nodiscard]] std::optional<std::string> fault_after(const Killed& killed) const;

private:
    [[nodiscard]] std::optional<std::string> lost(const Killed& killed) const;
    [[nodiscard]] std::optional<std::string> unsound() const;
    [[nodiscard]] std::optional<std::string> index_astray() const;
    [[nodiscard]] std::optional<std::string> litter() const;

    TemporaryFolder folder_;
    Card card_;
};

// Brings the index of the ground to where the study stands, as the program does.
[[nodiscard]] Result<void> bring_index(const Ground& ground);

using WorkOn = std::function<void(const Ground&, Dice&, const Answer&)>;

struct Crash {
    std::optional<std::string> fault;
    std::size_t answered = 0;
};

// Kills one victim at a point of chance.
[[nodiscard]] Crash crash(const Ground& ground, const WorkOn& work, Dice& dice);

} // namespace themata
