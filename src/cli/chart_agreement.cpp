// The picture of agreement.
#include "charts/agreement_charts.h"
#include "cli/chart_verb.h"
#include "cli/double_coding_verbs.h"

namespace themata {

namespace {

using charts::Coefficient;

// Kappa of whole answers; alpha of characters and sets, which have no other.
Coefficient coefficient_asked(const Call& call, AgreementUnit unit) {
    const std::string word =
        call.value("--coefficient", unit == AgreementUnit::response ? "kappa" : "alpha");
    return word == "kappa" ? Coefficient::kappa
           : word == "ac1" ? Coefficient::ac1
                           : Coefficient::alpha;
}

} // namespace

Result<charts::Chart> draw_agreement(const Drawing& drawing) {
    const auto spec = agreement_asked(drawing.call, drawing.now);
    if (!spec)
        return failure(spec.error());
    const auto found = coder_agreement(drawing.now, *spec);
    if (!found)
        return failure(found.error());
    return charts::forest_plot(
        charts::forest_of(*found, coefficient_asked(drawing.call, spec->unit)), drawing.style,
        drawing.measure);
}

Result<void> check_agreement_chart(const Call& call) {
    if (const auto who = check_who_agrees(call); !who)
        return who;
    const std::string unit = call.value("--unit", "response");
    if (call.has("--coefficient") && unit != "response" &&
        call.value("--coefficient", "") != "alpha")
        return failure(Error::Code::wrong_call, "Kappa and AC1 are drawn of whole answers only.",
                       "Leave --coefficient out, or give --unit response.");
    return check_chart(call);
}

} // namespace themata
