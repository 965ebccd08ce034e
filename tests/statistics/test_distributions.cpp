#include "statistics/distributions.h"

#include "near.h"
#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace themata;

TEST_CASE("Tails keep their digits however small they are", "[distributions]") {
    CHECK(near(normal_two_sided(1.959963984540054), 0.05, 1e-13));
    CHECK(normal_two_sided(-2.5) == normal_two_sided(2.5));
    // As printed by R 4.2: pnorm(-30), pchisq(1000, 2, lower = FALSE).
    CHECK(std::abs(normal_two_sided(30) / (2 * 4.906713927148187e-198) - 1) < 1e-12);
    CHECK(std::abs(chi_squared_above(1000, 2) / std::exp(-500) - 1) < 1e-12);
    CHECK(chi_squared_above(0, 3) == 1);
    CHECK(near(chi_squared_above(3.841458820694124, 1), 0.05, 1e-12));
    CHECK(near(student_two_sided(12.706204736174694, 1), 0.05, 1e-12));
    CHECK(near(f_above(161.4476387975881, 1, 1), 0.05, 1e-12));
}

TEST_CASE("Quantiles turn back what the tails give", "[distributions]") {
    for (const double p : {1e-12, 0.001, 0.2, 0.5, 0.9}) {
        CHECK(std::abs(normal_below(normal_quantile(p)) / p - 1) < 1e-12);
        CHECK(std::abs(f_above(f_quantile(1 - p, 3, 8), 3, 8) - p) < 1e-12);
    }
    CHECK(near(normal_critical(0.95), 1.959963984540054, 1e-14));
    CHECK(near(student_critical(0.95, 10), 2.228138851986274, 1e-12));
    CHECK(near(beta_quantile(0.3, 1, 1), 0.3, 1e-14));
}

TEST_CASE("The binomial adds up", "[distributions]") {
    double sum = 0;
    for (std::uint64_t k = 0; k <= 9; ++k) {
        sum += binomial_exactly(k, 9, 0.3);
        CHECK(near(binomial_at_most(k, 9, 0.3), sum, 1e-12));
    }
    // R 4.2: pbinom(26, 1835, 0.35)
    CHECK(std::abs(binomial_at_most(26, 1835, 0.35) / 7.75180870410698e-293 - 1) < 1e-9);
    CHECK(binomial_at_most(12, 9, 0.3) == 1);
    CHECK(binomial_exactly(12, 9, 0.3) == 0);
    CHECK(near(std::exp(log_choose(10, 3)), 120, 1e-13));
    CHECK(near(std::exp(log_factorial(5)), 120, 1e-13));
}
