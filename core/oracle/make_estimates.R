# Writes estimates.json: invented answers with gaps and weights, and what R and its packages estimate from them.
#
# Run: Rscript make_estimates.R ../../../shared/oracle     (R 4.2.2, lavaan 0.6-14, sandwich 3.0-2, jsonlite 1.8.4)
#
# em: lavaan's maximum likelihood of means and covariances with gaps. pairwise: cor(use = "pairwise"), made positive
# semi-definite by cutting off eigenvalues where it is not. logistic: glm, and Tonidandel and LeBreton's (2010) weights by
# singular values. hc3: sandwich. groups: one lm for each set of groups. weighted: cov.wt.
set.seed(20261124, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
n <- 90
trait <- rnorm(n)
answer <- function(pull, points) {
  z <- pull * trait + rnorm(n)
  pmin(points, pmax(1, round((points + 1) / 2 + z * points / 6)))
}
full <- cbind(
  y = answer(1.5, 5), q1 = answer(1.2, 5), q2 = answer(0.6, 5), q3 = answer(1.0, 7), q4 = answer(0.2, 10),
  q5 = answer(0.9, 5)
)
place <- sample(c("a", "b", "c"), n, replace = TRUE)
weight <- round(runif(n, 0.3, 2.5), 3)
gaps <- full
gaps[matrix(runif(length(full)) < 0.12, n)] <- NA
gaps[5, ] <- NA

raw <- function(r, ry) { # R = V D V', from the correlations
  e <- eigen(r, symmetric = TRUE)
  keep <- e$values > 1e-12 * e$values[1]
  v <- e$vectors[, keep, drop = FALSE]
  lambda <- v %*% (sqrt(e$values[keep]) * t(v))
  beta <- v %*% ((1 / sqrt(e$values[keep])) * (t(v) %*% ry))
  as.vector(lambda^2 %*% beta^2)
}
of <- function(r) raw(r[-1, -1], r[-1, 1])

# EM; the package's own limit is 1e-5.
some <- gaps[rowSums(!is.na(gaps)) > 0, ]
pattern <- lavaan:::lav_data_missing_patterns(some)
ml <- lavaan:::lav_mvnorm_missing_h1_estimate_moments(Y = some, Mp = pattern, max.iter = 3000, tol = 1e-13)
em <- list(means = as.vector(ml$Mu), covariances = unname(ml$Sigma), raw = of(cov2cor(ml$Sigma)))

pairs <- cor(gaps, use = "pairwise.complete.obs")
pairwise <- list(correlations = unname(pairs), raw = of(pairs))
# Answers that go together in each pair and cannot in all.
odd <- matrix(NA, 60, 4)
for (block in 1:6) {
  rows <- (block - 1) * 10 + 1:10
  two <- combn(4, 2)[, block]
  x <- sample(1:5, 10, replace = TRUE)
  odd[rows, two[1]] <- x
  odd[rows, two[2]] <- if (block %in% c(2, 5)) 6 - x else x
  odd[rows[1:3], two[2]] <- pmin(5, odd[rows[1:3], two[2]] + 1)
}
rough <- cor(odd, use = "pairwise.complete.obs")
e <- eigen(rough, symmetric = TRUE)
smooth <- e$vectors %*% (pmax(e$values, 0) * t(e$vectors))
smooth <- cov2cor(smooth)
smoothed <- list(
  answers = unname(apply(odd, 2, as.list)), least = min(e$values), correlations = unname(smooth), raw = of(smooth)
)

two <- as.numeric(full[, "y"] >= 4)
x <- scale(full[, -1])
fit <- glm(two ~ x, family = binomial, control = list(epsilon = 1e-15, maxit = 100))
parts <- svd(x)
orthogonal <- parts$u %*% t(parts$v) * sqrt(n - 1)
on <- glm(two ~ orthogonal, family = binomial, control = list(epsilon = 1e-15, maxit = 100))
r2 <- cor(two, fitted(on))^2
beta <- coef(on)[-1] * sqrt(r2) / sd(predict(on))
lambda <- crossprod(orthogonal, x) / (n - 1)
logistic <- list(
  coefficients = unname(coef(glm(two ~ full[, -1], family = binomial, control = list(epsilon = 1e-15, maxit = 100)))),
  r2 = r2, raw = as.vector(t(lambda^2) %*% beta^2)
)

# logistic.json of the shared oracle stops glm at a change of the deviance of 1e-8, and so is good to some 1e-9 only: the
# same with glm run to its end.
shared <- commandArgs(trailingOnly = TRUE)[1]
to_the_end <- lapply(c(mobi_top9 = "logit_mobi_top9", beps_labour = "logit_beps_labour"), function(name) {
  d <- read.csv(file.path(shared, "data", paste0(name, ".csv")))
  e <- eigen(cor(d[, -1]), symmetric = TRUE)
  lambda <- e$vectors %*% (sqrt(e$values) * t(e$vectors))
  on <- glm(d[, 1] ~ scale(d[, -1]) %*% solve(lambda), family = binomial, control = list(epsilon = 1e-15, maxit = 100))
  r2 <- cor(d[, 1], fitted(on))^2
  list(r2 = r2, raw = as.vector(lambda^2 %*% (coef(on)[-1]^2 * r2 / var(predict(on)))))
})

line <- lm(full[, 1] ~ full[, -1])
robust <- sandwich::vcovHC(line, type = "HC3")
hc3 <- list(
  coefficients = unname(coef(line)[-1]), se = unname(sqrt(diag(robust)))[-1], r2 = summary(line)$r.squared,
  freedom = line$df.residual, covariances = unname(robust[-1, -1])
)

# Two themes, one item and a categorical driver: dominance of the groups by its definition.
dummies <- model.matrix(~place)[, -1]
groups <- list(full[, c("q1", "q2")], full[, c("q3", "q5")], full[, "q4", drop = FALSE], dummies)
explained <- function(set) {
  if (length(set) == 0) return(0)
  summary(lm(full[, 1] ~ do.call(cbind, groups[set])))$r.squared
}
dominance <- sapply(seq_along(groups), function(j) {
  others <- setdiff(seq_along(groups), j)
  sum(sapply(0:(2^length(others) - 1), function(code) {
    set <- others[bitwAnd(code, 2^(seq_along(others) - 1)) > 0]
    k <- length(set)
    factorial(k) * factorial(3 - k) / factorial(4) * (explained(c(set, j)) - explained(set))
  }))
})

w <- cov.wt(full, wt = weight / sum(weight), cor = TRUE)$cor
weighted <- list(correlations = unname(w), raw = of(w))

jsonlite::write_json(
  list(
    answers = unname(apply(full, 2, as.list)), gaps = unname(apply(gaps, 2, as.list)), place = place, weight = weight,
    em = em, pairwise = pairwise, smoothed = smoothed, logistic = logistic, to_the_end = to_the_end, hc3 = hc3,
    grouped_dominance = dominance, weighted = weighted
  ),
  "estimates.json", auto_unbox = TRUE, digits = NA, na = "null"
)
