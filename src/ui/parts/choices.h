#pragma once
// What can be chosen for a table or an analysis, as chips and menus that flow below headings in the
// pane at the left. Items are labelled "heading: choice". The window's thread, within a frame.

#include "analysis/axes.h"
#include "analysis/selection.h"
#include "ui/parts/dialog.h"

namespace themata {

class Choices {
public:
    // The pane is called so; it scrolls.
    Choices(const Look& look, const std::string& label, const Rect& place);
    ~Choices();
    Choices(const Choices&) = delete;
    Choices& operator=(const Choices&) = delete;

    void heading(const std::string& name);
    // True when it was pressed.
    bool choice(const std::string& name, Chosen chosen);
    // After the last choice below a heading.
    void end();

    // A heading with chips of which one is chosen.
    template <class Value>
    void one_of(const std::string& name, Value& value,
                std::initializer_list<std::pair<Value, std::string>> choices) {
        heading(name);
        for (const auto& [each, text] : choices)
            if (choice(text, value == each ? Chosen::yes : Chosen::no))
                value = each;
        end();
    }

    // A chip that takes an axis among those that are chosen, or takes it away. They keep the order
    // of their kinds, whatever the order of the clicks.
    void axis(const std::string& name, const Axis& axis, std::vector<Axis>& axes);

    // A menu as wide as the pane, below a line that says what it is for. Its item is labelled so.
    std::optional<std::size_t> menu(const std::string& label, std::span<const MenuItem> items,
                                    std::size_t chosen);
    // Words in second text.
    void say(const std::string& text);
    bool press(const std::string& label, const ButtonFace& face);
    bool type(const std::string& label, std::string& text, const std::string& placeholder,
              Focus focus = Focus::leave);

    // Before the next heading, where no chips were last.
    void apart() { at_.y += look_.px(space::two); }

    // For what the view draws itself: a part of this height, and the pane's gap below it.
    [[nodiscard]] Rect take(float height);

private:
    const Look& look_;
    Pane pane_;
    Point at_;
    float left_;
    float right_;
    std::string heading_;
};

[[nodiscard]] inline Chosen chosen_if(bool is) { return is ? Chosen::yes : Chosen::no; }

// Nothing while one coder is all there is.
void choose_whose(const Study& study, Choices& choices, CodersCounted& whose);

} // namespace themata
