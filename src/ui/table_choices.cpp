#include "ui/marks.h"
#include "ui/table_parts.h"

namespace themata {

namespace {

constexpr std::size_t most_traits = 24;

// Chips below a heading, flowing over as many lines as they need.
class Choices {
public:
    Choices(const Scene& scene, const Rect& place, TableView& view)
        : scene_(scene), look_(scene.look), view_(view),
          pane_("Choices of the table", place, Scrolling::vertical), at_(pane_.top_left()),
          left_(place.left + look_.px(space::two)), right_(place.right - look_.px(space::two)) {
        at_.y += look_.px(space::two);
    }

    void draw() {
        rows();
        columns();
        one_of<Count>("Count", view_.spec.count,
                      {{Count::mentions, "Mentions"},
                       {Count::responses, "Responses"},
                       {Count::participants, "Participants"}});
        one_of<CellForm>("Cells", view_.form,
                         {{CellForm::n, "n"},
                          {CellForm::n_of_N, "n/N"},
                          {CellForm::percent, "%"},
                          {CellForm::tally, "Tally"}});
        one_of<Base>("Base (N)", view_.spec.base,
                     {{Base::took_part, "Took part"},
                      {Base::asked, "Asked"},
                      {Base::answered, "Answered"},
                      {Base::codable, "Codable"}});
        coders();
        pane_.reaches(at_.y + look_.px(space::two));
    }

private:
    void heading(const std::string& name) {
        const Rect line{left_, at_.y, right_, at_.y + look_.px(type::label.line)};
        write_in(look_, type::label_strong, line, look_.palette().second_text, name);
        at_ = {left_, line.bottom + look_.px(space::one)};
        heading_ = name;
    }

    bool choice(const std::string& name, Chosen chosen) {
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

    void end() { at_.y += look_.px(size::chip) + look_.px(space::three); }

    static Chosen chosen(bool is) { return is ? Chosen::yes : Chosen::no; }

    template <class Value>
    void one_of(const std::string& name, Value& value,
                std::initializer_list<std::pair<Value, std::string>> choices) {
        heading(name);
        for (const auto& [each, text] : choices)
            if (choice(text, chosen(value == each)))
                value = each;
        end();
    }

    void rows() {
        ThemeRows& rows = view_.spec.rows;
        heading("Rows");
        const bool top = rows.depth == ThemeRows::Depth::top_level;
        if (choice("Theme tree", chosen(!top)))
            rows.depth = ThemeRows::Depth::whole_tree;
        if (choice("Top level", chosen(top)))
            rows.depth = ThemeRows::Depth::top_level;
        const bool used = rows.listed == ThemeRows::Listed::used;
        if (choice("Used only", chosen(used)))
            rows.listed = used ? ThemeRows::Listed::all : ThemeRows::Listed::used;
        end();
    }

    void columns() {
        heading("Columns");
        if (!scene_.now.study.roles.empty())
            axis("Role", {.kind = AxisKind::role});
        axis("Stage", {.kind = AxisKind::stage});
        axis("Question", {.kind = AxisKind::question});
        for (std::size_t at = 0; at < std::min(most_traits, scene_.figures.traits.size()); ++at)
            axis(scene_.figures.traits[at],
                 {.kind = AxisKind::trait, .trait = scene_.figures.traits[at]});
        end();
    }

    // Chosen axes keep the order of the choices, whatever the order of the clicks.
    void axis(const std::string& name, const Axis& axis) {
        std::vector<Axis>& axes = view_.spec.columns;
        const auto found = std::ranges::find(axes, axis);
        const bool on = found != axes.end();
        if (!choice(name, chosen(on)))
            return;
        if (on)
            axes.erase(found);
        else
            axes.push_back(axis);
        std::ranges::stable_sort(axes, {}, [](const Axis& each) { return each.kind; });
    }

    void coders() {
        if (scene_.now.study.coders.size() < 2)
            return;
        Whose& whose = view_.spec.whose;
        heading("Coding by");
        if (choice("Any coder", chosen(whose.rule == Whose::Rule::anybody)))
            whose = {};
        for (const Coder& coder : scene_.now.study.coders) {
            const Whose one{.rule = Whose::Rule::any_of, .coders = {coder.id}};
            if (choice(coder.name, chosen(whose == one)))
                whose = one;
        }
        end();
    }

    const Scene& scene_;
    const Look& look_;
    TableView& view_;
    Pane pane_;
    Point at_;
    float left_;
    float right_;
    std::string heading_;
};

} // namespace

void draw_table_choices(const Scene& scene, const Rect& place, TableView& view) {
    const Pane pane("Left pane of the table", place);
    fill(place, scene.look.palette().surface);
    Choices(scene, place, view).draw();
}

} // namespace themata
