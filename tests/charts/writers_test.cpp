// Files of charts: well-formed, the same each time, and telling how they were made.

#include "charts/pictures.h"
#include "charts/plain_measure.h"
#include "charts/published_table.h"
#include "charts/random_charts.h"
#include "charts/theme_charts.h"
#include <cairo.h>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstring>
#include <pugixml.hpp>

using namespace themata;
using namespace themata::charts;

namespace {

Chart sample() {
    Chart chart = *heat_map(published_table(), CellForm::n, {}, measure_of_letters());
    chart.made = {.program = "Themata 0.1.0",
                  .study = "Fish & <chips>",
                  .uuid = "0000",
                  .head = {},
                  .command = "themata chart s.themata themes",
                  .settings = {}};
    return chart;
}

struct Reading {
    const std::string* file;
    std::size_t at = 0;
};

cairo_status_t read_bytes(void* from, unsigned char* to, unsigned int length) {
    auto& reading = *static_cast<Reading*>(from);
    if (reading.at + length > reading.file->size())
        return CAIRO_STATUS_READ_ERROR;
    std::memcpy(to, reading.file->data() + reading.at, length);
    reading.at += length;
    return CAIRO_STATUS_SUCCESS;
}

struct Picture {
    int width = 0;
    int height = 0;
    std::size_t inked = 0; // points that are not white
};

Picture picture_of(const std::string& file) {
    Reading reading{&file};
    cairo_surface_t* surface = cairo_image_surface_create_from_png_stream(read_bytes, &reading);
    REQUIRE(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS);
    Picture picture{cairo_image_surface_get_width(surface),
                    cairo_image_surface_get_height(surface)};
    const unsigned char* data = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            const unsigned char* point = data + y * stride + 4 * x;
            picture.inked += point[0] != 255 || point[1] != 255 || point[2] != 255 ? 1 : 0;
        }
    cairo_surface_destroy(surface);
    return picture;
}

pugi::xml_document parsed(const std::string& file) {
    pugi::xml_document document;
    const pugi::xml_parse_result result =
        document.load_buffer(file.data(), file.size(), pugi::parse_full);
    INFO(result.description() << " at " << result.offset);
    REQUIRE(result);
    return document;
}

} // namespace

TEST_CASE("An SVG is XML with title, description and how it was made", "[charts]") {
    const Chart chart = sample();
    const auto document = parsed(svg(chart));
    const pugi::xml_node root = document.child("svg");
    CHECK(root.child("title").text().get() == chart.title);
    CHECK(root.child("desc").text().get() == chart.description);
    const std::string labelled = root.attribute("aria-labelledby").value();
    CHECK(labelled == std::string(root.child("title").attribute("id").value()) + " " +
                          root.child("desc").attribute("id").value());
    const pugi::xml_node made = root.child("metadata").child("rdf:RDF").child("rdf:Description");
    CHECK(made.child("dc:creator").text().get() == std::string("Themata 0.1.0"));
    const std::string source = made.child("dc:source").text().get();
    CHECK(source == in_words(chart.made));
    CHECK(source.find("Fish & <chips>") != source.npos);
}

TEST_CASE("In an SVG text stays text and marks say their numbers", "[charts]") {
    const auto document = parsed(svg(sample()));
    const auto texts = document.child("svg").children("text");
    CHECK(std::ranges::any_of(texts, [](const pugi::xml_node& text) {
        return std::string_view(text.text().get()) == "Selection bias";
    }));
    const auto tips = document.select_nodes("//rect/title");
    CHECK(std::ranges::any_of(tips, [](const pugi::xpath_node& tip) {
        return std::string_view(tip.node().text().get()) ==
               "Concerns/Selection bias, Mentor, Phase 1: 3 mentions (N = 6)";
    }));
}

TEST_CASE("Charts of any names are XML", "[charts]") {
    for (std::uint32_t seed = 1; seed <= 12; ++seed)
        for (const NamedChart& each : random_charts(seed, plain_measure())) {
            INFO(each.name);
            const auto document = parsed(svg(each.chart));
            CHECK(document.child("svg").child("title").text().get() == each.chart.title);
        }
}

TEST_CASE("A name that runs to the left begins at its right in an SVG", "[charts]") {
    Chart chart{.width = 200, .height = 80, .title = "t", .description = "d"};
    chart.marks.push_back({Words{.at = {10, 20}, .text = "ثقة"}});
    chart.marks.push_back({Words{.at = {10, 40}, .text = "trust"}});
    const auto document = parsed(svg(chart));
    const pugi::xml_node first = document.child("svg").child("text");
    CHECK(first.attribute("direction").value() == std::string("rtl"));
    CHECK(first.attribute("text-anchor").value() == std::string("end"));
    CHECK_FALSE(first.next_sibling("text").attribute("direction"));
    CHECK_FALSE(first.next_sibling("text").attribute("text-anchor"));
}

TEST_CASE("Control characters never reach a file", "[charts]") {
    Chart chart{.width = 200, .height = 80, .title = "a\x01z\nb", .description = "d\x1F"};
    chart.marks.push_back({Words{.at = {10, 20}, .text = "x\x02y\uFFFFz"}});
    CHECK(parsed(svg(chart)).child("svg").child("title").text().get() == std::string("a z b"));
}

TEST_CASE("The same chart gives the same bytes", "[charts]") {
    CHECK(svg(sample()) == svg(sample()));
    CHECK(*png(sample(), 1) == *png(sample(), 1));
}

TEST_CASE("A PNG is as large as it was asked for, and not empty", "[charts]") {
    const Chart chart = sample();
    for (const double scale : {0.5, 1.0, 2.0, 3.125}) {
        const auto file = png(chart, scale);
        REQUIRE(file);
        const Picture picture = picture_of(*file);
        CHECK(picture.width == static_cast<int>(std::ceil(chart.width * scale - 1e-6)));
        CHECK(picture.height == static_cast<int>(std::ceil(chart.height * scale - 1e-6)));
        CHECK(picture.inked > 1000);
        CHECK(file->find(in_words(chart.made)) != file->npos);
    }
}

TEST_CASE("A picture that could not be held is refused", "[charts]") {
    const Chart chart = sample();
    CHECK_FALSE(png(chart, 100));
    CHECK_FALSE(png(chart, 0));
    CHECK_FALSE(png(chart, std::nan("")));
}
