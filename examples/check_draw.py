"""Draws again what a published draw drew, of a list without sizes or with (docs/method/draw.md):

python3 check_draw.py SEED frame.txt 60                        simple random
python3 check_draw.py SEED frame.txt custody=20 missing=40     stratified
python3 check_draw.py SEED sized.txt pareto 60                 by size: pareto, poisson, sampford or systematic
With --start=1/3 before the seed, from that part of the circle (simple random, stratified, pareto, poisson).
"""
import hashlib, hmac, sys
from fractions import Fraction
from itertools import count

ROUND = 2**256


def mark(message):
    return int.from_bytes(hmac.new(seed, message.encode(), hashlib.sha256).digest(), "big")


def from_start(reference):
    return (mark(reference) - start * ROUND // 1) % ROUND


def chances(cases, drawn):
    """The chance of each, in proportion to its size; those that would be drawn more than once are certain."""
    certain = set()
    while True:
        number, total = drawn - len(certain), sum(size for reference, _, size in cases if reference not in certain)
        more = {reference for reference, _, size in cases if reference not in certain and number * size >= total}
        if not more:
            return {r: Fraction(1) if r in certain else Fraction(number * size, total) for r, _, size in cases}
        certain |= more


def falls(point, cases, chance):
    """The case in whose part the point falls, where they lie one after another, each as long as its chance."""
    end = 0
    for reference in cases:
        end += chance[reference]
        if point < end:
            return reference


def pareto(cases, chance, left):
    def odds(reference):
        u = Fraction(from_start(reference), ROUND)
        return u / (1 - u) * (1 - chance[reference]) / chance[reference]

    return sorted(cases, key=odds)[:left]


def poisson(cases, chance, left):
    return [reference for reference in cases if from_start(reference) < chance[reference] * ROUND]


def sampford(cases, chance, left):
    for attempt in count(1):
        others = [r for r in cases if mark(f"{r}\0{attempt}") < chance[r] * ROUND]
        if len(others) == left - 1:
            one = falls(Fraction(mark(f"\0{attempt}"), ROUND) * left, cases, chance)
            if one not in others:
                return others + [one]


def systematic(cases, chance, left):
    first = Fraction(mark(""), ROUND)
    return [falls(first + k, cases, chance) for k in range(left)]


arguments = sys.argv[1:]
if len(arguments) < 3 or arguments[0] in ("-h", "--help"):
    sys.exit(__doc__)
start = Fraction(arguments.pop(0)[8:]) if arguments[0].startswith("--start=") else Fraction(0)
seed, listing, sizes = bytes.fromhex(arguments[0]), open(arguments[1], "rb").read(), arguments[2:]
print("frame hash", hashlib.sha256(listing).hexdigest())
cases = [line.split("\t") for line in listing.decode().split("\n")[1:-1]]
if listing.startswith(b"plumbline-frame-2\n"):
    drawn, cases = int(sizes[1]), [(reference, stratum, int(size)) for reference, stratum, size in cases]
    chance = chances(cases, drawn)
    certain = [reference for reference, *_ in cases if chance[reference] == 1]
    walk = sorted(cases, key=lambda case: case[1].encode()) if sizes[0] == "systematic" else cases
    chancy = [reference for reference, *_ in walk if chance[reference] < 1]
    method = {"pareto": pareto, "poisson": poisson, "sampford": sampford, "systematic": systematic}[sizes[0]]
    took = set(certain + (method(chancy, chance, drawn - len(certain)) if chancy else []))
    print("\n".join(reference for reference, *_ in cases if reference in took))
else:
    cases.sort(key=lambda case: (from_start(case[0]), case[0]))
    for size in sizes:
        stratum, _, number = size.rpartition("=")
        drawn = [reference for reference, kind in cases if "=" not in size or kind == stratum][: int(number)]
        print("\n".join(drawn))
