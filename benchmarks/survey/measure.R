# What R's survey and boot take for the same rows; run by ./run, which gives the folder, rows, replicates, runs, and how many replicates R makes.
suppressPackageStartupMessages({library(survey); library(boot)})
arguments <- commandArgs(TRUE)
folder <- arguments[1]; n <- as.integer(arguments[2]); replicates <- as.integer(arguments[3])
runs <- as.integer(arguments[4]); some <- as.integer(arguments[5])
columns <- matrix(readBin(file.path(folder, "rows"), "double", 3 * n, endian = "big"), nrow = 3)
d <- data.frame(h = columns[1, ], domain = factor(columns[2, ]), days = columns[3, ])
d$size <- 5 * as.vector(table(d$h))[d$h + 1]
rm(columns)
say <- function(who, what, run, seconds, value, error)
  cat(sprintf("%s,%s,%d,%.6f,%.12g,%.12g\n", who, what, run, seconds, value, error), file = file.path(folder, "figures"), append = TRUE)
taken <- function(work) as.numeric(system.time(work)["elapsed"])
design <- function() svydesign(~1, strata = ~h, fpc = ~size, data = d)

# As Plumbline does: the design and the means by domain, then the design and the totals by domain, from the columns on.
for (run in seq_len(runs) - 1) {
  seconds <- taken({
    means <- svyby(~days, ~domain, design(), svymean)
    totals <- svyby(~days, ~domain, design(), svytotal)
  })
  say("survey", "estimate", run, seconds, coef(means)[1], SE(means)[1])
}

# Rao and Wu's n - 1 bootstrap. The weights of a thousand replicates would be a matrix of 8 GB at a million rows, copied several times
# over, so two smaller numbers are measured and the straight line through them is followed to all.
few <- c(ceiling(some / 3), some)
seconds <- c()
for (r in few) {
  seconds <- c(seconds, taken({
    replicated <- as.svrepdesign(design(), type = "subbootstrap", replicates = r)
    means <- svyby(~days, ~domain, replicated, svymean)
  }))
  error <- SE(means)[1]
  rm(replicated); invisible(gc(FALSE))
}
say("survey", "bootstrap", 0, seconds[1] + diff(seconds) / diff(few) * (replicates - few[1]), coef(means)[1], error)

# boot draws n_h of each stratum, on both processors, without storing what it drew; the statistic is as lean as R allows. Its time is in
# proportion to the replicates.
w <- d$size / as.vector(table(d$h))[d$h + 1]
wy <- w * d$days; k <- as.integer(d$domain)
mean.by.domain <- function(data, i) {
  often <- tabulate(i, n)
  rowsum(often * wy, k) / rowsum(often * w, k)
}
seconds <- taken(b <- boot(d, mean.by.domain, R = some, strata = d$h, simple = TRUE, parallel = "multicore", ncpus = 2))
say("boot", "bootstrap", 0, seconds / some * replicates, b$t0[1], sd(b$t[, 1]))
