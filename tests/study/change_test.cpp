#include "study/change.h"
#include "support/study_builder.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

Study two_themes() {
    StudyBuilder study;
    study.theme("Trust");
    study.theme("Hope");
    return study.study();
}

Theme named(const Study& study, std::string_view name) {
    for (const Theme& theme : study.themes)
        if (theme.name == name)
            return theme;
    throw std::logic_error("no such theme");
}

Theme renamed(Theme theme, std::string name) {
    theme.name = std::move(name);
    return theme;
}

} // namespace

TEST_CASE("Changes and their inverse leave the study as it was", "[change]") {
    const Study before = two_themes();
    const Theme trust = named(before, "Trust");
    Ids ids(before);
    Changes changes;
    changes.push_back(altered(trust, renamed(trust, "Confidence")));
    changes.push_back(removed(named(before, "Hope")));
    Theme fear = renamed(trust, "Fear");
    fear.id = ids.next<Theme>();
    changes.push_back(added(fear));

    const auto after = apply(before, changes);
    REQUIRE(after);
    CHECK(find(*after, trust.id)->name == "Confidence");
    CHECK(after->themes.size() == 2);
    const auto back = apply(*after, inverse(changes));
    REQUIRE(back);
    CHECK(*back == before);
    CHECK(Ids(*back).next<Theme>() > fear.id);
}

TEST_CASE("A change is refused when its record is no longer as it expects", "[change]") {
    const Study study = two_themes();
    const Theme trust = named(study, "Trust");
    Changes stale;
    SECTION("altered meanwhile") {
        stale.push_back(altered(renamed(trust, "Faith"), renamed(trust, "Confidence")));
    }
    SECTION("removed meanwhile") {
        Theme gone = trust;
        gone.id = {99};
        stale.push_back(removed(gone));
    }
    SECTION("there already") { stale.push_back(added(trust)); }
    SECTION("edited twice in one act") {
        stale.push_back(altered(trust, renamed(trust, "Confidence")));
        stale.push_back(altered(trust, renamed(trust, "Faith")));
    }
    const auto after = apply(study, stale);
    REQUIRE_FALSE(after);
    CHECK(after.error().code == Error::Code::conflict);
    CHECK(after.error().what.find("theme") != std::string::npos);
}
