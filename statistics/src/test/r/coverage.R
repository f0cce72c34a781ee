# Draws docs/method/coverage.svg from golden/coverage.csv: Rscript coverage.R
d <- read.csv("../resources/golden/coverage.csv", stringsAsFactors = FALSE)
names <- unique(d$interval)
svg("../../../../docs/method/coverage.svg", width = 8, height = 6.5)
par(mar = c(4, 11, 1, 1), las = 1)
plot(NULL, xlim = c(min(85, 100 * min(d$coverage)), 100), ylim = c(length(names), 1), yaxt = "n", ylab = "", xlab = "situations in which the interval holds the truth so often, per cent")
axis(2, seq_along(names), names, tick = FALSE); abline(v = 95, lwd = 2); abline(h = seq_along(names), col = "grey85")
points(100 * d$coverage, match(d$interval, names), pch = 21, bg = "#1d70b8", col = "white", cex = 1.3)
invisible(dev.off())
