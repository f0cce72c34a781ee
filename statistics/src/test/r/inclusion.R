# Golden values of inclusion probabilities: Rscript inclusion.R, which writes a file beside the tests. The sizes of 'counties' are the votes of
# the first 20 rows of the sample in data(election) of R's survey; the others were made up.
suppressPackageStartupMessages({library(sampling); library(survey)})
data(election)
out <- file("../resources/golden/inclusion.csv", "w")
cat("design,set,chosen,one,other,value,source\n", file = out)
sizes <- list(small = c(1, 2, 3, 4, 5, 6, 7), alike = rep(3, 6), large = c(40, 3, 5, 8, 2, 9, 1, 20), two = c(3, 2, 4), most = c(10, 11, 12, 13, 14, 15, 9, 8),
  counties = as.integer(election_pps$votes[1:20]), reach = c(1, 1000, 3, 500, 40, 7, 60, 300, 1, 90))
chosen <- list(small = c(2, 3, 4), alike = c(1, 4), large = 3, two = 2, most = 6, counties = c(4, 8), reach = 4)
row <- function(design, set, n, i, j, value, source) cat(sprintf("%s,%s,%d,%d,%d,%.15g,\"%s\"\n", design, set, n, i, j, value, source), file = out)
# Sampford by its definition over all sets; UPsampfordpi2 does not take a single case
sampford <- function(p) { n <- round(sum(p)); s <- combn(length(p), n)
  w <- apply(s, 2, function(k) prod(p[k] / (1 - p[k])) * sum(1 - p[k])); w <- w / sum(w)
  m <- diag(p); for (i in seq_along(p)) for (j in seq_along(p)) if (i != j) m[i, j] <- sum(w[colSums(s == i) > 0 & colSums(s == j) > 0]); m }
# Pareto by integration over when the later of the two comes, with t mapped to 0..1; how many come before by convolution
pareto <- function(p) { n <- round(sum(p)); th <- p / (1 - p)
  atmost <- function(t, skip, most) { if (most < 0) return(0); d <- 1
    for (k in setdiff(seq_along(p), skip)) { f <- th[k] * t / (1 + th[k] * t); d <- c(d * (1 - f), 0) + c(0, d * f) }
    sum(d[1:min(most + 1, length(d))]) }
  dens <- function(k, t) th[k] / (1 + th[k] * t)^2; cdf <- function(k, t) th[k] * t / (1 + th[k] * t)
  over <- function(f) integrate(function(v) sapply(v, function(x) { t <- x / (1 - x); f(t) / (1 - x)^2 }), 0, 1, rel.tol = 1e-13, subdivisions = 2000, stop.on.error = FALSE)$value
  m <- matrix(0, length(p), length(p))
  for (i in seq_along(p)) for (j in 1:i) m[i, j] <- m[j, i] <- if (i == j) over(function(t) dens(i, t) * atmost(t, i, n - 1)) else
    over(function(t) (dens(i, t) * cdf(j, t) + dens(j, t) * cdf(i, t)) * atmost(t, c(i, j), n - 2)); m }
for (set in names(sizes)) for (n in chosen[[set]]) {
  p <- inclusionprobabilities(sizes[[set]], n)
  for (i in seq_along(p)) row("size", set, n, i, sizes[[set]][i], p[i], "R sampling 2.9 inclusionprobabilities; 'other' is the size")
  c <- p < 1; at <- which(c)
  if (length(at) == 0) next
  m <- if (sum(p[c]) > 1.5) UPsampfordpi2(p[c]) else NULL
  from <- "R sampling 2.9 UPsampfordpi2"
  if (length(p) <= 10) { e <- sampford(p[c]); if (is.null(m)) { m <- e; from <- "R, every set by Sampford 1967" } else stopifnot(max(abs(m - e)) < 1e-9) }
  if (!is.null(m)) for (i in seq_along(at)) for (j in seq_len(i)) row("sampford", set, n, at[i], at[j], m[i, j], from)
  if (length(at) <= 10) { m <- pareto(p[c]); for (i in seq_along(at)) for (j in seq_len(i)) row("pareto", set, n, at[i], at[j], m[i, j], "R integrate over Rosen 1997's ranking variables") }
  # by their order, with a random start
  m <- UPsystematicpi2(p); for (i in seq_along(p)) for (j in seq_len(i)) row("systematic", set, n, i, j, if (i == j) p[i] else m[i, j], "R sampling 2.9 UPsystematicpi2")
}
close(out)
