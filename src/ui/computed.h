#pragma once
// The numbers and lists that the views show beside the study, computed off the window's thread for
// what is looked at. Each is a Latest; one list of them all serves for taking over, counting as
// busy, stopping and errors, so that none is forgotten. One thread; what show() gives holds until
// the next call.

#include "ui/frame.h"

namespace themata {

// What the frame is given of it; nullptr where nothing is computed yet.
struct ComputedState {
    const Figures* figures = nullptr;
    std::shared_ptr<const ReadingList> reading = {};
    TableFigures table = {};
    AnalysisFigures analyses = {};
    CodebookFigures codebook = {};
    Aids aids = {};
    const PaletteList* palette = nullptr;
    const RecentTroubles* recent_troubles = nullptr;
};

class Computed {
public:
    // What a view may ask for, of the study that is open and for what the view holds.
    class Requests;

    // `wake` is called on other threads when something is done.
    explicit Computed(const std::function<void()>& wake);
    ~Computed();
    Computed(const Computed&) = delete;
    Computed& operator=(const Computed&) = delete;

    // Takes over what is done, and sees to it that what the window shows is computed.
    void request(const DeskState& desk, const Remembered& remembered, const Look& look,
                 WindowView& view);
    [[nodiscard]] bool busy() const;
    // Work that can be stopped ends soon.
    void stop();
    // What could not be computed, each said once.
    [[nodiscard]] std::vector<Error> take_errors();

    // Of the study that is open; what was computed for another one is not shown.
    [[nodiscard]] ComputedState show(const DeskState& desk, const WindowView& view) const;

private:
    struct All;
    std::unique_ptr<All> all_;
};

class Computed::Requests {
public:
    void similar_answers();
    void suggestions(); // of themes for the current answer
    void table();
    void codebook();
    void analysis(AnalysisView which);

private:
    friend class Computed;

    Requests(All& all, const DeskState& desk, WindowView& view)
        : all_(all), desk_(desk), view_(view) {}

    All& all_;
    const DeskState& desk_;
    WindowView& view_;
};

} // namespace themata
