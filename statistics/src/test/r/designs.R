# Golden values of the design-based test of change for DesignTestTests: nice Rscript designs.R > ../resources/golden/designs.csv
# Estimates, errors and degrees of freedom of survey 4.1 and t.test; the test of two independent estimates by formula, and by
# t.test (Welch) for two plain samples.
suppressPackageStartupMessages(library(survey))
data(api)
cat("set,quantity,value,source\n")
say <- function(set, quantity, value, source) cat(sprintf("%s,%s,%.15g,\"%s\"\n", set, quantity, value, source))
srs <- svydesign(id = ~1, data = apisrs, fpc = ~fpc)
strat <- svydesign(id = ~1, strata = ~stype, data = apistrat, fpc = ~fpc)
clus <- svydesign(id = ~dnum, data = apiclus1, fpc = ~fpc)
pairs <- list(
  "wide srs-strat" = list(~I(sch.wide == "Yes"), srs, strat, 2), "wide strat-srs" = list(~I(sch.wide == "Yes"), strat, srs, 2),
  "api00 srs-strat" = list(~api00, srs, strat, 1), "api00 strat-clus" = list(~api00, strat, clus, 1),
  "api99 clus-srs" = list(~api99, clus, srs, 1))
for (name in names(pairs)) {
  x <- pairs[[name]]; e <- svymean(x[[1]], x[[2]]); l <- svymean(x[[1]], x[[3]]); i <- x[[4]]
  est <- c(coef(e)[i], coef(l)[i]); se <- c(SE(e)[i], SE(l)[i]); f <- c(degf(x[[2]]), degf(x[[3]]))
  said <- "survey 4.1 svymean, degf"
  for (k in 1:2) { w <- c("earlier", "later")[k]; say(name, w, est[k], said); say(name, paste0(w, "-se"), se[k], said); say(name, paste0(w, "-freedom"), f[k], said) }
  v <- se^2; df <- sum(v)^2 / sum(v^2 / f); d <- est[2] - est[1]; s <- sqrt(sum(v)); said <- "Welch and Satterthwaite by formula"
  say(name, "difference", d, said); say(name, "se", s, said); say(name, "statistic", d / s, said); say(name, "freedom", df, said)
  say(name, "p", 2 * pt(-abs(d / s), df), said); say(name, "from", d - qt(0.975, df) * s, said); say(name, "to", d + qt(0.975, df) * s, said)
}
samples <- list("sleep welch" = with(sleep, split(extra, group)), "mpg welch" = with(mtcars, split(mpg, am)),
                "iron welch" = with(subset(chickwts, feed %in% c("casein", "linseed")), split(weight, droplevels(feed))))
for (name in names(samples)) {
  x <- samples[[name]]; t <- t.test(x[[2]], x[[1]])
  for (k in 1:2) { w <- c("earlier", "later")[k]; say(name, w, mean(x[[k]]), "mean"); say(name, paste0(w, "-se"), sd(x[[k]]) / sqrt(length(x[[k]])), "sd / sqrt(n)"); say(name, paste0(w, "-freedom"), length(x[[k]]) - 1, "n - 1") }
  said <- "t.test(later, earlier)"
  say(name, "difference", mean(x[[2]]) - mean(x[[1]]), said); say(name, "se", t$stderr, said); say(name, "statistic", t$statistic, said)
  say(name, "freedom", t$parameter, said); say(name, "p", t$p.value, said); say(name, "from", t$conf.int[1], said); say(name, "to", t$conf.int[2], said)
}
