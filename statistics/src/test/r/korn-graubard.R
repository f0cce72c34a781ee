# Golden values of Korn-Graubard intervals for ProportionsTests: Rscript korn-graubard.R > ../resources/golden/korn-graubard.csv
suppressPackageStartupMessages(library(survey))
data(api)
cat("share,standard_error,read,freedom,confidence,lower,upper,source\n")
designs <- list(
  apisrs = svydesign(id = ~1, weights = ~pw, data = apisrs, fpc = ~fpc),
  apistrat = svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat, fpc = ~fpc),
  apiclus1 = svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc),
  apiclus2 = svydesign(id = ~dnum + snum, weights = ~pw, data = apiclus2, fpc = ~fpc1 + fpc2))
for (name in names(designs)) for (what in c("sch.wide", "comp.imp", "awards")) for (level in c(.9, .95)) {
  d <- designs[[name]]
  f <- as.formula(sprintf("~I(%s == 'Yes')", what))
  p <- svyciprop(f, d, method = "beta", level = level)
  ci <- attr(p, "ci")
  cat(sprintf("%.17g,%.17g,%d,%d,%g,%.15g,%.15g,\"R survey %s svyciprop(%s, %s, method = 'beta', level = %g)\"\n",
    coef(p), sqrt(attr(p, "var")), nrow(d), degf(d), level, ci[1], ci[2], packageVersion("survey"), gsub('"', "'", deparse(f)), name, level))
}
