# Golden values of proportional-odds models with readers' leans for ReaderSeverityTests: nice Rscript severity.R > ../resources/golden/severity.csv
# Worked out independently: the lean integrated by the trapezoid rule on a fine fixed grid, gradients by Fisher's identity,
# Newton's steps on their numerical derivative until nothing moves. ordinal::clmm and lme4::glmer for the digits that their own
# search gives.
suppressPackageStartupMessages({library(ordinal); library(numDeriv); library(lme4)})
cat("set,what,at,value,source\n")
say <- function(set, what, at, value, source) cat(sprintf("%s,%s,%s,%.15g,\"%s\"\n", set, what, at, value, source))
set.seed(20161125)
# twelve readers, sixty cases, each read by two or three; cases of two kinds
cases <- data.frame(case = 1:60, kind = rep(c("abuse", "missing"), c(35, 25)))
made <- do.call(rbind, lapply(1:60, function(i) data.frame(case = i, kind = cases$kind[i], reader = paste0("R", sprintf("%02d", sample(12, sample(2:3, 1)))))))
lean <- rnorm(12, 0, 0.9)
made$y <- as.integer(cut(0.7 * (made$kind == "missing") + lean[as.integer(sub("R", "", made$reader))] + rlogis(nrow(made)), c(-Inf, -0.3, 1.1, Inf)))
two <- transform(made, y = 1L + (y == 3), kind = "all")
sets <- list(
  wine = data.frame(case = rep(1:8, 9), temp = wine$temp, contact = wine$contact, reader = paste0("J", wine$judge), y = as.integer(wine$rating)),
  made = made, two = two)
h <- 0.02; grid <- seq(-10, 10, h); logprior <- dnorm(grid, log = TRUE) + log(h)
for (name in names(sets)) {
  d <- sets[[name]]; J <- max(d$y); d$reader <- factor(d$reader)
  f <- switch(name, wine = ~ contact + temp, made = ~ kind, two = ~ 1)
  X <- model.matrix(f, d)[, -1, drop = FALSE]; p <- ncol(X); th <- seq_len(J - 1); n <- nrow(d)
  for (i in seq_len(n)) say(name, "row", paste(d$case[i], d$reader[i], if (name == "wine") paste(d$contact[i], d$temp[i]) else if (name == "made") d$kind[i] else "all"), d$y[i],
                            if (name == "wine") "ordinal::wine" else "made: rlogis and rnorm")
  both <- function(par) {
    theta <- c(-Inf, par[th], Inf); beta <- par[J - 1 + seq_len(p)]; s <- exp(par[J + p])
    eta <- drop(X %*% beta); total <- 0; grad <- numeric(J + p)
    for (r in levels(d$reader)) {
      k <- which(d$reader == r)
      E <- outer(eta[k], s * grid, "+")
      up <- theta[d$y[k] + 1] - E; lo <- theta[d$y[k]] - E
      # difference of logistics from the smaller tail
      P <- ifelse(up + lo > 0, plogis(-lo) - plogis(-up), plogis(up) - plogis(lo))
      logs <- colSums(log(P)) + logprior
      m <- max(logs); w <- exp(logs - m); total <- total + m + log(sum(w)); w <- w / sum(w)
      fu <- ifelse(is.finite(up), dlogis(up), 0) / P; fl <- ifelse(is.finite(lo), dlogis(lo), 0) / P
      for (j in th) grad[j] <- grad[j] + sum(w * (colSums(fu * (d$y[k] == j)) - colSums(fl * (d$y[k] == j + 1))))
      for (b in seq_len(p)) grad[J - 1 + b] <- grad[J - 1 + b] - sum(w * colSums((fu - fl) * X[k, b]))
      grad[J + p] <- grad[J + p] - sum(w * s * grid * colSums(fu - fl))
    }
    list(value = total, grad = grad)
  }
  if (J > 2) {
    d$o <- factor(d$y, ordered = TRUE)
    m <- clmm(as.formula(paste("o", paste(c(deparse(f), "(1 | reader)"), collapse = " + "))), data = d, nAGQ = 25, control = clmm.control(gradTol = 1e-8))
    par <- c(m$alpha, m$beta, log(m$ST[[1]][1]))
    check <- c(m$alpha, m$beta, m$ST[[1]][1]); source <- "ordinal::clmm, nAGQ = 25; as far as its search goes"
  } else {
    m <- glmer(I(y == 2) ~ 1 + (1 | reader), d, family = binomial, nAGQ = 25)
    par <- c(-fixef(m)[[1]], log(attr(VarCorr(m)$reader, "stddev"))); check <- c(-fixef(m)[[1]], exp(par[2])); source <- "lme4::glmer, nAGQ = 25; as far as its search goes"
  }
  for (i in 1:20) { H <- jacobian(function(q) both(q)$grad, par); step <- -solve(H, both(par)$grad); par <- par + step; if (max(abs(step)) < 1e-11) break }
  V <- solve(-(H + t(H)) / 2); se <- sqrt(diag(V)); said <- "trapezoid rule on 1001 points, Newton"; s <- exp(par[J + p])
  for (j in th) { say(name, "threshold", j, par[j], said); say(name, "threshold-se", j, se[j], said); say(name, "near-threshold", j, check[j], source) }
  for (b in seq_len(p)) { say(name, "term", b, par[J - 1 + b], said); say(name, "term-se", b, se[J - 1 + b], said); say(name, "near-term", b, check[J - 1 + b], source) }
  say(name, "spread", "", s, said); say(name, "spread-se", "", se[J + p], said); say(name, "near-spread", "", check[J + p], source)
  say(name, "spread-from", "", s * exp(-qnorm(0.975) * se[J + p]), said); say(name, "spread-to", "", s * exp(qnorm(0.975) * se[J + p]), said)
  say(name, "log-likelihood", "", both(par)$value, said)
  theta <- c(-Inf, par[th], Inf); eta <- drop(X %*% par[J - 1 + seq_len(p)])
  for (r in levels(d$reader)) {
    k <- which(d$reader == r)
    g <- function(u) u + sapply(u, function(v) { e <- eta[k] + s * v; up <- theta[d$y[k] + 1] - e; lo <- theta[d$y[k]] - e
      s * sum((ifelse(is.finite(up), dlogis(up), 0) - ifelse(is.finite(lo), dlogis(lo), 0)) / (plogis(up) - plogis(lo))) })
    u <- uniroot(g, c(-10, 10), tol = 1e-15)$root
    for (i in 1:3) u <- u - g(u) / grad(g, u)
    say(name, "lean", r, s * u, "mode by uniroot and Newton"); say(name, "lean-sd", r, s / sqrt(grad(g, u)), "curvature at the mode by numDeriv")
  }
}
