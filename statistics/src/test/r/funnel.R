# Golden values of funnel limits and ranks for ForcesTests: Rscript funnel.R, which writes two files beside the tests. Data: 43 invented
# forces. Limits: Spiegelhalter 2005, Stat. Med. 24:1185, exact by his A.1.1, overdispersion as FunnelPlotR 0.6.0 has it for proportions
# (arcsine, 10% winsorised, additive), whose printed digits come out. Ranks: beta-binomial by optim, then Newton; rank probabilities by the
# Fourier transform of the Poisson-binomial distribution, integrated by Simpson's rule.
golden <- "../resources/golden/"
d <- read.csv("funnel-43-forces.txt"); x <- d$x; n <- d$n; k <- nrow(d)
p <- sum(x) / sum(n); theta <- asin(sqrt(p)); s <- 1 / (2 * sqrt(n)); z <- (asin(sqrt(x / n)) - theta) / s
q <- quantile(z, c(.1, .9)); zw <- pmin(pmax(z, q[1]), q[2]); phi <- sum(zw^2) / k; w <- 1 / s^2
tau2 <- max(0, (k * phi - (k - 1)) / (sum(w) - sum(w^2) / sum(w)))
exact <- function(n, level) { r <- qbinom(level, n, p); a <- (pbinom(r, n, p) - level) / dbinom(r, n, p); (r - a) / n }
out <- file(paste0(golden, "funnel.csv"), "w"); cat("force,x,n,quantity,value,source\n", file = out)
say <- function(i, what, value, source) cat(sprintf("%s,%d,%d,%s,%.15g,\"%s\"\n", d$force[i], x[i], n[i], what, value, source), file = out)
say(1, "target", p, "R sum(x) / sum(n)"); say(1, "phi", phi, "as FunnelPlotR 0.6.0"); say(1, "tau2", tau2, "as FunnelPlotR 0.6.0")
for (i in 1:k) for (level in c(.025, .001)) { e <- qnorm(1 - level); name <- if (level == .025) "95" else "998"
  say(i, paste0("exact_lower", name), exact(n[i], level), "R qbinom, interpolated by Spiegelhalter 2005, A.1.1")
  say(i, paste0("exact_upper", name), exact(n[i], 1 - level), "R qbinom, interpolated by Spiegelhalter 2005, A.1.1")
  say(i, paste0("lower", name), sin(theta - e * sqrt(s[i]^2 + tau2))^2, "as FunnelPlotR 0.6.0, arcsine and additive overdispersion")
  say(i, paste0("upper", name), sin(theta + e * sqrt(s[i]^2 + tau2))^2, "as FunnelPlotR 0.6.0, arcsine and additive overdispersion") }
close(out)
loglik <- function(t) { a <- exp(t[1]); b <- exp(t[2]); sum(lbeta(a + x, b + n - x) - lbeta(a, b)) }
grad <- function(t) { a <- exp(t[1]); b <- exp(t[2]); s0 <- digamma(a + b) - digamma(a + b + n)
  c(a * sum(digamma(a + x) - digamma(a) + s0), b * sum(digamma(b + n - x) - digamma(b) + s0)) }
t <- optim(c(2, 2), loglik, grad, method = "BFGS", control = list(fnscale = -1, reltol = 1e-15))$par
for (i in 1:20) { H <- sapply(1:2, function(j) { h <- c(0, 0); h[j] <- 1e-5; (grad(t + h) - grad(t - h)) / 2e-5 }); t <- t - solve(H, grad(t)) }
stopifnot(max(abs(grad(t))) < 1e-9); A <- exp(t[1]); B <- exp(t[2]); a <- A + x; b <- B + n - x
m <- 8000; u <- seq(0, 1, length.out = m + 1); h <- 1 / m * c(1, rep(c(4, 2), length.out = m - 1), 1) / 3
f <- sapply(1:k, function(i) dbeta(u, a[i], b[i])); F <- sapply(1:k, function(i) pbeta(u, a[i], b[i]))
keep <- which(rowSums(f) > 1e-12); f <- f[keep, ]; F <- F[keep, ]; h <- h[keep]
ranks <- function(i) { omega <- exp(2i * pi * (0:(k - 1)) / k); chi <- sapply(omega, function(o) Reduce(`*`, lapply((1:k)[-i], function(j) 1 + F[, j] * (o - 1))))
  inv <- exp(-2i * pi * outer(0:(k - 1), 0:(k - 1)) / k) / k; colSums(h * f[, i] * Re(chi %*% inv)) }
out <- file(paste0(golden, "ranks.csv"), "w"); cat("force,quantity,value,source\n", file = out)
tell <- function(force, what, value, source) cat(sprintf("%s,%s,%.15g,\"%s\"\n", force, what, value, source), file = out)
tell("all", "alpha", A, "R optim and Newton on the beta-binomial likelihood"); tell("all", "beta", B, "R optim and Newton on the beta-binomial likelihood")
for (i in 1:k) { r <- ranks(i); stopifnot(abs(sum(r) - 1) < 1e-9)
  tell(d$force[i], "shrunk", a[i] / (a[i] + b[i]), "R by formula"); tell(d$force[i], "lower", qbeta(.025, a[i], b[i]), "R qbeta"); tell(d$force[i], "upper", qbeta(.975, a[i], b[i]), "R qbeta")
  tell(d$force[i], "mean", sum(r * 1:k), "R, Simpson's rule over the Fourier transform")
  tell(d$force[i], "mean_pairs", 1 + sum(sapply((1:k)[-i], function(j) sum(h * f[, i] * F[, j]))), "R, 1 + sum of P(other is lower)")
  tell(d$force[i], "first", r[1], "R, Simpson's rule over the Fourier transform")
  tell(d$force[i], "from", which(cumsum(r) >= .025)[1], "R, Simpson's rule over the Fourier transform"); tell(d$force[i], "to", which(cumsum(r) >= .975)[1], "R, Simpson's rule over the Fourier transform") }
close(out)
