#!/usr/bin/env python3
"""Writes real_tests.json: tests of groups, pairs and themes on surveys that stay where they are.

Run: python3 make_real_tests.py ../../../shared/data/real .     (versions in the file)

Read as a statistician would with pandas: codes that the survey's codebook calls missing are NA, nothing else is prepared.
"""
import json
import sys
from itertools import combinations

import numpy as np
import pandas as pd
import pingouin
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats import oneway, proportion
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests

real, here = sys.argv[1:3]
out = {
    "versions": {
        "numpy": np.__version__,
        "pandas": pd.__version__,
        "pingouin": pingouin.__version__,
        "scipy": scipy.__version__,
        "statsmodels": statsmodels.__version__,
    }
}


def groups_of(data, by, item):
    both = data[[by, item]].dropna()
    return [(code, rows[item].to_numpy()) for code, rows in both.groupby(by)]


def group_tests(data, by, items):
    tests = {}
    for item in items:
        groups = [values for _, values in groups_of(data, by, item)]
        welch = oneway.anova_oneway(groups, use_var="unequal", welch_correction=True)
        case = {
            "n": int(sum(map(len, groups))),
            "difference": float(max(g.mean() for g in groups) - min(g.mean() for g in groups)),
            "welch": [welch.statistic, welch.pvalue, float(welch.df[0]), float(welch.df[1])],
        }
        if len(groups) == 2:
            test = stats.mannwhitneyu(*groups, method="asymptotic", use_continuity=True)
            t = stats.ttest_ind(*groups, equal_var=False)
            case["welch"] = [t.statistic, t.pvalue, t.df]
        else:
            test = stats.kruskal(*groups)
        case["ranks"] = [test.statistic, test.pvalue]
        tests[item] = case
    for name in ["ranks", "welch"]:
        p = [tests[item][name][1] for item in items]
        for method, adjusted in [("holm", "holm"), ("bh", "fdr_bh")]:
            for item, value in zip(items, multipletests(p, method=adjusted)[1]):
                tests[item][f"{name}_{method}"] = value
    return tests


def letters(data, by, item, favourable):
    """For each group the groups whose favourable share is significantly lower, p by Holm over all pairs."""
    shares = [(code, int((values >= favourable).sum()), len(values)) for code, values in groups_of(data, by, item)]
    pairs = list(combinations(range(len(shares)), 2))
    p = []
    for i, j in pairs:
        (_, x1, n1), (_, x2, n2) = shares[i], shares[j]
        p.append(proportion.proportions_ztest([x1, x2], [n1, n2])[1])
    above = {str(code): [] for code, _, _ in shares}
    for (i, j), adjusted in zip(pairs, multipletests(p, method="holm")[1]):
        if adjusted < 0.05:
            high, low = (i, j) if shares[i][1] / shares[i][2] > shares[j][1] / shares[j][2] else (j, i)
            above[str(shares[high][0])].append(str(shares[low][0]))
    return {code: sorted(lower) for code, lower in above.items()}


def against_others(data, by, item):
    found = {}
    for code, values in groups_of(data, by, item):
        rest = data.loc[data[by].notna() & (data[by] != code), item].dropna()
        test = stats.mannwhitneyu(values, rest, method="asymptotic", use_continuity=True)
        found[str(code)] = [test.statistic, test.pvalue, float(values.mean() - rest.mean())]
    adjusted = multipletests([p for _, p, _ in found.values()], method="holm")[1]
    return {code: [*values, p] for (code, values), p in zip(found.items(), adjusted)}


def pair(data, a, b, favourable):
    both = data[[a, b]].dropna()
    t = stats.ttest_rel(both[a], both[b])
    interval = t.confidence_interval(0.95)
    w = stats.wilcoxon(both[a], both[b], zero_method="wilcox", correction=True, method="approx")
    top = both >= favourable
    m = mcnemar(pd.crosstab(top[a], top[b]), exact=True)
    d = (both[a] - both[b]).to_numpy()
    ranks = stats.rankdata(np.abs(d[d != 0]))
    return {
        "n": len(both),
        "means": [both[a].mean(), both[b].mean()],
        "difference": d.mean(),
        "sd": d.std(ddof=1),
        "t": [t.statistic, t.pvalue, int(t.df), interval.low, interval.high],
        "signed_rank": [ranks[d[d != 0] > 0].sum(), w.pvalue],
        "mcnemar": m.pvalue,
        "higher_equal_lower": [int((d > 0).sum()), int((d == 0).sum()), int((d < 0).sum())],
    }


def theme(data, items, low, high, by=None):
    index = (data[items] - low) / (high - low) * 100
    score = index.mean(axis=1).where(index.notna().sum(axis=1) >= (len(items) + 1) // 2).dropna()
    interval = stats.t.interval(0.95, len(score) - 1, score.mean(), stats.sem(score))
    complete = data[items].dropna()
    found = {
        "n": len(score),
        "mean": score.mean(),
        "sd": score.std(ddof=1),
        "interval": list(interval),
        "complete": len(complete),
        "alpha": pingouin.cronbach_alpha(complete)[0],
    }
    if by is not None:
        groups = [score[data.loc[score.index, by] == code].to_numpy() for code in sorted(data[by].dropna().unique())]
        welch = oneway.anova_oneway(groups, use_var="unequal", welch_correction=True)
        found["groups"] = [[len(g), g.mean()] for g in groups]
        found["welch"] = [welch.statistic, welch.pvalue, float(welch.df[0]), float(welch.df[1])]
    return found, score


def theme_pair(a, b):
    both = pd.concat([a, b], axis=1).dropna()
    t = stats.ttest_rel(both.iloc[:, 0], both.iloc[:, 1])
    interval = t.confidence_interval(0.95)
    return {"n": len(both), "t": [t.statistic, t.pvalue, interval.low, interval.high]}


# Kansas City: 1-5 with 5 the best; 9 is "don't know".
kc = pd.read_csv(f"{real}/kcmo_resident_survey_2021Q3.csv", low_memory=False)
items = [f"q2_{j:02}" for j in range(1, 9)] + [f"q3_{j:02}" for j in range(1, 17)]
for name in items + ["q24_w", "q33_d"]:
    kc[name] = pd.to_numeric(kc[name], errors="coerce").where(lambda column: column != 9)
services = [f"q3_{j:02}" for j in range(1, 17)]
general = [f"q2_{j:02}" for j in range(1, 9)]
general_theme, general_score = theme(kc, general, 1, 5, "counci")
services_theme, services_score = theme(kc, services, 1, 5, "counci")
out["kansas_city"] = {
    "items": items,
    "counci": group_tests(kc, "counci", items),
    "q24_w": group_tests(kc, "q24_w", items),
    "letters": {item: letters(kc, "counci", item, 4) for item in items},
    "against_others_q2_05": against_others(kc, "counci", "q2_05"),
    "pair": pair(kc, "q2_01", "q3_03", 4),
    "general": general_theme,
    "services": services_theme,
    "general_services": theme_pair(general_score, services_score),
}

bank = pd.read_csv(f"{real}/plspm_bank_satisfaction_250.csv")
quality, bank_quality = theme(bank, [f"qual{j}" for j in range(1, 6)], 0, 10)
value, bank_value = theme(bank, [f"val{j}" for j in range(1, 5)], 0, 10)
out["bank"] = {
    "pair": pair(bank, "sat1", "qual1", 7),
    "quality": quality,
    "value": value,
    "quality_value": theme_pair(bank_quality, bank_value),
    "gender": group_tests(bank, "gender", ["sat1", "qual1", "val1"]),
}

mobi = pd.read_csv(f"{real}/mobi_ecsi_250.csv")
out["mobi"] = {
    "pair": pair(mobi, "CUSA1", "PERQ1", 7),
    "quality": theme(mobi, [f"PERQ{j}" for j in range(1, 8)], 1, 10)[0],
}
with open(f"{here}/real_tests.json", "w") as file:
    json.dump(out, file, indent=1, default=float)
    file.write("\n")
