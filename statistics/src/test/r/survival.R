# Golden values of Kaplan-Meier estimates for TimesToEventTests: Rscript survival.R > ../resources/golden/survival.csv
# Data: survival::aml (Miller 1997), and Freireich et al. 1963, Blood 21:699, the 6-MP arm.
suppressPackageStartupMessages(library(survival))
options(digits = 17)
mp6 <- data.frame(
  time = c(6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35),
  status = c(1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0))
sets <- list(aml = data.frame(time = aml$time, status = aml$status), mp6 = mp6)
cat("data,what,at,value,source\n")
source_of <- function(data, what) if (what == "observed") { if (data == "aml") "data of survival::aml (Miller 1997)" else "data of Freireich et al. 1963 (6-MP arm)"
} else if (grepl("^quantile", what)) "R survival quantile(survfit(conf.type = 'log-log'))" else if (grepl("^restricted", what)) "R survival summary(survfit(conf.type = 'log-log') rmean = 20)" else
  "R survival survfit(Surv(time; status) ~ 1; conf.type = 'log-log')"
say <- function(data, what, at, value) cat(sprintf("%s,%s,%.10g,%s,\"%s\"\n", data, what, at,
  ifelse(is.na(value), "none", sprintf("%.12g", value)), source_of(data, what)))
for (name in names(sets)) {
  d <- sets[[name]]
  for (i in seq_len(nrow(d))) say(name, "observed", d$time[i], d$status[i])
  f <- survfit(Surv(time, status) ~ 1, data = d, conf.type = "log-log")
  for (i in which(f$n.event > 0)) {
    say(name, "open", f$time[i], f$surv[i])
    say(name, "standard-error", f$time[i], f$std.err[i] * f$surv[i])
    say(name, "lower", f$time[i], f$lower[i])
    say(name, "upper", f$time[i], f$upper[i])
  }
  for (p in c(0.25, 0.5, 0.75, 0.9)) {
    q <- quantile(f, probs = p)
    say(name, "quantile", p, q$quantile)
    say(name, "quantile-from", p, q$lower)
    say(name, "quantile-to", p, q$upper)
  }
  m <- summary(f, rmean = 20)$table
  say(name, "restricted-mean", 20, m["rmean"])
  say(name, "restricted-mean-se", 20, m["se(rmean)"])
}
