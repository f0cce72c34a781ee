# Draws docs/method/coverage.svg from golden/coverage*.csv: Rscript coverage.R
files <- sort(list.files("../resources/golden", "^coverage.*[.]csv$", full.names = TRUE))
# a row for each kind of interval; of estimates from rows the situation is the kind
read <- function(file) {
  one <- read.csv(file, stringsAsFactors = FALSE)
  if (is.null(one$interval)) one$interval <- paste("rows:", sub("-", " ", one$situation))
  one[, c("interval", "coverage")]
}
d <- do.call(rbind, lapply(files, read))
names <- unique(d$interval)
svg("../../../../docs/method/coverage.svg", width = 8, height = 2 + 0.16 * length(names))
par(mar = c(4, 13, 1, 1), cex.axis = 0.8, las = 1)
plot(NULL, xlim = c(floor(100 * min(d$coverage)), 100), ylim = c(length(names), 1), yaxt = "n", ylab = "", xlab = "situations in which the interval holds the truth so often, per cent")
axis(2, seq_along(names), names, tick = FALSE); abline(v = 95, lwd = 2); abline(h = seq_along(names), col = "grey85")
points(100 * d$coverage, match(d$interval, names), pch = 21, bg = "#1d70b8", col = "white", cex = 1.3)
invisible(dev.off())
