#include "ui/parts/theme_picker.h"
#include "ui/responses/responses_parts.h"

namespace themata {

void pick_theme(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out) {
    const Span selected = view.selection;
    const PickerTask task{.what = selected.empty() ? "Theme for the whole answer"
                                                   : "Theme for the selected words",
                          .recent = view.recent,
                          .parent_of_new = parent_of_new_theme(scene.now, view.theme),
                          .top = view.picker_top};
    const std::optional<Picked> picked = draw_theme_picker(scene, place, view.picker, task);
    if (!picked)
        return;
    if (picked->theme)
        apply_theme(scene, picked->theme, view, out);
    else
        apply_new_theme(scene, picked->new_name, view, out);
    if (picked->after == Picked::After::stay)
        view.selection = selected;
}

} // namespace themata
