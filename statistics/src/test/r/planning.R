# Golden values of planning: Rscript planning.R, which writes a file beside the tests. Rows of PracTools are carried over from its own output
# (nPropMoe, nWilson, nLogOdds, nAuditAttr, nProp2sam); the others are worked out here.
out <- file("../resources/golden/planning.csv", "w")
cat("what,a,b,c,d,population,value,source\n", file = out)
row <- function(what, a, b, c, d, N, value, source) cat(sprintf("%s,%.10g,%.10g,%.10g,%.10g,%.10g,%.15g,\"%s\"\n", what, a, b, c, d, N, value, source), file = out)
z <- qnorm(.975); given <- read.csv("practools.csv")
for (i in seq_len(nrow(given))) with(given[i, ], { get <- function(k) as.numeric(sub(paste0(".*", k, "=([^;]*).*"), "\\1", paste0(quantity, ";", param)))
  if (grepl("nPropMoe", case)) row("NORMAL_MARGIN", get("p"), get("e"), 0, 0, get("N"), value, "PracTools nPropMoe(moe.sw = 1)")
  # PracTools leaves the finite caseload out of nWilson, and takes another correction in nLogOdds
  if (grepl("nWilson", case) && get("N") == Inf) row("WILSON", get("p"), get("e"), 0, 0, Inf, value, "PracTools nWilson(moe.sw = 1)")
  if (grepl("nLogOdds", case) && get("N") == Inf) row("LOGIT", get("p"), get("e"), 0, 0, Inf, value, "PracTools nLogOdds(moe.sw = 1)")
  if (grepl("nAuditAttr", case)) row(if (grepl("hyper", case)) "hypergeometric" else "binomial", as.numeric(sub("tol=", "", quantity)), as.numeric(sub("acc=", "", param)) + 1, 0, 0, 5000, value, "PracTools nAuditAttr(CL = 0.95)") })
# half the width of the interval by n of N, by formula, and the n at which it falls to e by uniroot
worth <- function(n, N) if (is.infinite(N)) n else n * (N - 1) / (N - n)
half <- list(
  WILSON = function(p, w) { ci <- function(s) (p + z^2 / (2 * w) + s * z * sqrt(p * (1 - p) / w + z^2 / (4 * w^2))) / (1 + z^2 / w); (ci(1) - ci(-1)) / 2 },
  LOGIT = function(p, w) { d <- z / sqrt(w * p * (1 - p)); (plogis(qlogis(p) + d) - plogis(qlogis(p) - d)) / 2 },
  NORMAL_MARGIN = function(p, w) z * sqrt(p * (1 - p) / w))
for (m in names(half)) for (p in c(.05, .1, .5, .9)) for (e in c(.02, .05, .1)) for (N in c(40, 374, 4210, Inf)) {
  n <- uniroot(function(n) half[[m]](p, worth(n, N)) - e, c(1, min(N - 1e-9, 1e6)), tol = 1e-10)$root
  row(m, p, e, 0, 0, N, n, "R uniroot on half the width")
  row(paste0("half ", m), p, e, ceiling(n), 0, N, if (ceiling(n) == N) 0 else half[[m]](p, worth(ceiling(n), N)), "R by formula") }
# two waves: power.prop.test for endless caseloads, by formula for others
power <- function(p1, n1, N1, p2, n2, N2) { w <- c(worth(n1, N1), worth(n2, N2)); m <- sum(w * c(p1, p2)) / sum(w)
  pnorm((abs(p1 - p2) - z * sqrt(m * (1 - m) * sum(1 / w))) / sqrt(p1 * (1 - p1) / w[1] + p2 * (1 - p2) / w[2])) }
for (p in list(c(.75, .85), c(.926, .893), c(.9, .85), c(.05, .02), c(.5, .3), c(0, .1))) for (b in c(.8, .9)) {
  n <- power.prop.test(p1 = p[1], p2 = p[2], power = b, tol = 1e-12)$n
  row("difference", p[1], p[2], b, 0, Inf, n, "R power.prop.test(power = ..)$n")
  row("power", p[1], p[2], ceiling(n), ceiling(n), Inf, power.prop.test(n = ceiling(n), p1 = p[1], p2 = p[2])$power, "R power.prop.test(n = ..)$power")
  for (N in c(60, 400, 4210)) { k <- (2:N)[sapply(2:(N - 1), function(n) power(p[1], n, N, p[2], n, N) >= b)]; k <- if (length(k)) min(k, na.rm = TRUE) else N
    row("difference", p[1], p[2], b, 0, N, k, "R, first n of all; both caseloads are so large")
    if (k < N) row("power", p[1], p[2], k, k, N, power(p[1], k, N, p[2], k, N), "R by formula")
    row("power", p[1], p[2], 30, 50, N, power(p[1], 30, N, p[2], 50, N), "R by formula") } }
for (N in c(20, 374, 4210)) for (M in c(1, 3, 10)) for (k in c(1, 3)) if (k <= M) { s <- phyper(k - 1, M, N - M, 0:N, lower.tail = FALSE); n <- min(which(s >= .95 - 1e-12)) - 1
  row("finding", M, k, n, 0, N, s[n + 1], "R phyper") }
# sharing out: the best of all whole numbers, by expand.grid
N <- c(2800, 640, 120, 40); cases <- list(list(n = 20, N = c(2800, 640, 120), S = c(.4, .45, .5), c = c(3, 5, 2), least = c(2, 2, 2), most = c(15, 9, 120), budget = 71),
  list(n = 12, N = c(50, 50, 50), S = c(1, 1, 1), c = c(1, 2, 7), least = c(1, 1, 1), most = c(50, 5, 50), budget = 40),
  list(n = 30, N = c(6, 1000, 30), S = c(.5, .1, .5), c = c(4, 4, 6), least = c(2, 2, 3), most = c(6, 1000, 30), budget = 131))
for (q in seq_along(cases)) with(cases[[q]], { g <- as.matrix(expand.grid(lapply(seq_along(N), function(h) least[h]:min(most[h], 60))))
  se <- sqrt(rowSums(sapply(seq_along(N), function(h) (N[h] / sum(N))^2 * (1 - g[, h] / N[h]) * S[h]^2 / g[, h]))); cost <- g %*% c; size <- rowSums(g)
  row("neyman", q, 0, n, 0, sum(N), min(se[size == n]), "R, all whole numbers by expand.grid")
  row("within", q, 0, budget, 0, sum(N), min(se[cost <= budget]), "R, all whole numbers by expand.grid")
  for (f in c(1.1, 1.3)) { want <- signif(f * min(se[size == n]), 6); row("fewest", q, want, 0, 0, sum(N), min(size[se <= want]), "R, all whole numbers by expand.grid")
    row("cheapest", q, want, 0, 0, sum(N), min(cost[se <= want]), "R, all whole numbers by expand.grid") } })
close(out)
