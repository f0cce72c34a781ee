# Golden values of partial pooling (golden/pooling.csv), from R's own adaptive quadrature over the mean and the spread of the
# strata's shares, in pieces. Checked against the book first: with the prior of Gelman et al. 2013, Bayesian Data Analysis, 5.3,
# the same quadrature gives the means of alpha and beta that are printed there for 71 groups of rats, 2.4 and 14.3.
# Run in this folder: Rscript pooling.R
golden <- "../resources/golden/"
sets <- read.csv(paste0(golden, "pooling-sets.csv"), stringsAsFactors = FALSE)
strata <- read.csv(paste0(golden, "pooling-strata.csv"), stringsAsFactors = FALSE)
means <- c(0, .02, .05, .1, .15, .2, .3, .4, .5, .6, .7, .8, .9, .97, 1)
tolerance <- 1e-10

pieces <- function(f, at) {
  sum(mapply(function(low, high) {
    integrate(f, low, high, rel.tol = tolerance, abs.tol = 1e-14, subdivisions = 2000, stop.on.error = FALSE)$value
  }, head(at, -1), tail(at, -1)))
}

likelihood <- function(data, mu, kappa) {
  log <- 0
  for (k in seq_len(nrow(data))) {
    x <- data$found[k]; n <- data$read[k]
    log <- log + lbeta(mu * kappa + x, (1 - mu) * kappa + n - x) - lbeta(mu * kappa, (1 - mu) * kappa)
  }
  log
}

# the rats, with the book's prior (alpha + beta)^(-5/2); in mu and kappa it is kappa^(-3/2)
rats <- strata[strata$set == "rats", ]
top <- max(likelihood(rats, .14, exp(seq(0, 6, .1))))
book <- function(g) pieces(function(l) sapply(l, function(l1) {
  kappa <- exp(l1)
  pieces(function(mu) exp(likelihood(rats, mu, kappa) - top) * kappa^(-.5) * g(mu, kappa), c(.0001, .05, .1, .13, .16, .2, .3, .6))
}), c(-4, 0, 1, 2, 2.5, 3, 3.5, 4, 6, 9, 14))
whole <- book(function(mu, kappa) 1)
alpha <- book(function(mu, kappa) mu * kappa) / whole
beta <- book(function(mu, kappa) (1 - mu) * kappa) / whole
stopifnot(round(alpha, 1) == 2.4, round(beta, 1) == 14.3)

rows <- data.frame()
for (i in seq_len(nrow(sets))) {
  cat(sets$set[i], "\n")
  set <- sets[i, ]
  data <- strata[strata$set == set$set, ]
  spreads <- set$least + (1 - set$least) * c(0, .02, .05, .1, .15, .2, .3, .4, .5, .65, .8, .95, 1)
  prior <- function(mu, sigma) {
    far <- (sigma - set$least) / (1 - set$least)
    dbeta(mu, set$mean_found, set$mean_other, log = TRUE) + dbeta(far, set$near, set$far, log = TRUE)
  }
  grid <- expand.grid(mu = seq(.005, .995, .01), sigma = set$least + (1 - set$least) * seq(.005, .995, .01))
  top <- max(mapply(function(mu, sigma) likelihood(data, mu, 1 / sigma^2 - 1) + prior(mu, sigma), grid$mu, grid$sigma))
  expected <- function(g) pieces(function(s) sapply(s, function(sigma) {
    kappa <- (1 - sigma) * (1 + sigma) / sigma^2
    pieces(function(mu) exp(likelihood(data, mu, kappa) + prior(mu, sigma) - top) * g(mu, kappa, sigma), means)
  }), spreads)
  whole <- expected(function(mu, kappa, sigma) 1)
  add <- function(quantity, stratum, count, value) {
    rows <<- rbind(rows, data.frame(set = set$set, quantity = quantity, stratum = stratum, count = count,
      value = sprintf("%.12g", value / whole), source = "R integrate over mean and spread (pooling.R)"))
  }
  add("typical", "", 0, expected(function(mu, kappa, sigma) mu))
  add("spread", "", 0, expected(function(mu, kappa, sigma) sigma * sqrt(mu * (1 - mu))))
  for (k in which(!duplicated(data[, c("found", "read", "population")]))) {
    if (set$set == "rats" && !(data$stratum[k] %in% c("g1", "g40", "g71"))) next
    x <- data$found[k]; n <- data$read[k]; N <- data$population[k]; M <- N - n
    p <- function(mu, kappa) (mu * kappa + x) / (kappa + n)
    add("share", data$stratum[k], 0, expected(function(mu, kappa, sigma) (x + M * p(mu, kappa)) / N))
    add("borrowed", data$stratum[k], 0, expected(function(mu, kappa, sigma) kappa / (kappa + n)))
    add("square", data$stratum[k], 0, expected(function(mu, kappa, sigma) {
      q <- p(mu, kappa)
      (x + M * q)^2 / N^2 + M * q * (1 - q) * (1 + (M - 1) / (kappa + n + 1)) / N^2
    }))
    for (count in unique(round(c(.1, .5, .8) * M))) if (M > 0 && count < M) {
      add("up to", data$stratum[k], count, expected(function(mu, kappa, sigma) {
        a <- mu * kappa + x; b <- (1 - mu) * kappa + n - x
        sum <- 0
        for (y in 0:count) sum <- sum + exp(lchoose(M, y) + lbeta(a + y, b + M - y) - lbeta(a, b))
        sum
      }))
    }
  }
}
write.csv(rows, paste0(golden, "pooling.csv"), row.names = FALSE, quote = FALSE)
