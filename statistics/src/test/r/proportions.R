# Golden values of intervals and bounds for ProportionsTests: Rscript proportions.R > ../resources/golden/proportions.csv
# Base R throughout, each method by the function of R that has it; Korn-Graubard is svyciprop of survey.
suppressPackageStartupMessages(library(survey))
say <- function(found, read, population, confidence, method, limits, source) cat(sprintf(
  "%d,%d,%s,%s,%s,%.15g,%.15g,\"%s\"\n", found, read, format(population, scientific = FALSE), confidence, method, limits[1], limits[2], source))
cat("found,read,population,confidence,method,lower,upper,source\n")
worth <- function(n, N) if (is.infinite(N)) n else n * (N - 1) / (N - n)
jeffreys <- function(p, m, a) c(if (p == 0) 0 else qbeta(a, p * m + .5, (1 - p) * m + .5),
                                if (p == 1) 1 else qbeta(1 - a, p * m + .5, (1 - p) * m + .5))
exact <- function(p, m, a) c(if (p == 0) 0 else qbeta(a, p * m, (1 - p) * m + 1),
                             if (p == 1) 1 else qbeta(1 - a, p * m + 1, (1 - p) * m))
logit <- function(p, m, a) if (p %in% 0:1) exact(p, m, a) else plogis(qlogis(p) + c(-1, 1) * qnorm(1 - a) / sqrt(m * p * (1 - p)))
wilson <- function(p, m, a) { z <- qnorm(1 - a); l <- (p + z^2 / 2 / m + c(-1, 1) * z * sqrt(p * (1 - p) / m + z^2 / 4 / m^2)) / (1 + z^2 / m)
                              c(if (p == 0) 0 else l[1], if (p == 1) 1 else l[2]) }
hypergeometric <- function(x, n, N, a) { M <- x:(N - n + x)
  c(min(M[phyper(x - 1, M, N - M, n, lower.tail = FALSE) > a * (1 - 1e-9)]), max(M[phyper(x, M, N - M, n) > a * (1 - 1e-9)])) / N }
for (case in list(c(278, 374), c(38, 374), c(125, 135), c(191, 214), c(17, 33), c(9, 33), c(0, 30), c(30, 30), c(1, 1), c(0, 1), c(29, 100), c(1, 5000))) {
  x <- case[1]; n <- case[2]
  for (confidence in c(.9, .95, .99)) {
    a <- (1 - confidence) / 2
    test <- suppressWarnings(prop.test(x, n, conf.level = confidence, correct = FALSE)$conf.int)
    say(x, n, Inf, confidence, "wilson", test, sprintf("R 4.2 prop.test(%d, %d, conf.level = %g, correct = FALSE)", x, n, confidence))
    say(x, n, Inf, confidence, "clopper-pearson", binom.test(x, n, conf.level = confidence)$conf.int, sprintf("R 4.2 binom.test(%d, %d, conf.level = %g)", x, n, confidence))
    say(x, n, Inf, confidence, "jeffreys", jeffreys(x / n, n, a), "R 4.2 qbeta(tail, x + .5, n - x + .5); Brown, Cai and DasGupta 2001")
    say(x, n, Inf, confidence, "logit", logit(x / n, n, a), "R 4.2 plogis(qlogis(x/n) -+ qnorm(1 - tail) / sqrt(n p (1 - p))); Brown, Cai and DasGupta 2001")
    for (N in c(n + 1, 2 * n, 12000)) {
      m <- worth(n, N)
      say(x, n, N, confidence, "wilson", wilson(x / n, m, a), "R 4.2 by formula with n(N-1)/(N-n) in place of n")
      say(x, n, N, confidence, "clopper-pearson", exact(x / n, m, a), "R 4.2 qbeta with n(N-1)/(N-n) in place of n")
      say(x, n, N, confidence, "jeffreys", jeffreys(x / n, m, a), "R 4.2 qbeta with n(N-1)/(N-n) in place of n")
      say(x, n, N, confidence, "logit", logit(x / n, m, a), "R 4.2 plogis with n(N-1)/(N-n) in place of n")
      say(x, n, N, confidence, "hypergeometric", hypergeometric(x, n, N, a), "R 4.2 all M whose phyper tails are (1 - level)/2 or more")
      say(x, n, N, confidence, "one-sided", hypergeometric(x, n, N, 1 - confidence), "R 4.2 all M whose phyper tail is 1 - level or more")
    }
  }
}
for (n in c(1, 10, 30, 135, 374)) for (confidence in c(.9, .95, .99))
  say(0, n, Inf, confidence, "none-found", c(0, binom.test(0, n, alternative = "less", conf.level = confidence)$conf.int[2]),
      sprintf("R 4.2 binom.test(0, %d, alternative = 'less', conf.level = %g)", n, confidence))
