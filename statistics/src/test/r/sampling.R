# Golden values for the tests of org.plumbline.statistics.survey, from R 4.2, survey 4.1 and sampling 2.9:
#   Rscript sampling.R ../resources/golden
# writes sampled-schools.csv (California schools: apisrs, apistrat of survey), sampled-counties.csv and county-pairs.csv (2004
# election: election_pps, election_jointprob of survey), and sampling.csv (the figures, each with its call). streams.csv lies
# there: a simulated caseload with a control stream of 2% and a targeted one, both Poisson.
# resampled.csv, which the tests of the bootstrap write with -Dplumbline.golden=..., is read when it is there.
suppressPackageStartupMessages({library(survey); library(sampling)})
options(digits = 17, survey.lonely.psu = "adjust")
out <- commandArgs(TRUE)[1]
data(api); data(election)
num <- function(x) sprintf("%.15g", x)
write <- function(d, f) write.csv(format(d, digits = 15, trim = TRUE), file.path(out, f), row.names = FALSE, quote = FALSE)

school <- function(d, sample) data.frame(sample = sample, stype = d$stype, wide = d$sch.wide, comp = d$comp.imp, api99 = d$api99, api00 = d$api00,
  enroll = d$enroll, stu = d$api.stu, meals = d$meals)
write(rbind(school(apisrs, "srs"), school(apistrat, "strat")), "sampled-schools.csv")
write(data.frame(bush = election_pps$Bush, kerry = election_pps$Kerry, nader = election_pps$Nader, votes = election_pps$votes,
  p = num(election_pps$p)), "sampled-counties.csv")
write.table(apply(election_jointprob, 2, num), file.path(out, "county-pairs.csv"), row.names = FALSE, quote = FALSE, sep = ",",
  col.names = paste0("p", 1:40))

rows <- list()
say <- function(design, what, of, group, estimate, se, deff, call)
  rows[[length(rows) + 1]] <<- data.frame(design, what, of, group, estimate = num(estimate), se = num(se),
    deff = ifelse(is.na(deff), "none", num(deff)), source = call)

sizes <- c(E = 4421, H = 755, M = 1018)
srs <- svydesign(~1, data = apisrs, fpc = rep(6194, 200))
strat <- svydesign(~1, strata = ~stype, data = transform(apistrat, fpc = sizes[as.character(stype)]), fpc = ~fpc)
one <- function(name, d) {
  for (v in c("api00", "enroll")) {
    f <- as.formula(paste0("~", v))
    t <- svytotal(f, d, deff = TRUE); m <- svymean(f, d, deff = TRUE)
    say(name, "total", v, "all", coef(t), SE(t), deff(t), paste0("svytotal(~", v, ")"))
    say(name, "mean", v, "all", coef(m), SE(m), deff(m), paste0("svymean(~", v, ")"))
    for (by in c("stype", "comp.imp")) {
      if (by == "stype" && name == "strat-cut") next
      g <- as.formula(paste0("~", by))
      bt <- svyby(f, g, d, svytotal, deff = TRUE); bm <- svyby(f, g, d, svymean, deff = TRUE)
      for (i in seq_len(nrow(bt))) {
        key <- paste0(by, "=", bt[i, 1])
        say(name, "total", v, key, coef(bt)[i], SE(bt)[i], deff(bt)[i], paste0("svyby(~", v, " ~", by, " svytotal)"))
        say(name, "mean", v, key, coef(bm)[i], SE(bm)[i], deff(bm)[i], paste0("svyby(~", v, " ~", by, " svymean)"))
      }
    }
  }
  s <- svymean(~I(as.numeric(sch.wide == "Yes")), d, deff = TRUE)
  say(name, "share", "wide", "all", coef(s), SE(s), deff(s), "svymean(~wide)")
  r <- svyratio(~api.stu, ~enroll, d, deff = TRUE)
  say(name, "ratio", "stu/enroll", "all", coef(r), SE(r), deff(r), "svyratio(~stu ~enroll)")
  for (k in c("No", "Yes")) {
    r <- svyratio(~api.stu, ~enroll, subset(d, comp.imp == k))
    say(name, "ratio", "stu/enroll", paste0("comp.imp=", k), coef(r), SE(r), NA, "svyratio(~stu ~enroll subset)")
    s <- svymean(~I(as.numeric(sch.wide == "Yes")), subset(d, comp.imp == k), deff = TRUE)
    say(name, "share", "wide", paste0("comp.imp=", k), coef(s), SE(s), deff(s), "svymean(~wide subset)")
  }
}
one("srs", srs); one("strat", strat)
limits <- function(name, d, call, x) { ci <- x; say(name, "lower", call, "all", ci[1], ci[2], NA, paste0(call, ": lower and upper")) }
for (n in c("srs", "strat")) {
  d <- list(srs = srs, strat = strat)[[n]]
  limits(n, d, "mean", confint(svymean(~api00, d), df = degf(d)))
  limits(n, d, "total", confint(svytotal(~enroll, d), df = degf(d)))
  limits(n, d, "ratio", confint(svyratio(~api.stu, ~enroll, d), df = degf(d)))
  limits(n, d, "share", attr(svyciprop(~I(sch.wide == "Yes"), d, method = "beta"), "ci"))
  dc <- subset(d, comp.imp == "No")
  limits(n, d, "share-in-no", attr(svyciprop(~I(sch.wide == "Yes"), dc, method = "beta"), "ci"))
}

# Ratio, difference and Horvitz-Thompson mean
X <- sum(apipop$enroll, na.rm = TRUE); A <- sum(apipop$api99)
Xh <- tapply(apipop$enroll, apipop$stype, sum, na.rm = TRUE)
for (n in c("srs", "strat")) {
  d <- list(srs = srs, strat = strat)[[n]]
  p <- predict(svyratio(~api.stu, ~enroll, d), total = X)
  say(n, "ratio-total", "stu by enroll", "all", p$total, p$se, NA, paste0("predict(svyratio(~stu ~enroll) total = ", X, ")"))
  t <- svytotal(~I(api00 - api99), d, deff = TRUE)
  say(n, "difference", "api00 by api99", "all", A + coef(t), SE(t), deff(t), paste0(A, " + svytotal(~I(api00 - api99))"))
  t <- svytotal(~I(api00 / 6194), d)
  say(n, "ht-mean", "api00", "all", coef(t), SE(t), NA, "svytotal(~I(api00 / 6194))")
}
p <- predict(svyratio(~api.stu, ~enroll, strat, separate = TRUE), total = Xh)
say("strat", "separate-ratio", "stu by enroll", "all", p$total, p$se, NA,
  paste0("predict(svyratio(separate = TRUE) total = ", paste(names(Xh), Xh, collapse = " "), ")"))

# A stratum with one row: E and M as they are, of H the first row only
cut <- apistrat[apistrat$stype != "H" | seq_len(200) == which(apistrat$stype == "H")[1], ]
lone <- svydesign(~1, strata = ~stype, data = transform(cut, fpc = sizes[as.character(stype)]), fpc = ~fpc)
m <- svymean(~api00, lone)
say("lone", "mean", "api00", "all", coef(m), SE(m), NA, "svymean(~api00) lonely.psu adjust")
t <- svytotal(~I(api00 - coef(m)), lone); u <- svytotal(~api00, lone)
say("lone", "total", "api00", "all", coef(u), SE(t), NA, "svytotal(~api00); SE of svytotal(~I(api00 - mean)) lonely.psu adjust")
r <- svyratio(~api.stu, ~enroll, lone)
say("lone", "ratio", "stu/enroll", "all", coef(r), SE(r), NA, "svyratio(~stu ~enroll) lonely.psu adjust")

# Post-stratification and raking
st <- data.frame(stype = names(sizes), Freq = sizes)
wide <- as.data.frame(table(comp.imp = apipop$comp.imp))
crossed <- as.data.frame(table(stype = apipop$stype, comp.imp = apipop$comp.imp))
fit <- function(name, d, call) {
  for (v in c("api00", "enroll")) {
    f <- as.formula(paste0("~", v))
    t <- svytotal(f, d); m <- svymean(f, d, deff = TRUE)
    say(name, "total", v, "all", coef(t), SE(t), NA, paste0(call, " svytotal(~", v, ")"))
    say(name, "mean", v, "all", coef(m), SE(m), deff(m), paste0(call, " svymean(~", v, ")"))
    bt <- svyby(f, ~sch.wide, d, svytotal); bm <- svyby(f, ~sch.wide, d, svymean)
    for (i in seq_len(nrow(bt))) {
      say(name, "total", v, paste0("wide=", bt[i, 1]), coef(bt)[i], SE(bt)[i], NA, paste0(call, " svyby(~", v, " svytotal)"))
      say(name, "mean", v, paste0("wide=", bt[i, 1]), coef(bm)[i], SE(bm)[i], NA, paste0(call, " svyby(~", v, " svymean)"))
    }
  }
  r <- svyratio(~api.stu, ~enroll, d)
  say(name, "ratio", "stu/enroll", "all", coef(r), SE(r), NA, paste0(call, " svyratio(~stu ~enroll)"))
  s <- svymean(~I(as.numeric(sch.wide == "Yes")), d)
  say(name, "share", "wide", "all", coef(s), SE(s), NA, paste0(call, " svymean(~wide)"))
}
fit("srs-post", postStratify(srs, ~stype, st), "postStratify(~stype)")
fit("strat-post", postStratify(strat, ~stype + comp.imp, crossed), "postStratify(~stype + comp.imp)")
fit("srs-rake", rake(srs, list(~stype, ~comp.imp), list(st, wide), control = list(maxit = 1000, epsilon = 1e-9)), "rake(~stype ~comp.imp)")
pop <- c(sum(sizes), sizes["H"], sizes["M"], wide$Freq[wide$comp.imp == "Yes"])
names(pop) <- c("(Intercept)", "stypeH", "stypeM", "comp.impYes")
raking <- function(d) calibrate(d, ~stype + comp.imp, pop, calfun = "raking", epsilon = 1e-13, maxit = 100)
fit("srs-cal", raking(srs), "calibrate(~stype + comp.imp raking)")
fit("strat-cal", raking(strat), "calibrate(~stype + comp.imp raking)")
say("known", "comp.imp", "No", "all", wide$Freq[1], wide$Freq[2], NA, "table(apipop$comp.imp): No and Yes")
for (i in seq_len(nrow(crossed)))
  say("known", "crossed", paste0(crossed$stype[i], "/", crossed$comp.imp[i]), "all", crossed$Freq[i], 0, NA, "table(apipop$stype apipop$comp.imp)")
say("known", "enroll", "E", "all", Xh["E"], 0, NA, "sum of apipop$enroll"); say("known", "enroll", "H", "all", Xh["H"], 0, NA, "sum of apipop$enroll")
say("known", "enroll", "M", "all", Xh["M"], 0, NA, "sum of apipop$enroll"); say("known", "api99", "all", "all", A, 0, NA, "sum of apipop$api99")

# Unequal probabilities
e <- election_pps
designs <- list(
  ht = svydesign(~1, fpc = ~p, data = e, pps = ppsmat(election_jointprob), variance = "HT"),
  syg = svydesign(~1, fpc = ~p, data = e, pps = ppsmat(election_jointprob), variance = "YG"),
  brewer = svydesign(~1, fpc = ~p, data = e, pps = "brewer"),
  replaced = svydesign(~1, weights = ~wt, data = e),
  poisson = svydesign(~1, fpc = ~p, data = e, pps = poisson_sampling(e$p)))
big <- e$votes > 50000
for (n in names(designs)) {
  d <- designs[[n]]
  for (v in c("Bush", "Kerry", "Nader")) {
    t <- svytotal(as.formula(paste0("~", v)), d)
    say(n, "total", tolower(v), "all", coef(t), SE(t), NA, paste0("svytotal(~", v, ")"))
    t <- svytotal(as.formula(paste0("~I(", v, " * big)")), d)
    say(n, "total", tolower(v), "big", coef(t), SE(t), NA, paste0("svytotal(~I(", v, " * (votes > 50000)))"))
  }
  m <- svymean(~Kerry, d); r <- svyratio(~Bush, ~votes, d)
  say(n, "mean", "kerry", "all", coef(m), SE(m), NA, "svymean(~Kerry)")
  say(n, "ratio", "bush/votes", "all", coef(r), SE(r), NA, "svyratio(~Bush ~votes)")
}
for (v in c("Bush", "Kerry", "Nader")) {
  z <- e[[v]] / e$p; c <- (1 - e$p) * 40 / 39
  say("hajek", "total", tolower(v), "all", sum(z), sqrt(sum(c * (z - weighted.mean(z, c))^2)), NA,
    "sum(c * (z - weighted.mean(z c))^2) with z = y/p and c = (1 - p) n/(n - 1)")
  say("deville", "total", tolower(v), "all", sum(z), sqrt(varest(e[[v]], pik = e$p)), NA, "sampling::varest")
}

# Systematic: the schools of apisrs taken as if in that order
for (v in c("api00", "enroll")) {
  y <- apisrs[[v]]; z <- 6194 / 200 * y
  ssd <- function(z) (1 - 200 / 6194) * 200 / (2 * 199) * sum(diff(z)^2)
  say("systematic", "total", v, "all", sum(z), sqrt(ssd(z)), NA, "(1 - f) n/(2 (n - 1)) sum(diff(w y)^2)")
  say("systematic", "mean", v, "all", mean(y), sqrt(ssd((y - mean(y)) / 200)), NA, "the same of (y - mean)/n")
  k <- apisrs$comp.imp == "No"
  say("systematic", "mean", v, "comp.imp=No", mean(y[k]), sqrt(ssd(ifelse(k, y - mean(y[k]), 0) / sum(k))), NA, "the same of (y - mean)/n in the domain")
}

# Two streams
s <- read.csv(file.path(out, "streams.csv"))
stream <- function(d) svydesign(~1, fpc = ~p, data = d, pps = poisson_sampling(d$p))
both <- stream(transform(subset(s, control == 1 | targeted == 1), p = pi))
ctrl <- stream(transform(subset(s, control == 1), p = 0.02))
targ <- stream(transform(subset(s, targeted == 1), p = 1 - (1 - pi) / 0.98))
for (n in c("combined", "control", "targeted")) {
  d <- list(combined = both, control = ctrl, targeted = targ)[[n]]
  t <- svytotal(~y, d); m <- svymean(~y, d); q <- svytotal(~I(y - score), d)
  say(paste0("streams-", n), "total", "y", "all", coef(t), SE(t), NA, "svytotal(~y)")
  say(paste0("streams-", n), "mean", "y", "all", coef(m), SE(m), NA, "svymean(~y)")
  say(paste0("streams-", n), "difference", "y by score", "all", sum(s$score) + coef(q), SE(q), NA, "sum(score) + svytotal(~I(y - score))")
}
for (f in c("svytotal", "svymean")) {
  a <- get(f)(~y, ctrl); b <- get(f)(~y, targ); i <- 1 / c(SE(a), SE(b))^2
  say("streams-composite", sub("svy", "", f), "y", "all", sum(i * c(coef(a), coef(b))) / sum(i), 1 / sqrt(sum(i)), NA, paste0(f, " of both weighted by 1/SE^2"))
}

# The bootstrap: the replicate weights are ours, the estimates and their spread R's
file <- file.path(out, "resampled.csv")
if (file.exists(file)) {
  w <- as.matrix(read.csv(file))
  b <- svrepdesign(data = apistrat, repweights = w, weights = sizes[as.character(apistrat$stype)] / c(E = 100, H = 50, M = 50)[as.character(apistrat$stype)],
    type = "bootstrap", combined.weights = TRUE, scale = 1 / (ncol(w) - 1), rscales = rep(1, ncol(w)), mse = FALSE)
  t <- svytotal(~enroll, b); m <- svymean(~api00, b); r <- svyratio(~api.stu, ~enroll, b); s <- svymean(~I(as.numeric(sch.wide == "Yes")), b)
  say("bootstrap", "total", "enroll", "all", coef(t), SE(t), NA, "svrepdesign(type = bootstrap) svytotal(~enroll)")
  say("bootstrap", "mean", "api00", "all", coef(m), SE(m), NA, "svrepdesign(type = bootstrap) svymean(~api00)")
  say("bootstrap", "ratio", "stu/enroll", "all", coef(r), SE(r), NA, "svrepdesign(type = bootstrap) svyratio(~stu ~enroll)")
  say("bootstrap", "share", "wide", "all", coef(s), SE(s), NA, "svrepdesign(type = bootstrap) svymean(~wide)")
  for (f in c("svytotal", "svymean")) {
    x <- svyby(~enroll, ~comp.imp, b, get(f))
    for (i in 1:2) say("bootstrap", sub("svy", "", f), "enroll", paste0("comp.imp=", x[i, 1]), coef(x)[i], SE(x)[i], NA, paste0("svrepdesign(type = bootstrap) svyby(~enroll ~comp.imp ", f, ")"))
  }
}
d <- do.call(rbind, rows)
d$source <- gsub(",", " ", d$source)
write.csv(d, file.path(out, "sampling.csv"), row.names = FALSE, quote = FALSE)
