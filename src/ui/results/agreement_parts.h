#pragma once
// The parts of the agreement view; private to it.

#include "ui/results/agreement.h"

namespace themata {

void draw_agreement_choices(const Scene& scene, const AgreementOffer& offer, const Rect& place,
                            AgreementView& view);
ResponseId draw_disagreements(const Scene& scene, const AgreementResult& result, const Rect& place,
                              AgreementView& view, Outbox& out);
void draw_sample(const Scene& scene, const AgreementFigures& figures, const Rect& place,
                 AgreementView& view, Outbox& out);

// Those that are shown: on the theme that was chosen, if one was, and not on answers that are still
// to be coded blind.
[[nodiscard]] std::vector<const ComparedAnswer*>
shown_disagreements(const Scene& scene, const AgreementResult& result, ThemeId theme);

} // namespace themata
