# Golden values of standardised shares and of corrections for many comparisons: Rscript change.R, which writes two files beside the
# tests. Data: data(api) of R's survey.
suppressPackageStartupMessages(library(survey))
golden <- "../resources/golden/"
data(api)
out <- file(paste0(golden, "standardised.csv"), "w")
cat("set,kind,found,read,population,standard,share,standard_error,lower,upper,source\n", file = out)
standards <- list(even = c(E = 1, H = 1, M = 1), tilted = c(E = 100, H = 700, M = 200), own = c(E = 4421, H = 755, M = 1018), two = c(E = 3, H = 0, M = 7))
for (what in c("sch.wide", "awards")) for (sample in c("apistrat", "apisrs")) for (name in names(standards)) {
  d <- get(sample); n <- table(d$stype); s <- standards[[name]]
  # a simple random sample is taken as strata of the size that came, all read at the rate of the whole
  d$N <- if (sample == "apistrat") d$fpc else as.vector(n[d$stype]) * 6194 / 200
  d$yes <- as.numeric(d[[what]] == "Yes")
  design <- svydesign(id = ~1, strata = ~stype, data = d, fpc = ~N)
  used <- names(s)[s > 0]; design <- subset(design, stype %in% used)
  design$variables$stype <- factor(design$variables$stype, levels = used)
  std <- svystandardize(design, by = ~stype, over = ~1, population = s[used])
  m <- svymean(~yes, std); ci <- attr(svyciprop(~yes, std, method = "beta", df = sum(n[used]) - length(used)), "ci")
  # survey counts the cases of all strata in t(n-1), whether they are used or not
  p <- coef(m); v <- vcov(m)[1]; k <- sum(n[used]); w <- p * (1 - p) / v * (qt(.975, k - 1) / qt(.975, k - length(used)))^2
  beta <- c(qbeta(.025, p * w, (1 - p) * w + 1), qbeta(.975, p * w + 1, (1 - p) * w))
  if (length(used) == 3) stopifnot(max(abs(beta - ci)) < 1e-6)
  for (kind in names(s)) cat(sprintf("%s %s %s,%s,%d,%d,%.10g,%d,%.15g,%.15g,%.15g,%.15g,\"R survey 4.1 svystandardize(%s, by = ~stype) and svymean; limits of svyciprop(method = 'beta')\"\n",
    what, sample, name, kind, sum(d$yes[d$stype == kind]), n[kind], if (sample == "apistrat") d$N[d$stype == kind][1] else 6194, as.integer(s[kind]), p, sqrt(v), beta[1], beta[2], sample), file = out)
}
close(out)
out <- file(paste0(golden, "adjusted.csv"), "w"); cat("set,p,holm,benjamini_hochberg,source\n", file = out)
sets <- list(eight = c(.001, .008, .039, .041, .042, .06, .074, .205), unsorted = c(.5, .01, .03, .01, 1, 0, .9, .02, .049), one = .04, waves = c(7.49913283985848e-06, 0.298971415871107, 1.47261572742434e-05))
for (name in names(sets)) { p <- sets[[name]]; h <- p.adjust(p, "holm"); b <- p.adjust(p, "BH")
  for (i in seq_along(p)) cat(sprintf("%s,%.15g,%.15g,%.15g,R p.adjust\n", name, p[i], h[i], b[i]), file = out) }
close(out)
