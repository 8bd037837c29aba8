# Writes finite.json: intervals for samples out of a population of known size.
# Run: Rscript make_finite.R > finite.json      (R 4.2.2, survey 4.1.1, jsonlite)
# wilson: the two roots of the score equation (p - p0)^2 = z^2 p0 (1 - p0) / n * (N - n) / (N - 1) in p0, each found by
# uniroot, not by the closed form. t: survey::svymean with the finite population correction, confint on n - 1 df.
suppressMessages(library(survey))
roots <- function(x, n, N, level) {
  p <- x / n
  z2 <- qnorm(0.5 + level / 2)^2
  f <- function(p0) (p - p0)^2 - z2 * p0 * (1 - p0) / n * (N - n) / (N - 1)
  root <- function(from, to) uniroot(f, c(from, to), tol = 1e-16, maxiter = 10000)$root
  # Where all or none are of the class, the share itself is the other root.
  c(if (x == 0) 0 else root(0, min(p, 1 - 1e-9)), if (x == n) 1 else root(max(p, 1e-9), 1))
}
cases <- list(c(8, 12, 60), c(411, 761, 1700), c(556, 761, 1700), c(84, 761, 1700), c(1078, 1960, 17177),
              c(0, 20, 50), c(20, 20, 50), c(5, 12, 13), c(515, 1032, 2070))
wilson <- list()
for (case in cases) for (level in c(0.9, 0.95, 0.99))
  wilson[[length(wilson) + 1]] <- list(x = case[1], n = case[2], population = case[3], confidence = level,
                                       interval = roots(case[1], case[2], case[3], level))
answers <- list(list(x = c(5, 4, 4, 3, 5, 2, 4, 5, 1, 3, 4, 4), population = 60),
                list(x = rep(1:5, c(80, 110, 160, 260, 151)), population = 1700),
                list(x = c(10, 0, 7, 8, 3), population = 6))
t <- list()
for (case in answers) for (level in c(0.9, 0.95, 0.99)) {
  d <- data.frame(x = case$x, N = case$population)
  mean <- svymean(~x, svydesign(ids = ~1, fpc = ~N, data = d))
  counts <- table(factor(case$x, levels = 0:10))
  t[[length(t) + 1]] <- list(counts = as.vector(counts), population = case$population, confidence = level,
                             interval = as.vector(confint(mean, level = level, df = nrow(d) - 1)))
}
cat(jsonlite::toJSON(list(
  source = "R 4.2.2: uniroot on the score equation; survey 4.1.1: svymean with fpc, confint",
  tolerance = "1e-9 relative", wilson = wilson, t = t), auto_unbox = TRUE, digits = NA, pretty = TRUE), "\n")
