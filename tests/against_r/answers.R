# Reads the samples that against_r_samples wrote and answers each by R's own functions.
# Rscript answers.R FOLDER
folder <- commandArgs(trailingOnly = TRUE)[1]
options(warn = -1)

numbers <- function(words) {
  parts <- strsplit(words, " ", fixed = TRUE)[[1]]
  as.numeric(ifelse(parts == "NA", NA, parts))
}
rows <- function(arguments) do.call(rbind, lapply(arguments, numbers))
or_na <- function(value) if (is.null(value)) NA else unname(value)

# Every way of giving signs to the ranks.
all_signs <- function(d) {
  d <- signif(d[d != 0], 12)
  r <- rank(abs(d))
  ways <- as.matrix(expand.grid(rep(list(0:1), length(r)))) %*% r
  sum_up <- sum(r[d > 0])
  less <- min(sum_up, sum(r) - sum_up)
  c(p = mean(abs(ways - sum(r) / 2) >= abs(sum_up - sum(r) / 2)), one_sided = mean(ways <= less))
}

# Every way of dealing the ranks.
all_deals <- function(x, y) {
  r <- rank(c(x, y))
  sums <- combn(length(r), length(x), function(at) sum(r[at]))
  middle <- length(x) * (length(r) + 1) / 2
  c(p = mean(abs(sums - middle) >= abs(sum(r[seq_along(x)]) - middle)))
}

# Where the level cannot be reached R warns and answers the widest interval all the same.
interval <- function(test, shares) if (shares > 0.025) c(NA, NA) else test$conf.int

dunn <- function(groups) {
  n <- lengths(groups)
  r <- rank(unlist(groups))
  ties <- table(unlist(groups))
  total <- length(r)
  means <- tapply(r, rep(seq_along(groups), n), mean)
  variance <- (total * (total + 1) / 12 - sum(ties^3 - ties) / (12 * (total - 1))) *
    (1 / n[1] + 1 / n[2])
  z <- unname((means[1] - means[2]) / sqrt(variance))
  if (variance <= 1e-9) z <- NA
  c(z = z, p = 2 * pnorm(-abs(z)))
}

alpha <- function(items) {
  items <- items[complete.cases(items), , drop = FALSE]
  k <- ncol(items)
  cronbach <- function(x) {
    n <- ncol(x)
    if (n < 2 || sd(rowSums(x)) == 0) NA else n / (n - 1) * (1 - sum(diag(cov(x))) / sum(cov(x)))
  }
  r <- mean(cor(items)[upper.tri(diag(k))])
  found <- cronbach(items)
  df <- nrow(items) - 1
  others <- rowSums(items[, -1, drop = FALSE])
  c(alpha = found, standardised = k * r / (1 + (k - 1) * r),
    low = 1 - (1 - found) * qf(0.975, df, df * (k - 1)),
    high = 1 - (1 - found) * qf(0.025, df, df * (k - 1)),
    item_total = if (sd(others) > 0) cor(items[, 1], others) else NA,
    if_deleted = cronbach(items[, -1, drop = FALSE]))
}

tests <- list(
  signed_rank = function(a) {
    t <- wilcox.test(numbers(a[2]), numbers(a[1]), paired = TRUE, exact = FALSE, correct = FALSE,
                     digits.rank = 12)
    c(V = if (is.nan(t$p.value)) NA else or_na(t$statistic), p = t$p.value)
  },
  signed_rank_all_signs = function(a) {
    d <- numbers(a[2]) - numbers(a[1])
    all_signs(d[!is.na(d)])
  },
  signed_rank_exact = function(a) {
    x <- numbers(a[1])
    y <- numbers(a[2])
    n <- sum(!is.na(y - x))
    t <- wilcox.test(y, x, paired = TRUE, exact = TRUE, conf.int = TRUE)
    ends <- interval(t, psignrank(0, n))
    c(p = t$p.value, shift = or_na(t$estimate), low = ends[1], high = ends[2])
  },
  rank_sum = function(a) {
    t <- wilcox.test(numbers(a[1]), numbers(a[2]), exact = FALSE, correct = FALSE)
    c(W = or_na(t$statistic), p = t$p.value)
  },
  rank_sum_all_deals = function(a) all_deals(numbers(a[1]), numbers(a[2])),
  rank_sum_no_ties = function(a) {
    x <- numbers(a[1])
    y <- numbers(a[2])
    u <- sum(rank(c(x, y))[seq_along(x)]) - length(x) * (length(x) + 1) / 2
    u <- min(u, length(x) * length(y) - u)
    c(p = min(1, 2 * pwilcox(floor(u), length(x), length(y))))
  },
  rank_sum_exact = function(a) {
    x <- numbers(a[1])
    y <- numbers(a[2])
    t <- wilcox.test(x, y, exact = TRUE, conf.int = TRUE)
    ends <- interval(t, pwilcox(0, length(x), length(y)))
    c(p = t$p.value, shift = or_na(t$estimate), low = ends[1], high = ends[2])
  },
  kruskal_wallis = function(a) {
    t <- kruskal.test(lapply(a, numbers))
    c(H = or_na(t$statistic), p = t$p.value)
  },
  dunn = function(a) dunn(lapply(a, numbers)),
  friedman = function(a) {
    t <- friedman.test(rows(a))
    c(chi_squared = or_na(t$statistic), p = t$p.value)
  },
  cochran_q = function(a) {
    t <- friedman.test(rows(a))
    c(Q = or_na(t$statistic), p = t$p.value)
  },
  mcnemar = function(a) {
    n <- numbers(a[1])
    table <- matrix(c(n[1], n[3], n[2], n[4]), 2)
    plain <- mcnemar.test(table, correct = FALSE)
    corrected <- mcnemar.test(table)
    exact <- binom.test(n[2], n[2] + n[3])$p.value
    less <- min(n[2], n[3])
    c(chi_squared = or_na(plain$statistic), p = plain$p.value,
      corrected = or_na(corrected$statistic), p_corrected = corrected$p.value, exact = exact,
      mid_p = min(1, 2 * pbinom(less, n[2] + n[3], 0.5) - dbinom(less, n[2] + n[3], 0.5)))
  },
  chi_squared = function(a) {
    table <- rows(a)
    t <- chisq.test(table, correct = FALSE)
    g <- 2 * sum(ifelse(table > 0, table * log(table / t$expected), 0))
    c(chi_squared = or_na(t$statistic), p = t$p.value, G = g,
      p_of_G = pchisq(g, t$parameter, lower.tail = FALSE),
      V = sqrt(or_na(t$statistic) / (sum(table) * (min(dim(table)) - 1))),
      residual = t$stdres[1, 1], smallest_expected = min(t$expected))
  },
  yates = function(a) {
    t <- chisq.test(rows(a), correct = TRUE)
    c(chi_squared = or_na(t$statistic), p = t$p.value)
  },
  fisher_2x2 = function(a) {
    table <- rows(a)
    expected <- sum(table[1, ]) * sum(table[, 1]) / sum(table)
    side <- if (table[1, 1] < expected) "less" else "greater"
    c(p = fisher.test(table)$p.value,
      one_sided = fisher.test(table, alternative = side)$p.value)
  },
  freeman_halton = function(a) c(p = fisher.test(rows(a), workspace = 2e7)$p.value),
  share = function(a) {
    n <- numbers(a[1])
    exact <- binom.test(n[1], n[2], n[3], conf.level = n[4])
    wilson <- prop.test(n[1], n[2], conf.level = n[4], correct = FALSE)$conf.int
    c(wilson_low = wilson[1], wilson_high = wilson[2], exact_low = exact$conf.int[1],
      exact_high = exact$conf.int[2], binomial = exact$p.value)
  },
  tails = function(a) {
    n <- numbers(a[1])
    c(normal = 2 * pnorm(-n[1]), chi_squared = pchisq(10 * n[1], n[2], lower.tail = FALSE),
      student = 2 * pt(-n[1], n[3]), F = pf(n[1], n[2], n[3], lower.tail = FALSE),
      F_quantile = qf(n[4], n[2], n[3]), normal_quantile = qnorm(n[4]),
      beta_quantile = qbeta(n[4], n[2], n[3]))
  },
  summary = function(a) {
    x <- numbers(a[1])
    five <- fivenum(x)
    q <- unname(quantile(x, c(0.25, 0.75), type = 6))
    c(median = median(x), q1 = q[1], q3 = q[2], hinge_low = five[2], hinge_high = five[4],
      mean = mean(x), sd = sd(x))
  },
  adjust = function(a) {
    p <- numbers(a[1])
    at <- as.integer(a[2])
    sapply(c(holm = "holm", BH = "BH", bonferroni = "bonferroni"),
           function(method) p.adjust(p, method)[at])
  },
  alpha = function(a) alpha(rows(a))
)

answer <- function(line) {
  parts <- strsplit(line, "|", fixed = TRUE)[[1]]
  values <- tryCatch(tests[[parts[2]]](parts[-(1:2)]), error = function(e) {
    message(line, ": ", conditionMessage(e))
    NULL
  })
  if (is.null(values)) return(NULL)
  sprintf("%s %s %s", parts[1], names(values),
          ifelse(is.na(values), "NA", sprintf("%.17g", values)))
}
writeLines(unlist(lapply(readLines(file.path(folder, "samples.txt")), answer)),
           file.path(folder, "theirs.txt"))
