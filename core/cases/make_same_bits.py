#!/usr/bin/env python3
"""Writes same_bits.csv: 180 invented respondents, with gaps, "don't know", two response scales, a number and groups.

Run: python3 make_same_bits.py > same_bits.csv
"""
import random

random.seed(20261123)
ANSWERS = ["Meget utilfreds", "Utilfreds", "Hverken eller", "Tilfreds", "Meget tilfreds"]
QUESTIONS = {
    "tilfreds_samlet": "outcome",
    "telefon": 1.2,
    "ventetid": 0.4,
    "venlighed": 0.9,
    "forklaring": 1.0,
    "hjemmeside": 0.2,
    "sagsbehandling": 1.4,
}
AREAS = ["Nord", "Syd", "Øst", "Vest", "Øerne"]


def step(value, points):
    return min(points, max(1, round(value)))


print(";".join(["id", *QUESTIONS, "anbefaling", "minutter", "omraade"]))
for number in range(1, 181):
    view = random.gauss(0, 1)
    row = [str(number)]
    scores = {name: random.gauss(0.7 * view, 0.8) for name in QUESTIONS if name != "tilfreds_samlet"}
    weights = {name: weight for name, weight in QUESTIONS.items() if name != "tilfreds_samlet"}
    total = sum(weights[name] * scores[name] for name in scores) / sum(weights.values())
    for name in QUESTIONS:
        score = total + random.gauss(0, 0.4) if name == "tilfreds_samlet" else scores[name]
        chance = random.random()
        if chance < 0.03:
            row.append("")
        elif chance < 0.06:
            row.append("Ved ikke")
        else:
            row.append(ANSWERS[step(3.3 + 1.1 * score, 5) - 1])
    row.append(str(step(7 + 2 * total + random.gauss(0, 1), 11) - 1))
    row.append(f"{random.lognormvariate(2.5, 0.6):.1f}".replace(".", ","))
    row.append(AREAS[min(4, int(random.expovariate(0.9)))])
    print(";".join(row))
