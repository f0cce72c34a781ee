# Golden values of proportional-odds models for ProportionalOddsTests: nice Rscript ordinal.R > ../resources/golden/ordinal.csv
# clm of ordinal 2022.11, polished to gradients of 1e-12; polr of MASS for the digits that its own search gives. The score test of
# proportional odds, and the standardised shares, by formula on clm's fit.
suppressPackageStartupMessages({library(ordinal); library(MASS)})
cat("set,what,at,value,source\n")
say <- function(set, what, at, value, source) cat(sprintf("%s,%s,%s,%.15g,\"%s\"\n", set, what, at, value, source))
set.seed(20161125)
n <- 460
waves <- data.frame(wave = rep(0:1, c(240, 220)), kind = sample(c("abuse", "exploitation", "missing"), n, TRUE, c(5, 3, 2)),
                    age = sample(c("child", "teenager"), n, TRUE))
waves$y <- cut(0.5 * waves$wave + 0.8 * (waves$kind == "missing") - 0.4 * (waves$kind == "exploitation") +
               0.3 * (waves$age == "teenager") + rlogis(n), c(-Inf, -0.2, 1.2, Inf), c("inadequate", "improvement", "good"))
bent <- data.frame(x = rep(0:1, each = 150))
bent$y <- factor(c(rep(1:3, c(50, 50, 50)), rep(1:3, c(20, 110, 20))))
sets <- list(
  housing = list(d = with(housing, data.frame(y = Sat, Infl, Type, Cont, w = Freq)), f = y ~ Infl + Type + Cont),
  wine = list(d = data.frame(y = wine$rating, wine[c("temp", "contact")], w = 1), f = y ~ temp + contact),
  waves = list(d = data.frame(waves, w = 1), f = y ~ wave + age + kind),
  bent = list(d = data.frame(bent, w = 1), f = y ~ x),
  two = list(d = data.frame(waves[c("wave", "kind")], y = factor(waves$y == "good"), w = 1), f = y ~ wave + kind))
for (name in names(sets)) {
  d <- sets[[name]]$d; f <- sets[[name]]$f
  d$y <- factor(d$y)
  X <- model.matrix(f, d)[, -1, drop = FALSE]; J <- nlevels(d$y); p <- ncol(X)
  rows <- aggregate(d$w, c(list(y = as.integer(d$y)), as.data.frame(X)), sum)
  for (i in seq_len(nrow(rows))) say(name, "row", paste(c(rows$y[i], as.numeric(rows[i, 1 + seq_len(p)])), collapse = " "), rows[i, 2 + p],
    c(housing = "MASS::housing", wine = "ordinal::wine", waves = "made: rlogis", bent = "made so that odds don't shift alike", two = "waves, good or not")[[name]])
  m <- clm(f, data = d, weights = w, control = clm.control(gradTol = 1e-12, relTol = 1e-14, maxIter = 200))
  said <- "ordinal::clm, gradTol = 1e-12"
  theta <- unname(m$alpha); beta <- unname(m$beta)
  th <- seq_len(J - 1)
  # clm drops no level and keeps the order thresholds, terms
  V <- unname(vcov(m))
  for (j in th) { say(name, "threshold", j, theta[j], said); say(name, "threshold-se", j, sqrt(V[j, j]), said) }
  for (k in seq_len(p)) { say(name, "term", k, beta[k], said); say(name, "term-se", k, sqrt(V[J - 1 + k, J - 1 + k]), said)
    say(name, "odds", k, exp(beta[k]), said)
    say(name, "odds-from", k, exp(beta[k] - qnorm(0.975) * sqrt(V[J - 1 + k, J - 1 + k])), "clm, Wald")
    say(name, "odds-to", k, exp(beta[k] + qnorm(0.975) * sqrt(V[J - 1 + k, J - 1 + k])), "clm, Wald")
    say(name, "p", k, 2 * pnorm(-abs(beta[k]) / sqrt(V[J - 1 + k, J - 1 + k])), "clm, Wald") }
  say(name, "log-likelihood", "", as.numeric(logLik(m)), said)
  if (name == "housing") {
    q <- polr(f, data = d, weights = w, Hess = TRUE)
    for (k in seq_len(p)) say(name, "polr-term", k, coef(q)[[k]], "MASS::polr; as far as its search goes")
    for (j in th) say(name, "polr-threshold", j, q$zeta[[j]], "MASS::polr; as far as its search goes")
  }
  if (J > 2) {
    # score test with expected information, thresholds with slopes of their own: P(y <= j) = plogis(theta_j - x b_j)
    A <- function(x) { Z <- matrix(0, J - 1, (J - 1) * (1 + p)); for (j in th) { Z[j, j] <- 1; Z[j, J - 1 + (j - 1) * p + seq_len(p)] <- -x }; Z }
    U <- numeric((J - 1) * (1 + p)); I <- matrix(0, length(U), length(U))
    for (i in seq_len(nrow(d))) {
      Z <- A(X[i, ]); e <- theta - sum(X[i, ] * beta)
      P <- diff(c(0, plogis(e), 1)); G <- rbind(dlogis(e) * Z, 0) - rbind(0, dlogis(e) * Z)
      U <- U + d$w[i] * G[as.integer(d$y)[i], ] / P[as.integer(d$y)[i]]
      for (j in 1:J) I <- I + d$w[i] * tcrossprod(G[j, ]) / P[j]
    }
    s <- drop(U %*% solve(I, U))
    say(name, "score", (J - 2) * p, s, "Peterson and Harrell 1990 by formula on clm's fit")
    say(name, "score-p", (J - 2) * p, pchisq(s, (J - 2) * p, lower.tail = FALSE), "Peterson and Harrell 1990 by formula on clm's fit")
  }
  if (name %in% c("waves", "two")) for (cut in th) {
    share <- function(wave) { Y <- X; Y[, 1] <- wave; weighted.mean(plogis(drop(Y %*% beta) - theta[cut]), d$w) }
    grad <- function(wave) { Y <- X; Y[, 1] <- wave; g <- dlogis(drop(Y %*% beta) - theta[cut]); c(-(th == cut) * mean(g), colMeans(Y * g)) }
    g <- grad(1) - grad(0); diff <- share(1) - share(0); se <- sqrt(drop(g %*% V %*% g))
    say(name, "share-earlier", cut, share(0), "standardised to all rows, by formula on clm's fit")
    say(name, "share-later", cut, share(1), "standardised to all rows, by formula on clm's fit")
    say(name, "difference", cut, diff, "standardised to all rows, by formula on clm's fit")
    say(name, "difference-se", cut, se, "delta method on vcov(clm)")
    say(name, "difference-from", cut, diff - qnorm(0.975) * se, "delta method on vcov(clm)")
    say(name, "difference-to", cut, diff + qnorm(0.975) * se, "delta method on vcov(clm)")
  }
}
