# Writes bootstrap.json: invented answers, the draws that R made of them, and what R and its boot package say of the draws.
#
# Run: Rscript make_bootstrap.R     (R 4.2.2, boot 1.3-28.1, jsonlite 1.8.4)
#
# The weights are written from Johnson (2000) by way of the singular values of the standardised answers, which is his own
# way and not ours; draws, intervals and influence are boot's.
library(boot)

set.seed(20261123, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
n <- 48
replicates <- 199
trait <- rnorm(n)
answer <- function(pull, points) {
  z <- pull * trait + rnorm(n)
  pmin(points, pmax(1, round((points + 1) / 2 + z * points / 6)))
}
answers <- cbind(
  outcome = answer(1.5, 5), q1 = answer(1.2, 5), q2 = answer(0.6, 5), q3 = answer(1.0, 7), q4 = answer(0.2, 10)
)
noise <- round(rnorm(n), 3)

weights <- function(x, y) {
  x <- scale(x)
  y <- scale(y)
  parts <- svd(x)
  z <- parts$u %*% t(parts$v)
  beta <- crossprod(z, y) / sqrt(n - 1)
  lambda <- crossprod(z, x) / sqrt(n - 1)
  as.vector(t(lambda^2) %*% beta^2)
}
statistic <- function(data, rows) {
  data <- data[rows, ]
  raw <- weights(data[, 2:5], data[, 1])
  noisy <- weights(data[, 2:6], data[, 1])
  c(raw, raw / sum(raw), noisy[1:4] - noisy[5])
}
drawn <- boot(cbind(answers, noise), statistic, R = replicates)
indices <- boot.array(drawn, indices = TRUE)
kinds <- rep(c("raw", "share", "over_noise"), each = 4)
cases <- lapply(seq_along(drawn$t0), function(k) {
  influence <- empinf(drawn, index = k, type = "jack")
  influence <- influence - mean(influence) # about the mean of the estimates left out, as Efron (1987) has it
  # boot.ci cannot be told which influence it shall use, but for this.
  both <- lapply(c(0.90, 0.95), function(level) {
    ci <- boot.ci(drawn, conf = level, type = c("norm", "basic", "perc"), index = k)
    bca <- boot.ci(drawn, conf = level, type = "bca", index = k, L = influence)
    list(
      confidence = level, normal = ci$normal[2:3], basic = ci$basic[4:5], percentile = ci$percent[4:5],
      type7 = unname(quantile(drawn$t[, k], c((1 - level) / 2, (1 + level) / 2))), bca = bca$bca[4:5]
    )
  })
  list(kind = kinds[k], driver = (k - 1) %% 4 + 1, estimate = drawn$t0[k], intervals = both)
})
jsonlite::write_json(
  list(
    answers = unname(apply(answers, 2, as.list)), noise = noise, indices = indices, cases = cases,
    first = drawn$t[1, ], last = drawn$t[replicates, ]
  ),
  "bootstrap.json", auto_unbox = TRUE, digits = NA
)
