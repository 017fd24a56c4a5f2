"""Times `packaging` on the cases in a JSON document on standard input; prints operations per second, the best round."""

import json
import sys
import time

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version


def best_rate(count, work, rounds):
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return count / best


def evaluate_all(markers, environment, repeat):
    for _ in range(repeat):
        for marker in markers:
            marker.evaluate(environment)


def main():
    task = json.load(sys.stdin)
    kind, cases, rounds = task["kind"], task["cases"], task["rounds"]
    if kind == "sort":
        rate = best_rate(len(cases), lambda: sorted(map(Version, cases)), rounds)
    elif kind == "filter":
        specifiers = SpecifierSet(task["set"])
        rate = best_rate(len(cases), lambda: list(specifiers.filter(cases)), rounds)
    elif kind == "evaluate":
        markers, repeat = [Marker(text) for text in cases], task["repeat"]
        rate = best_rate(
            len(markers) * repeat, lambda: evaluate_all(markers, task["environment"], repeat), rounds
        )
    else:
        rate = best_rate(len(cases), lambda: [Requirement(text) for text in cases], rounds)
    print(rate)


main()
