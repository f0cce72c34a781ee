# Golden values of log-rank tests, differences of restricted means and quantiles for DurationTests:
# nice Rscript durations.R > ../resources/golden/durations.csv
suppressPackageStartupMessages(library(survival))
cat("set,what,at,value,source\n")
say <- function(set, what, at, value, source) cat(sprintf("%s,%s,%s,%s,\"%s\"\n", set, what, at,
  ifelse(is.na(value), "none", sprintf("%.15g", value)), source))
set.seed(20161125)
made <- data.frame(time = ceiling(rexp(150, 1 / 12) * rep(c(1, 1.5, 2), each = 50)), group = rep(c("a", "b", "c"), each = 50),
                   kind = sample(c("x", "y", "z"), 150, TRUE))
made$end <- ceiling(runif(150, 5, 60)); made$status <- as.numeric(made$time <= made$end); made$time <- pmin(made$time, made$end)
sets <- list(
  aml = with(aml, data.frame(time, status, group = as.character(x), kind = "all")),
  ovarian = with(ovarian, data.frame(time = futime, status = fustat, group = paste0("rx", rx), kind = paste0("res", resid.ds))),
  veteran = with(veteran, data.frame(time, status, group = as.character(celltype), kind = paste0("trt", trt))),
  kidney = with(kidney, data.frame(time, status, group = as.character(disease), kind = paste0("sex", sex))),
  made = made[c("time", "status", "group", "kind")])
for (name in names(sets)) {
  d <- sets[[name]]
  for (i in seq_len(nrow(d))) say(name, "observed", paste(d$group[i], d$kind[i], d$time[i]), d$status[i], "data of R's survival; made: rexp and runif")
  f <- survdiff(Surv(time, status) ~ group, d)
  say(name, "log-rank", "", f$chisq, "survdiff(Surv(time, status) ~ group)")
  say(name, "log-rank-p", "", pchisq(f$chisq, length(f$n) - 1, lower.tail = FALSE), "survdiff(Surv(time, status) ~ group)")
  for (g in seq_along(f$n)) say(name, "expected", sub("group=", "", names(f$n)[g]), f$exp[g], "survdiff(Surv(time, status) ~ group)")
  if (length(unique(d$kind)) > 1) {
    f <- survdiff(Surv(time, status) ~ group + strata(kind), d)
    say(name, "stratified", "", f$chisq, "survdiff(Surv(time, status) ~ group + strata(kind))")
    say(name, "stratified-p", "", pchisq(f$chisq, length(f$n) - 1, lower.tail = FALSE), "survdiff(Surv(time, status) ~ group + strata(kind))")
    e <- rowSums(f$exp)
    for (g in seq_along(f$n)) say(name, "stratified-expected", sub("group=", "", names(f$n)[g]), e[g], "survdiff(Surv(time, status) ~ group + strata(kind))")
  }
  groups <- sort(unique(d$group))[1:2]
  fits <- lapply(groups, function(g) survfit(Surv(time, status) ~ 1, d[d$group == g, ], conf.type = "log-log"))
  most <- min(sapply(fits, function(f) max(f$time)))
  for (part in c(0.5, 0.8)) {
    limit <- round(part * most, 1)
    m <- sapply(fits, function(f) summary(f, rmean = limit)$table[c("rmean", "se(rmean)")])
    se <- sqrt(sum(m[2, ]^2)); diff <- m[1, 2] - m[1, 1]
    source <- "summary(survfit, rmean) of each, squared errors added; qnorm"
    say(name, "difference", limit, diff, source)
    say(name, "difference-se", limit, se, source)
    say(name, "difference-from", limit, diff - qnorm(0.975) * se, source)
    say(name, "difference-to", limit, diff + qnorm(0.975) * se, source)
    say(name, "difference-p", limit, 2 * pnorm(-abs(diff) / se), source)
  }
  for (i in 1:2) for (p in c(0.25, 0.5, 0.75)) {
    q <- quantile(fits[[i]], probs = p)
    say(name, "quantile", paste(groups[i], p), q$quantile, "quantile(survfit(conf.type = 'log-log'))")
    say(name, "quantile-from", paste(groups[i], p), q$lower, "quantile(survfit(conf.type = 'log-log'))")
    say(name, "quantile-to", paste(groups[i], p), q$upper, "quantile(survfit(conf.type = 'log-log'))")
  }
}
