#!/usr/bin/env python3
"""Writes distributions.json, group_tests.json and reliability.json.

Run: python3 make_group_tests.py ../../../shared/oracle ../../../shared/data/real .
(mpmath, numpy, scipy and statsmodels in the versions that each file names.)

distributions.json: tails by mpmath in 30 digits; the power of F and t tests by scipy's noncentral F and by statsmodels.
group_tests.json: `r` holds what R 4.2.2 gave (stats.json there, with its data); `scipy` what scipy and statsmodels give on
tables of counts drawn here, which are the same each time.
reliability.json: alpha and omega total by psych 2.2.9 (stats.json there), with the sums of products and correlations of
their data, which stay where they are; `minres` is the same one-factor solution by scipy's root finder on the stationary
equations, to full precision, and by factor_analyzer where it agrees to its own tolerance.
"""
import csv
import json
import sys

import mpmath as mp
import numpy as np
import scipy
import statsmodels
from scipy import optimize, stats
from statsmodels.stats import oneway, power, proportion
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests

shared, real, here = sys.argv[1:4]
mp.mp.dps = 30
draw = np.random.default_rng(20230911)
versions = {
    "mpmath": mp.__version__,
    "numpy": np.__version__,
    "scipy": scipy.__version__,
    "statsmodels": statsmodels.__version__,
}


def digits(value):
    return mp.nstr(value, 25)


def write(name, content):
    with open(f"{here}/{name}", "w") as file:
        json.dump(content, file, indent=1)
        file.write("\n")


# --- distributions -------------------------------------------------------------------------------------------------
def chi_square(x, df):
    return mp.gammainc(mp.mpf(df) / 2, mp.mpf(x) / 2, mp.inf, regularized=True)


def f_tail(f, d1, d2):
    """The density integrated over u = ln F, where it is smooth; in pieces, since it may be narrow."""
    f, d1, d2 = mp.mpf(f), mp.mpf(d1), mp.mpf(d2)
    front = mp.loggamma((d1 + d2) / 2) - mp.loggamma(d1 / 2) - mp.loggamma(d2 / 2) + d1 / 2 * mp.log(d1 / d2)

    def density(u):
        return mp.exp(front + d1 / 2 * u - (d1 + d2) / 2 * mp.log1p(d1 / d2 * mp.exp(u)))

    start = mp.log(f)
    # Where the density has fallen 32 digits below its height at the start or at the mode.
    top = max(density(start), density(max(start, mp.mpf(0))))
    beyond = mp.mpf(1) / 64
    while density(max(start, mp.mpf(0)) + beyond) > top * mp.mpf(10) ** -32:
        beyond *= 1.25
    end = max(start, mp.mpf(0)) + beyond
    steps = 16
    # mpmath stops at an absolute error: the integrand is taken in units of its height.
    return top * mp.quad(lambda u: density(u) / top, [start + (end - start) * k / steps for k in range(steps + 1)])


cases = {"chi_square": [], "f": [], "t": [], "normal": []}
for df in [1, 2, 3, 4, 5, 7, 12, 30, 99, 600]:
    for x in [1e-6, 0.01, 0.5, 1, 3.84, 7, 12.5, 29.3, 60, 138.25, 400, 700, 1400]:
        cases["chi_square"].append([x, df, digits(chi_square(x, df))])
for d1 in [1, 2, 3, 5, 11, 40]:
    for d2 in [1, 2.5, 4, 18.0787450746147, 96.3, 1033, 19995.5]:
        for f in [1e-4, 0.3, 0.98, 1.0, 1.7, 4.85, 13, 60, 900]:
            cases["f"].append([f, d1, d2, digits(f_tail(f, d1, d2))])
for df in [1, 1.7, 4, 11.5, 29, 118.7, 1031, 19998, 250000.5]:
    for t in [1e-5, 0.1, 0.67, 1, 1.96, 2.56, 4, 9, 25, 37]:
        cases["t"].append([t, df, digits(f_tail(mp.mpf(t) ** 2, 1, df))])
for z in [1e-7, 0.3, 1, 1.959963984540054, 3, 5, 8, 14, 26, 37]:
    cases["normal"].append([z, digits(mp.erfc(mp.mpf(z) / mp.sqrt(2)))])


def noncentrality(d1, d2, significance, wanted):
    critical = stats.f.isf(significance, d1, d2)
    return optimize.brentq(lambda x: stats.ncf.sf(critical, d1, d2, x) - wanted, 1e-6, 1000, xtol=1e-12, rtol=1e-14)


cases["noncentrality"] = [
    [d1, d2, significance, wanted, noncentrality(d1, d2, significance, wanted)]
    for d1, d2 in [(1, 3.3), (1, 18.0787450746147), (1, 98), (1, 1500.5), (2, 19.27), (4, 42.67), (9, 250), (30, 5000)]
    for significance, wanted in [(0.05, 0.8), (0.01, 0.9)]
]
cases["noncentrality_chi_square"] = [
    [
        df,
        significance,
        wanted,
        optimize.brentq(
            lambda x: stats.ncx2.sf(stats.chi2.isf(significance, df), df, x) - wanted, 1e-6, 1000, xtol=1e-12, rtol=1e-14
        ),
    ]
    for df in [1, 2, 5, 12]
    for significance, wanted in [(0.05, 0.8), (0.01, 0.9)]
]
cases["t_power"] = [
    {"n": [n1, n2], "d": d, "power": power.TTestIndPower().power(d, n1, 0.05, ratio=n2 / n1)}
    for n1, n2, d in [(5, 5, 2.0), (12, 12, 1.2), (40, 40, 0.63), (40, 200, 0.5), (500, 500, 0.18), (7, 1000, 1.1)]
]
cases["anova_power"] = [
    {"k": k, "n": n, "f": f, "power": power.FTestAnovaPower().power(f, n, 0.05, k_groups=k)}
    for k, n, f in [(3, 60, 0.41), (5, 200, 0.25), (13, 761, 0.15)]
]
write("distributions.json", {"versions": versions, **cases})

# --- group tests ---------------------------------------------------------------------------------------------------
reference = json.load(open(f"{shared}/stats.json"))
out = {"versions": {**versions, "R": reference["versions"]["R"]}, "r": {}}
out["r"]["chisq"] = reference["chisq"]
out["r"]["groups"] = reference["groups"]
out["r"]["p_adjust"] = reference["p_adjust"]
out["r"]["two_proportions"] = reference["two_proportions"]


def tables():
    for k, points, n in [(2, 5, 20), (2, 5, 400), (2, 11, 6000), (3, 5, 60), (4, 7, 900), (6, 10, 250), (13, 5, 761)]:
        table = []
        for group in range(k):
            lean = draw.dirichlet(np.ones(points) * 3)
            size = max(5, int(draw.uniform(0.4, 1.6) * n / k))
            table.append(draw.multinomial(size, lean))
        yield np.array(table)


def values(counts):
    return np.repeat(np.arange(1, len(counts) + 1), counts)


scipy_cases = []
for table in tables():
    groups = [values(counts) for counts in table]
    h = stats.kruskal(*groups)
    whole = table[:, table.sum(axis=0) > 0]
    chi2 = stats.chi2_contingency(whole, correction=False)
    welch = oneway.anova_oneway(groups, use_var="unequal", welch_correction=True)
    classic = stats.f_oneway(*groups)
    case = {
        "table": table.tolist(),
        "kruskal": [h.statistic, h.pvalue],
        "chi_square": [chi2.statistic, chi2.pvalue, int(chi2.dof)],
        "welch_anova": [welch.statistic, welch.pvalue, *[float(df) for df in welch.df]],
        "anova": [classic.statistic, classic.pvalue],
    }
    if len(groups) == 2:
        u = stats.mannwhitneyu(*groups, method="asymptotic", use_continuity=True)
        t = stats.ttest_ind(*groups, equal_var=False)
        interval = t.confidence_interval(0.95)
        case["mann_whitney"] = [u.statistic, u.pvalue]
        case["welch_t"] = [t.statistic, t.pvalue, t.df, interval.low, interval.high]
    scipy_cases.append(case)
out["scipy"] = {"tables": scipy_cases, "exact": [], "paired": [], "mcnemar": [], "shares": []}

for n1, n2 in [(3, 4), (5, 9), (12, 7), (20, 30), (49, 49)]:
    order = draw.permutation(n1 + n2)
    u = stats.mannwhitneyu(order[:n1], order[n1:], method="exact")
    out["scipy"]["exact"].append({"first": order[:n1].tolist(), "second": order[n1:].tolist(), "mann_whitney": [u.statistic, u.pvalue]})

for n, points in [(8, 5), (30, 5), (250, 10), (4000, 5)]:
    first = draw.integers(1, points + 1, n)
    second = np.clip(first + draw.integers(-2, 4, n), 1, points)
    t = stats.ttest_rel(first, second)
    interval = t.confidence_interval(0.95)
    w = stats.wilcoxon(first, second, zero_method="wilcox", correction=True, method="approx")
    joint = np.zeros((points, points), dtype=int)
    np.add.at(joint, (first - 1, second - 1), 1)
    d = first - second
    ranks = stats.rankdata(np.abs(d[d != 0]))
    v = ranks[d[d != 0] > 0].sum()
    out["scipy"]["paired"].append({
        "joint": joint.tolist(),
        "t": [t.statistic, t.pvalue, int(t.df), interval.low, interval.high],
        "signed_rank": [v, w.pvalue],
    })
for n in [6, 15, 30, 49]:
    d = draw.permutation(np.arange(1, n + 1)) * draw.choice([-1, 1], n, p=[0.35, 0.65])
    w = stats.wilcoxon(d, method="exact")
    out["scipy"]["exact"].append({"differences": d.tolist(), "signed_rank": [float(d[d > 0].sum()), w.pvalue]})

for b, c in [(0, 1), (0, 6), (3, 10), (25, 31), (140, 95), (4000, 4311), (2, 900)]:
    result = mcnemar([[10, b], [c, 10]], exact=True)
    out["scipy"]["mcnemar"].append([b, c, result.pvalue])
for x1, n1, x2, n2 in [(45, 120, 61, 130), (3, 40, 9, 38), (0, 9, 4, 30), (5, 5, 2, 9), (7000, 12000, 5100, 8000)]:
    z, p = proportion.proportions_ztest([x1, x2], [n1, n2])
    out["scipy"]["shares"].append([x1, n1, x2, n2, z, p])
families = [draw.uniform(0, 1, m) ** 3 for m in (1, 2, 7, 45)] + [np.array([0.01, 0.01, 0.02, 1.0, 0.0])]
out["scipy"]["adjusted"] = [
    {"p": f.tolist(), "holm": multipletests(f, method="holm")[1].tolist(), "bh": multipletests(f, method="fdr_bh")[1].tolist()}
    for f in families
]
write("group_tests.json", out)

# --- reliability ---------------------------------------------------------------------------------------------------
def columns(path, names):
    with open(path, newline="") as file:
        rows = [[row[name] for name in names] for row in csv.DictReader(file)]
    return np.array([[float(cell) for cell in row] for row in rows if all(cell not in ("", "NA") for cell in row)])


def minres(r):
    k = len(r)
    off = r - np.eye(k)

    def stationary(l):
        return off @ l - l * (np.sum(l**2) - l**2)

    values, vectors = np.linalg.eigh(r)
    start = vectors[:, -1] * np.sqrt(values[-1]) * 0.8
    solution = optimize.root(stationary, start * np.sign(start.sum()), tol=1e-15)
    loadings = solution.x
    assert np.max(np.abs(stationary(loadings))) < 1e-13
    return loadings


psych = reference["alpha"]
cases = {}
for name, path in [
    ("mobi_perq", f"{real}/mobi_ecsi_250.csv"),
    ("mobi_imag", f"{real}/mobi_ecsi_250.csv"),
    ("attitude", f"{real}/attitude_supervisors_30.csv"),
]:
    case = psych[name]
    data = columns(path, case["items"]).astype(np.longdouble)
    assert len(data) == case["n_complete"]
    n = len(data)
    # n Σxy - Σx Σy is whole.
    products = n * (data.T @ data) - np.outer(data.sum(axis=0), data.sum(axis=0))
    spread = np.sqrt(np.outer(np.diag(products), np.diag(products)))
    correlations = (products / spread).astype(float)
    loadings = minres(correlations)
    own = np.sum(1 - loadings**2)
    cases[name] = {
        "items": case["items"],
        "n": n,
        "products": products.astype(float).tolist(),
        "correlations": correlations.tolist(),
        "alpha": case["alpha_raw_listwise"],
        "omega_psych": case["omega_total_1factor_minres_on_correlations"],
        "loadings_minres": loadings.tolist(),
        "omega_minres": float((correlations.sum() - own) / correlations.sum()),
    }
write("reliability.json", {"versions": {**versions, "psych": reference["versions"]["psych"]}, "cases": cases})
for name, case in cases.items():
    print(name, case["omega_psych"], case["omega_minres"], case["omega_psych"] - case["omega_minres"])
    l = np.array(case["loadings_minres"])
    print("   by (sum l)^2", (l.sum() ** 2) / (l.sum() ** 2 + (1 - l**2).sum()))
