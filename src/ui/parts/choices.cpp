#include "ui/parts/choices.h"

#include <algorithm>

namespace themata {

Choices::Choices(const Look& look, const std::string& label, const Rect& place)
    : look_(look), pane_(label, place, Scrolling::vertical), at_(pane_.top_left()),
      left_(place.left + look.px(space::two)), right_(place.right - look.px(space::two)) {
    at_.y += look.px(space::two);
}

Choices::~Choices() { pane_.reaches(at_.y + look_.px(space::two)); }

void Choices::heading(const std::string& name) {
    const Rect line{left_, at_.y, right_, at_.y + look_.px(type::label.line)};
    write_in(look_, type::label_strong, line, look_.palette().second_text, name);
    at_ = {left_, line.bottom + look_.px(space::one)};
    heading_ = name;
}

bool Choices::choice(const std::string& name, Chosen chosen) {
    const std::string text =
        cut_to(look_, type::label, name, right_ - left_ - 2 * look_.px(space::gap) - 1);
    const float wide = chip_width(look_, text);
    const float step = look_.px(size::chip) + look_.px(space::one);
    if (at_.x > left_ && at_.x + wide > right_)
        at_ = {left_, at_.y + step};
    const bool pressed = chip(look_, heading_ + ": " + name, at_, text, chosen);
    at_.x += wide + look_.px(space::one);
    return pressed;
}

void Choices::axis(const std::string& name, const Axis& axis, std::vector<Axis>& axes) {
    const auto found = std::ranges::find(axes, axis);
    const bool on = found != axes.end();
    if (!choice(name, chosen_if(on)))
        return;
    if (on)
        axes.erase(found);
    else
        axes.push_back(axis);
    std::ranges::stable_sort(axes, {}, [](const Axis& each) { return each.kind; });
}

void Choices::end() { at_ = {left_, at_.y + look_.px(size::chip) + look_.px(space::three)}; }

Rect Choices::take(float height) {
    const Rect place{left_, at_.y, right_, at_.y + height};
    at_ = {left_, place.bottom + look_.px(space::one)};
    return place;
}

std::optional<std::size_t> Choices::menu(const std::string& label, std::span<const MenuItem> items,
                                         std::size_t chosen) {
    return menu_button(look_, label, take(look_.px(size::field)), items, chosen);
}

void Choices::say(const std::string& text) {
    const float height = height_of(look_, type::label, right_ - left_, text);
    const Rect place = take(height);
    write_wrapped(look_, type::label, place.at(), place.width(), look_.palette().second_text, text);
}

bool Choices::press(const std::string& label, const ButtonFace& face) {
    Rect line = take(look_.px(size::button));
    return button(look_, label, line.take_left(std::min(line.width(), button_width(look_, face))),
                  face);
}

bool Choices::type(const std::string& label, std::string& text, const std::string& placeholder,
                   Focus focus) {
    return field(look_, label, take(look_.px(size::field)), text, placeholder, focus);
}

namespace {

std::vector<CoderId> of_kind(const Study& study, CoderKind kind) {
    std::vector<CoderId> coders;
    for (const Coder& coder : study.coders)
        if (coder.kind == kind)
            coders.push_back(coder.id);
    return coders;
}

} // namespace

void choose_whose(const Study& study, Choices& choices, CodersCounted& whose) {
    if (study.coders.size() < 2)
        return;
    const std::vector<CoderId> people = of_kind(study, CoderKind::person);
    choices.heading("Coding by");
    const auto offer = [&](const std::string& name, const CodersCounted& one) {
        if (choices.choice(name, chosen_if(whose == one)))
            whose = one;
    };
    offer("Any coder", {});
    if (people.size() > 1)
        offer("All people alike", {.rule = CodersCounted::Rule::all_of, .coders = people});
    if (people.size() > 1 || !of_kind(study, CoderKind::consensus).empty())
        offer("Consensus", {.rule = CodersCounted::Rule::consensus, .coders = {}});
    if (!of_kind(study, CoderKind::rule).empty()) {
        offer("People", {.rule = CodersCounted::Rule::people, .coders = {}});
        offer("Rules", {.rule = CodersCounted::Rule::rules, .coders = {}});
    }
    for (const Coder& coder : study.coders)
        offer(coder.name, {.rule = CodersCounted::Rule::any_of, .coders = {coder.id}});
    choices.end();
}

} // namespace themata
