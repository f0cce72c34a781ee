# Golden values of a change between shares of unlike designs and between standardised shares: each share's limits, squared and
# added (Zou and Donner 2008), for CombinedTests: nice Rscript combined.R > ../resources/golden/combined.csv
# The limits of the one are of survey 4.1 (svyciprop, beta), those of the other Wilson's with n(N-1)/(N-n) cases in place of n.
suppressPackageStartupMessages(library(survey))
data(api)
cat("set,quantity,value,source\n")
say <- function(set, quantity, value, source) cat(sprintf("%s,%s,%.15g,\"%s\"\n", set, quantity, value, source))
strat <- svydesign(id = ~1, strata = ~stype, data = apistrat, fpc = ~fpc)
# svyciprop solves qbeta no further than needed here
korn <- function(p, v, n, d) { w <- p * (1 - p) / v * (qt(.975, n - 1) / qt(.975, d))^2; c(p, qbeta(.025, p * w, (1 - p) * w + 1), qbeta(.975, p * w + 1, (1 - p) * w)) }
within <- korn(coef(svymean(~I(sch.wide == "Yes"), strat))[2], SE(svymean(~I(sch.wide == "Yes"), strat))[2]^2, 200, degf(strat))
stopifnot(max(abs(within[2:3] - attr(svyciprop(~I(sch.wide == "Yes"), strat, method = "beta"), "ci"))) < 1e-6)
worth <- 200 * 6193 / (6194 - 200); z <- qnorm(.975); p <- 163 / 200
half <- z / (1 + z^2 / worth) * sqrt(p * (1 - p) / worth + z^2 / (4 * worth^2)); centre <- (p + z^2 / (2 * worth)) / (1 + z^2 / worth)
simple <- c(p, centre - half, centre + half)
added <- function(set, one, two, source) {
  d <- two[1] - one[1]
  say(set, "difference", d, source)
  say(set, "from", d - sqrt((two[1] - two[2])^2 + (one[3] - one[1])^2), source)
  say(set, "to", d + sqrt((two[3] - two[1])^2 + (one[1] - one[2])^2), source)
}
said <- "Zou and Donner 2008 by formula in R; limits of survey 4.1 svyciprop(~sch.wide, apistrat, method = 'beta') and of Wilson"
added("srs-strat", simple, within, said)
added("strat-srs", within, simple, said)
s <- read.csv("../resources/golden/standardised.csv")
of <- function(set) { r <- s[s$set == set, ][1, ]; c(r$share, r$lower, r$upper) }
for (name in c("even", "tilted", "own")) added(paste("standardised", name), of(paste("sch.wide apistrat", name)), of(paste("sch.wide apisrs", name)),
  "Zou and Donner 2008 by formula in R; the limits of standardised.csv")
