#!/usr/bin/env python3
"""Writes drivers.json and singular.json.

Run: python3 make_drivers.py ../../../shared/oracle .     (numpy 2.4.6)

Reads the reference values (drivers.json, degenerate.json, psd_limit.json there: rwa 0.1.2.9000, relaimpo 2.2-7, domir
1.2.0, R 4.2.2) and their input data. The data stay where they are: what is written here is their correlation matrix, in
double precision, and the values that the tools gave.
"""
import csv
import json
import sys

import numpy as np

shared, here = sys.argv[1:3]


def columns(name, order):
    with open(f"{shared}/{name}", newline="") as file:
        rows = list(csv.DictReader(file))
    rows = [row for row in rows if all(row[key] not in ("", "NA") for key in order)]
    return np.array([[float(row[key]) for key in order] for row in rows])


def correlations(data):
    """In long double, so that the last digit of the double is right."""
    x = data.astype(np.longdouble)
    x = x - x.mean(axis=0)
    products = x.T @ x
    spread = np.sqrt(np.outer(np.diag(products), np.diag(products)))
    matrix = (products / spread).astype(float)
    np.fill_diagonal(matrix, 1.0)
    return matrix


def by_driver(values, drivers):
    return [values[driver] for driver in drivers]


reference = json.load(open(f"{shared}/drivers.json"))
out = {}
for name in ["mtcars4", "swiss", "mobi_perq", "bfi10_listwise"]:
    case = reference[name]
    drivers = case["predictors"]
    matrix = correlations(columns(case["csv"], drivers + [case["outcome"]]))
    p = len(drivers)
    out[name] = {
        "outcome": case["outcome"],
        "drivers": drivers,
        "n": case["n_complete"],
        "between": matrix[:p, :p].tolist(),
        "with_outcome": matrix[:p, p].tolist(),
        "r2": case["lm"]["r2"],
        "relative_weights": by_driver(case["rwa"]["raw"], drivers),
        "genizi": by_driver(case["relaimpo"]["genizi"], drivers),
        "lmg": by_driver(case["relaimpo"]["lmg"], drivers),
        "general_dominance": by_driver(case["domir"]["general"], drivers),
        "beta": by_driver(case["lm"]["beta_std"], drivers),
    }
json.dump(
    {
        "source": "relative_weights: rwa 0.1.2.9000; genizi (the same quantity), lmg: relaimpo 2.2-7; "
        "general_dominance: domir 1.2.0; r2, beta: lm of R 4.2.2. Data: mtcars and swiss of R, mobi of seminr, bfi of "
        "psych; their correlations by numpy.",
        "tolerance": "1e-9 relative: the values have 15 digits",
        "cases": out,
    },
    open(f"{here}/drivers.json", "w"),
    indent=1,
)

degenerate = json.load(open(f"{shared}/degenerate.json"))
limit = json.load(open(f"{shared}/psd_limit.json"))
cases = {}
for name in ["exact_collinear", "duplicate", "near_collinear_1e3"]:
    matrix = correlations(columns(degenerate[name]["csv"], ["x1", "x2", "x3", "y"]))
    cases[name] = {"between": matrix[:3, :3].tolist(), "with_outcome": matrix[:3, 3].tolist()}
for name in ["exact_collinear", "duplicate"]:
    cases[name] |= {"relative_weights": limit[name]["raw"], "r2": limit[name]["r2"]}
    cases[name]["general_dominance"] = degenerate[name]["domir_general"]["gd"]
near = degenerate["near_collinear_1e3"]
cases["near_collinear_1e3"] |= {
    "relative_weights": near["rwa"]["raw"],
    "r2": near["rwa"]["rsquare"],
    "general_dominance": near["domir_general"]["gd"],
}
json.dump(
    {
        "source": "relative_weights of exact_collinear and duplicate: the limit of the weights as the dependence becomes "
        "exact (psd_limit.json); general_dominance: domir 1.2.0; near_collinear_1e3: rwa 0.1.2.9000. Data: simulated.",
        "tolerance": "1e-9 relative; near_collinear_1e3 1e-8, since its smallest eigenvalue 2e-7 magnifies the last digit",
        "cases": cases,
    },
    open(f"{here}/singular.json", "w"),
    indent=1,
)
