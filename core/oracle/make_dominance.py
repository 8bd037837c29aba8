#!/usr/bin/env python3
"""Writes dominance.json: general dominance of ten drivers by one least-squares regression per subset.

Run: python3 make_dominance.py .     (numpy 2.4.6)

An oracle by brute force, in another language and by another way (regressions on data, no sweeping): it proves the tree
of subsets where the published examples are too small to reach its inner levels.
"""
import itertools
import json
import math
import sys

import numpy as np

random = np.random.default_rng(20260101)
n, p = 400, 10
trait = random.normal(size=(n, 3))
x = trait @ random.normal(size=(3, p)) + 1.5 * random.normal(size=(n, p))
y = x @ random.normal(size=p) * 0.2 + random.normal(size=n)
x, y = x - x.mean(axis=0), y - y.mean()

r2 = {}
for size in range(p + 1):
    for subset in itertools.combinations(range(p), size):
        fitted = x[:, subset] @ np.linalg.lstsq(x[:, subset], y, rcond=None)[0] if size else np.zeros(n)
        r2[frozenset(subset)] = float(fitted @ fitted / (y @ y))

general = [0.0] * p
for j in range(p):
    by_size = []
    for size in range(p):
        subsets = itertools.combinations([k for k in range(p) if k != j], size)
        gains = [r2[frozenset(s) | {j}] - r2[frozenset(s)] for s in subsets]
        by_size.append(math.fsum(gains) / len(gains))
    general[j] = math.fsum(by_size) / p

together = np.corrcoef(np.column_stack([x, y]), rowvar=False)
json.dump(
    {
        "source": "numpy 2.4.6: 1,024 least-squares regressions on simulated data",
        "tolerance": "1e-11 relative",
        "between": together[:p, :p].tolist(),
        "with_outcome": together[:p, p].tolist(),
        "r2": r2[frozenset(range(p))],
        "general_dominance": general,
    },
    open(f"{sys.argv[1]}/dominance.json", "w"),
    indent=1,
)
