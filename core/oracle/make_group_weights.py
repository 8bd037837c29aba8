"""Writes group_weights.json: invented answers of three groups, deals of them, and how far relative weights differ.

Run: python3 make_group_weights.py     (numpy 2.x)

Relative weights are written from Johnson (2000) by way of the singular values of the standardised answers, which is his
own way and not ours.
"""

import json

import numpy as np

draw = np.random.default_rng(20261130)
n = 66
groups = np.repeat([0, 1, 2], [30, 20, 16])
trait = draw.normal(size=n)


def answers(pull, points):
    z = pull * trait + draw.normal(size=n) + 0.5 * groups
    return np.clip(np.round((points + 1) / 2 + z * points / 6), 1, points)


columns = np.column_stack([answers(1.2, 5), answers(0.6, 5), answers(1.0, 7), answers(0.2, 10), answers(1.5, 5)])
weights = np.round(draw.uniform(0.3, 2.5, size=n), 3)
drivers = [[0], [1, 3], [2]]


def standardised(x, w):
    mean = (w[:, None] * x).sum(0) / w.sum()
    return (x - mean) / np.sqrt((w[:, None] * (x - mean) ** 2).sum(0) / w.sum())


within = np.empty_like(columns)
for group in range(3):
    members = groups == group
    within[members] = standardised(columns[members], weights[members])


def shares(x, w):
    z = standardised(x, w) * np.sqrt(w / w.sum())[:, None]
    u, _, vt = np.linalg.svd(z[:, :-1], full_matrices=False)
    orthogonal = u @ vt
    raw = (orthogonal.T @ z[:, :-1]).T ** 2 @ (orthogonal.T @ z[:, -1]) ** 2
    of = np.array([raw[columns].sum() for columns in drivers])
    return of / of.sum()


def dealt(deal):
    each = np.array([shares(within[deal == group], weights[deal == group]) for group in range(3)])
    sizes = np.array([(deal == group).sum() for group in range(3)])
    mean = (sizes[:, None] * each).sum(0) / n
    return {
        "groups": deal.tolist(),
        "shares": each.tolist(),
        "statistics": (sizes[:, None] * (each - mean) ** 2).sum(0).tolist(),
    }


observed = dealt(groups)
deals = [dealt(draw.permutation(groups)) for _ in range(40)]
as_far = [
    sum(deal["statistics"][j] >= observed["statistics"][j] for deal in deals) for j in range(len(drivers))
]
with open("group_weights.json", "w") as out:
    json.dump(
        {
            "columns": columns.T.tolist(),
            "weights": weights.tolist(),
            "groups": groups.tolist(),
            "drivers": drivers,
            "deals": deals,
            "as_far": as_far,
        },
        out,
    )
    out.write("\n")
