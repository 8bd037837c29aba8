#!/usr/bin/env python3
"""Writes intervals.json and quantiles.json.

Run: python3 make_intervals.py ../../../shared/oracle .     (mpmath 1.4, scipy 1.17.1)

intervals.json holds R's values (stats.json there: prop.test without correction, t.test; R 4.2.2). quantiles.json is made
here: roots of the exact distribution functions at 40 digits by mpmath, held against scipy.
"""
import json
import sys

import mpmath
import scipy.stats

shared, here = sys.argv[1:3]
mpmath.mp.dps = 40

stats = json.load(open(f"{shared}/stats.json"))
levels = [("90", 0.90), ("95", 0.95), ("99", 0.99)]
wilson = [
    {"x": case["x"], "n": case["n"], "confidence": level, "interval": case[f"wilson_{key}"]}
    for case in stats["proportion_ci"]
    for key, level in levels
]
t = [
    {
        "x": case["x"],
        "confidence": level,
        "mean": case["mean"],
        "sd": case["sd"],
        "interval": case[f"ci_{key}"] if isinstance(case[f"ci_{key}"], list) else None,
    }
    for case in stats["t_ci"].values()
    for key, level in levels
]
json.dump(
    {
        "source": "R 4.2.2: prop.test(correct = FALSE) and t.test; null where R says that the data are constant",
        "tolerance": "1e-9 relative: the values have 15 digits",
        "wilson": wilson,
        "t": t,
    },
    open(f"{here}/intervals.json", "w"),
    indent=1,
)


def t_quantile(two_sided, df):
    """t with P(|T| > t) = two_sided."""
    two_sided, df = mpmath.mpf(two_sided), mpmath.mpf(df)

    def tail(u):
        t = mpmath.exp(u)
        return mpmath.betainc(df / 2, mpmath.mpf(1) / 2, 0, df / (df + t * t), regularized=True) - two_sided

    start = mpmath.log(mpmath.mpf(scipy.stats.t.isf(float(two_sided) / 2, float(df))))
    return mpmath.exp(mpmath.findroot(tail, (start, start + mpmath.mpf("1e-8")), solver="secant"))


# The levels are 1 - confidence as doubles compute it.
two_sided = [1.0 - c for c in (0.5, 0.8, 0.9, 0.95, 0.99, 0.999)] + [1e-8]
dfs = [1, 2, 3, 4, 5, 7, 10, 14, 29, 30, 99, 249, 451, 1959, 4999, 19999, 25975, 1000000]
student = []
for level in two_sided:
    for df in dfs:
        value = t_quantile(level, df)
        peer = scipy.stats.t.isf(level / 2, df)
        assert abs(value / peer - 1) < 1e-9, (level, df, value, peer)
        student.append([level, df, float(value)])
probabilities = [1e-12, 1e-6, 0.0005, 0.005, 0.025, 0.05, 0.1, 0.3, 0.425, 0.6, 0.9, 0.95, 0.975, 0.995, 0.9995]
normal = []
for p in probabilities:
    start = mpmath.mpf(scipy.stats.norm.ppf(p))
    value = mpmath.findroot(lambda z: mpmath.ncdf(z) - mpmath.mpf(p), start)
    assert abs(value / start - 1) < 1e-12
    normal.append([p, float(value)])
json.dump(
    {
        "source": "mpmath at 40 digits, checked against scipy 1.17.1",
        "tolerance": "1e-13 relative: what is left of a double after the iteration",
        "normal": normal,
        "student": student,
    },
    open(f"{here}/quantiles.json", "w"),
)
