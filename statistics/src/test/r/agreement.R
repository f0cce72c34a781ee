# Golden values of agreement between readers for AgreementTests and SymmetryTests: Rscript agreement.R, which writes five files
# beside the tests. Percent, Fleiss and Gwet by the formulas of Gwet 2014, Handbook of Inter-Rater Reliability, 4th edition: all
# digits that irrCAC 1.0 prints (5 or 10) come out. Krippendorff 2011 by coincidences: all digits of irr 0.84.1 come out; its error by
# leaving out each case. Cohen: vcd 1.4. Tests: stats, and coin 1.4.
suppressPackageStartupMessages({library(vcd); library(coin)})
golden <- "../resources/golden/"
raw <- list(
  gwet4 = list(source = "irrCAC cac.raw4raters", x = rbind(c(1,1,NA,1),c(2,2,3,2),c(3,3,3,3),c(3,3,3,3),c(2,2,2,2),c(1,2,3,4),c(4,4,4,4),c(1,1,2,1),c(2,2,2,2),c(NA,5,5,5),c(NA,NA,1,1),c(NA,NA,3,NA))),
  wikipedia = list(source = "Krippendorff's alpha, Wikipedia", x = cbind(c(NA,NA,NA,NA,NA,3,4,1,2,1,1,3,3,NA,3), c(1,NA,2,1,3,3,4,3,NA,NA,NA,NA,NA,NA,NA), c(NA,NA,2,1,3,4,4,NA,2,1,1,3,3,NA,4))))
five <- matrix(scan("agreement-5-observers.txt", sep = ",", quiet = TRUE), ncol = 5, byrow = TRUE)
raw$gwet5 <- list(source = "irrCAC cac.raw5obser", x = five)
psychiatrists <- as.matrix(read.csv("agreement-fleiss-1971.txt", header = FALSE))
raw$fleiss <- list(source = "Fleiss 1971, Psychol. Bull. 76:378, table 1", x = psychiatrists)
tables <- list(
  ectopic = list(source = "irrCAC cont3x3abstractors", x = rbind(c(13,0,0),c(0,20,7),c(0,4,56))),
  diagnosis = list(source = "irrCAC cont4x4diagnosis", x = rbind(c(40,6,4,15),c(4,25,1,5),c(4,2,21,9),c(17,13,12,45))),
  grades = list(source = "invented", x = rbind(c(40,12,1),c(9,85,20),c(0,15,92))),
  yesno = list(source = "invented", x = rbind(c(40,9),c(6,45))),
  rare = list(source = "invented", x = rbind(c(80,10),c(5,5))),
  even = list(source = "invented", x = rbind(c(25,35),c(5,35))),
  unused = list(source = "invented", x = rbind(c(10,3,0,0),c(1,20,0,0),c(0,0,0,0),c(0,0,0,9))),
  apart = list(source = "invented", x = rbind(c(10,3,0,0),c(8,20,0,0),c(0,0,7,6),c(0,0,1,9))))
weights <- function(v, kind) { d <- abs(outer(v, v, "-")); r <- rank(v); k <- abs(outer(r, r, "-"))
  switch(kind, identity = 1 * (d == 0), linear = 1 - d / max(d), quadratic = 1 - d^2 / max(d)^2,
    ordinal = 1 - choose(k + 1, 2) / max(choose(k + 1, 2)),
    ratio = { s <- outer(v, v, "+"); m <- ifelse(d == 0, 0, d / s)^2; 1 - m / max(m) }) }
spread <- function(x, theta, n) sqrt(sum((x - theta)^2) / (n * (n - 1)))
gwet <- function(counts, w, what) {
  counts <- counts[rowSums(counts) > 0, , drop = FALSE]; r <- rowSums(counts); n <- nrow(counts); q <- ncol(counts)
  two <- r >= 2; agreed <- rowSums(counts * (counts %*% w - 1)); a <- ifelse(two, agreed / pmax(1, r * (r - 1)), 0) * n / sum(two)
  pa <- mean(a); pi <- colMeans(counts / r)
  if (what == "percent") { a <- (agreed / (r * (r - 1)))[two]; return(c(mean(a), sd(a) / sqrt(length(a)), length(a))) }
  if (what == "gwet") { pe <- sum(w) * sum(pi * (1 - pi)) / (q * (q - 1)); e <- sum(w) / (q * (q - 1)) * (counts / r) %*% (1 - pi) }
  if (what == "fleiss") { pe <- c(pi %*% w %*% pi); e <- (counts / r) %*% (w %*% pi) }
  k <- (pa - pe) / (1 - pe)
  c(k, spread((a - pe * two * n / sum(two)) / (1 - pe) - 2 * (1 - k) * (e - pe) / (1 - pe), k, n), n) }
metric <- function(counts, v, kind) { m <- colSums(counts)
  if (kind != "ordinal") return(1 - weights(v, kind))
  q <- length(v); outer(1:q, 1:q, Vectorize(function(c, k) if (c == k) 0 else (sum(m[c:k]) - (m[c] + m[k]) / 2)^2)) }
alpha <- function(counts, v, kind) {
  counts <- counts[rowSums(counts) >= 2, , drop = FALSE]; r <- rowSums(counts)
  o <- Reduce("+", lapply(seq_len(nrow(counts)), function(i) (outer(counts[i, ], counts[i, ]) - diag(counts[i, ])) / (r[i] - 1)))
  m <- rowSums(o); e <- (outer(m, m) - diag(m)) / (sum(m) - 1); d <- metric(counts, v, kind)
  1 - sum(o * d) / sum(e * d) }
krippendorff <- function(counts, v, kind) {
  a <- alpha(counts, v, kind); counts <- counts[rowSums(counts) >= 2, , drop = FALSE]; n <- nrow(counts)
  each <- sapply(1:n, function(i) alpha(counts[-i, ], v, kind)); c(a, sqrt((n - 1) / n * sum((each - mean(each))^2)), n) }
counted <- function(x, v) t(apply(x, 1, function(row) sapply(v, function(k) sum(row == k, na.rm = TRUE))))
ratings <- file(paste0(golden, "ratings.csv"), "w"); cat("set,case,reader,grade,source\n", file = ratings)
out <- file(paste0(golden, "agreement.csv"), "w"); cat("set,coefficient,weighting,cases,value,standard_error,lower,upper,source\n", file = out)
say <- function(set, coefficient, weighting, k, source) { t <- qt(.975, k[3] - 1) * k[2]
  cat(sprintf("%s,%s,%s,%d,%.15g,%.15g,%.15g,%.15g,\"%s\"\n", set, coefficient, weighting, k[3], k[1], k[2], k[1] - t, min(1, k[1] + t), source), file = out) }
for (name in names(raw)) { x <- raw[[name]]$x; v <- sort(unique(c(x[!is.na(x)])))
  for (i in seq_len(nrow(x))) for (j in seq_len(ncol(x))) if (!is.na(x[i, j])) cat(sprintf("%s,%d,%d,%d,\"%s\"\n", name, i, j, x[i, j], raw[[name]]$source), file = ratings)
  counts <- counted(x, v)
  for (w in c("identity", "linear", "quadratic", "ordinal")) for (what in c("percent", "gwet", "fleiss"))
    say(name, what, w, gwet(counts, weights(v, w), what), "Gwet 2014 by formula in R")
  for (m in c("identity", "ordinal", "quadratic", "ratio")) say(name, "krippendorff", m, krippendorff(counts, v, m),
    "Krippendorff 2011 by coincidences in R, error by leaving out each case") }
close(ratings)
file <- file(paste0(golden, "tables.csv"), "w"); cat("set,first,second,count,source\n", file = file)
for (name in names(tables)) { x <- tables[[name]]$x; q <- nrow(x); n <- sum(x)
  for (i in 1:q) for (j in 1:q) cat(sprintf("%s,%d,%d,%d,\"%s\"\n", name, i, j, x[i, j], tables[[name]]$source), file = file)
  for (w in c("identity", "linear", "quadratic")) {
    K <- Kappa(x, weights = if (w == "quadratic") "Fleiss-Cohen" else "Equal-Spacing"); k <- if (w == "identity") K$Unweighted else K$Weighted
    say(name, "cohen", w, c(k, n), sprintf("R vcd Kappa, %s, Student's t with n - 1", w))
    pairs <- do.call(rbind, lapply(1:q, function(i) do.call(rbind, lapply(1:q, function(j) { one <- tabulate(c(i, j), q); matrix(one, x[i, j], q, byrow = TRUE) }))))
    say(name, "gwet", w, gwet(pairs, weights(1:q, w), "gwet"), "Gwet 2014 by formula in R") } }
close(file); close(out)
tests <- file(paste0(golden, "symmetry.csv"), "w"); cat("set,test,statistic,freedom,p,source\n", file = tests)
tell <- function(set, test, statistic, freedom, p, source) cat(sprintf("%s,%s,%.15g,%d,%.15g,\"%s\"\n", set, test, statistic, as.integer(freedom), p, source), file = tests)
paired <- file(paste0(golden, "paired.csv"), "w"); cat("set,difference,standard_error,lower,upper,source\n", file = paired)
for (name in names(tables)) { x <- tables[[name]]$x; q <- nrow(x); n <- sum(x); up <- sum(x[upper.tri(x)]); down <- sum(x[lower.tri(x)])
  tell(name, "mcnemar", (up - down)^2 / (up + down), 1, binom.test(up, up + down)$p.value, "R binom.test of those graded higher; the statistic is that of mcnemar.test(correct = FALSE) where there are two grades")
  if (q == 2) tell(name, "mcnemar", mcnemar.test(x, correct = FALSE)$statistic, 1, binom.test(x[1, 2], x[1, 2] + x[2, 1])$p.value, "R mcnemar.test(correct = FALSE) and binom.test")
  k <- (x - t(x))^2 / (x + t(x)); k <- k[upper.tri(k) & x + t(x) > 0]
  m <- if (all((x + t(x))[upper.tri(x)] > 0)) mcnemar.test(x, correct = FALSE) else list(statistic = sum(k), parameter = length(k), p.value = pchisq(sum(k), length(k), lower.tail = FALSE))
  tell(name, "bowker", m$statistic, m$parameter, m$p.value, "R mcnemar.test(correct = FALSE); by formula where two grades were never confused")
  if (!name %in% c("unused", "apart")) { dimnames(x) <- list(first = 1:q, second = 1:q); mh <- mh_test(as.table(x))
    tell(name, "stuart-maxwell", statistic(mh), mh@statistic@df, pvalue(mh), "R coin mh_test") }
  a <- (up + 1) / (n + 2); b <- (down + 1) / (n + 2); se <- sqrt((a + b - (a - b)^2) / (n + 2))
  cat(sprintf("%s,%.15g,%.15g,%.15g,%.15g,\"Bonett and Price 2012 by formula in R\"\n", name, (up - down) / n, se, a - b - qnorm(.975) * se, a - b + qnorm(.975) * se), file = paired) }
d <- tables$apart$x; s1 <- d[1:2, 1:2]; s2 <- d[3:4, 3:4]; one <- (s1[1, 2] - s1[2, 1])^2 / sum(s1[1, 2], s1[2, 1]); two <- (s2[1, 2] - s2[2, 1])^2 / sum(s2[1, 2], s2[2, 1])
tell("apart", "stuart-maxwell", one + two, 2, pchisq(one + two, 2, lower.tail = FALSE), "two blocks that were never confused: the sum of their own statistics")
u <- tables$unused$x[1:2, 1:2]; one <- (u[1, 2] - u[2, 1])^2 / (u[1, 2] + u[2, 1]); tell("unused", "stuart-maxwell", one, 1, pchisq(one, 1, lower.tail = FALSE), "the two grades that were confused alone")
close(tests); close(paired)
