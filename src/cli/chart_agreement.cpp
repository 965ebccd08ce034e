// The picture of agreement.
#include "charts/from_agreement.h"
#include "cli/chart_verb.h"
#include "workbench/names.h"
#include <algorithm>

namespace themata {

namespace {

constexpr std::pair<std::string_view, AgreementUnit> units[] = {
    {"response", AgreementUnit::response},
    {"set", AgreementUnit::set},
    {"segment", AgreementUnit::segment},
    {"character", AgreementUnit::character}};

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
    AgreementSpec spec;
    for (const std::string& name : pieces_of(drawing.call.value("--coders", ""))) {
        const auto coder = coder_named(drawing.now, name);
        if (!coder)
            return failure(coder.error());
        spec.read.coders.push_back(*coder);
    }
    spec.unit = std::ranges::find(units, drawing.call.value("--unit", "response"),
                                  &std::pair<std::string_view, AgreementUnit>::first)
                    ->second;
    const auto found = coder_agreement(drawing.now, spec);
    if (!found)
        return failure(found.error());
    return charts::forest_plot(
        charts::forest_of(*found, coefficient_asked(drawing.call, spec.unit)), drawing.style,
        drawing.measure);
}

Result<void> check_agreement_chart(const Call& call) {
    if (!call.has("--coders"))
        return failure(Error::Code::wrong_call, "Whose agreement is to be drawn is not said.",
                       "Give --coders A,B; “themata describe” lists the coders.");
    const std::string unit = call.value("--unit", "response");
    if (call.has("--coefficient") && unit != "response" &&
        call.value("--coefficient", "") != "alpha")
        return failure(Error::Code::wrong_call, "Kappa and AC1 are drawn of whole answers only.",
                       "Leave --coefficient out, or give --unit response.");
    return check_chart(call);
}

} // namespace themata
