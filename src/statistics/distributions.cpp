#include "statistics/distributions.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace themata {

namespace {

// No promotion to long double, whose results differ between machines; overflow gives infinity.
using Policy = boost::math::policies::policy<
    boost::math::policies::promote_double<false>,
    boost::math::policies::overflow_error<boost::math::policies::ignore_error>>;
using Normal = boost::math::normal_distribution<double, Policy>;
using ChiSquared = boost::math::chi_squared_distribution<double, Policy>;
using Student = boost::math::students_t_distribution<double, Policy>;
using F = boost::math::fisher_f_distribution<double, Policy>;
using Beta = boost::math::beta_distribution<double, Policy>;
using Binomial = boost::math::binomial_distribution<double, Policy>;

using boost::math::complement;

} // namespace

double normal_two_sided(double z) { return 2 * cdf(Normal(), -std::abs(z)); }

double normal_below(double z) { return cdf(Normal(), z); }

double normal_quantile(double p) { return quantile(Normal(), p); }

double normal_critical(double level) { return quantile(complement(Normal(), (1 - level) / 2)); }

double chi_squared_above(double x, double df) {
    return x <= 0 ? 1 : cdf(complement(ChiSquared(df), x));
}

double student_two_sided(double t, double df) { return 2 * cdf(Student(df), -std::abs(t)); }

double student_critical(double level, double df) {
    return quantile(complement(Student(df), (1 - level) / 2));
}

double f_above(double f, double df1, double df2) {
    return f <= 0 ? 1 : cdf(complement(F(df1, df2), f));
}

double f_quantile(double p, double df1, double df2) { return quantile(F(df1, df2), p); }

double beta_quantile(double p, double a, double b) { return quantile(Beta(a, b), p); }

// The incomplete beta function loses tails of about 1e-290; they are added up, largest first.
double binomial_at_most(std::uint64_t k, std::uint64_t n, double probability) {
    if (k >= n)
        return 1;
    const double below = cdf(Binomial(static_cast<double>(n), probability), static_cast<double>(k));
    if (below > 1e-250)
        return below;
    double sum = 0;
    double last = 0;
    for (std::uint64_t at = k + 1; at-- > 0;) {
        const double term = binomial_exactly(at, n, probability);
        if (term < last && term <= sum * 1e-17)
            break;
        sum += term;
        last = term;
    }
    return sum;
}

double binomial_exactly(std::uint64_t k, std::uint64_t n, double probability) {
    if (k > n)
        return 0;
    return pdf(Binomial(static_cast<double>(n), probability), static_cast<double>(k));
}

double log_factorial(std::uint64_t n) { return std::lgamma(static_cast<double>(n) + 1); }

double log_choose(std::uint64_t n, std::uint64_t k) {
    return log_factorial(n) - log_factorial(k) - log_factorial(n - k);
}

} // namespace themata
