#pragma once
// This header gives tails and quantiles of the distributions that tests refer to. Small tails keep
// their precision: none is 1 minus a large part. Any thread.

#include <cstdint>

namespace themata {

// P(|Z| >= |z|) of the standard normal.
[[nodiscard]] double normal_two_sided(double z);
// P(Z <= z).
[[nodiscard]] double normal_below(double z);
// z with P(Z <= z) = p; 0 < p < 1.
[[nodiscard]] double normal_quantile(double p);
// The z of a two-sided interval of this level: 1.96 of 0.95.
[[nodiscard]] double normal_critical(double level);

// P(X >= x); df > 0.
[[nodiscard]] double chi_squared_above(double x, double df);
// P(|T| >= |t|); df > 0.
[[nodiscard]] double student_two_sided(double t, double df);
[[nodiscard]] double student_critical(double level, double df);
// P(F >= f).
[[nodiscard]] double f_above(double f, double df1, double df2);
[[nodiscard]] double f_quantile(double p, double df1, double df2);
[[nodiscard]] double beta_quantile(double p, double a, double b);

// P(X <= k) and P(X = k), X the successes of n trials.
[[nodiscard]] double binomial_at_most(std::uint64_t k, std::uint64_t n, double probability);
[[nodiscard]] double binomial_exactly(std::uint64_t k, std::uint64_t n, double probability);

// log n!, log of n over k.
[[nodiscard]] double log_factorial(std::uint64_t n);
[[nodiscard]] double log_choose(std::uint64_t n, std::uint64_t k);

} // namespace themata
