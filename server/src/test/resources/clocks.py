#!/usr/bin/env python3
"""Works out every due time of clocks.csv anew, and says which rows do not fit.

It shares nothing with the server: the bank holidays follow from the rules in the Banking and Financial Dealings Act 1971,
schedule 1, and from proclamations, and are compared with the server's list; a limit in working days is an index into the
list of all working days; one in working hours, with an office open from 09:00 to 17:00, is searched for by halving. Needs Python 3.9 or later. Ends with 1 where anything differs.
"""

import csv
import pathlib
import sys
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

HERE = pathlib.Path(__file__).parent
CALENDAR = HERE.parents[1] / "main/resources/calendar/bank-holidays.csv"
LONDON = ZoneInfo("Europe/London")
YEARS = range(2025, 2029)
MONDAY, SATURDAY = 0, 5


def easter(year):
    """Sunday, by the anonymous Gregorian computus (Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    l = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)


def first_monday(year, month):
    return next(d for d in (date(year, month, n) for n in range(1, 8)) if d.weekday() == MONDAY)


def last_monday(year, month):
    return max(d for d in (date(year, month, n) for n in range(25, 32)) if d.weekday() == MONDAY)


def observed(*days):
    """Days as they fall, and where one falls on a weekend the next weekday that is not one of them."""
    kept = [d for d in days if d.weekday() < SATURDAY]
    for day in days:
        if day.weekday() >= SATURDAY:
            stand_in = day
            while stand_in.weekday() >= SATURDAY or stand_in in kept:
                stand_in += timedelta(days=1)
            kept.append(stand_in)
    return kept


def holidays(nation):
    free = set()
    for year in YEARS:
        sunday = easter(year)
        free.add(sunday - timedelta(days=2))
        free.update((first_monday(year, 5), last_monday(year, 5)))
        free.update(observed(date(year, 12, 25), date(year, 12, 26)))
        if nation == "SCOTLAND":
            free.update(observed(date(year, 1, 1), date(year, 1, 2)))
            free.update(observed(date(year, 11, 30)))
            free.add(first_monday(year, 8))
        else:
            free.update(observed(date(year, 1, 1)))
            free.add(sunday + timedelta(days=1))
            free.add(last_monday(year, 8))
        if nation == "NORTHERN_IRELAND":
            free.update(observed(date(year, 3, 17)))
            free.update(observed(date(year, 7, 12)))
    if nation == "SCOTLAND":
        free.add(date(2026, 6, 15))  # by proclamation, for the football World Cup
    return free


FREE = {nation: holidays(nation) for nation in ("ENGLAND_AND_WALES", "SCOTLAND", "NORTHERN_IRELAND")}


def working_days(nation):
    first, last = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [d for d in every if d.weekday() < SATURDAY and d not in FREE[nation]]


DAYS = {nation: working_days(nation) for nation in FREE}


def worked(nation, until):
    """How long the offices of a nation were open from the first day on until a moment."""
    total = timedelta()
    for day in DAYS[nation]:
        opens, closes = (datetime.combine(day, time(hour), LONDON).astimezone(timezone.utc) for hour in (9, 17))
        if until <= opens:
            break
        total += min(until, closes) - opens
    return total


def due_in_working_hours(nation, start, hours):
    """The first second at which so many hours more were worked."""
    goal = worked(nation, start) + timedelta(hours=hours)
    early, late = 0, 366 * 24 * 3600
    while early < late:
        middle = (early + late) // 2
        if worked(nation, start + timedelta(seconds=middle)) < goal:
            early = middle + 1
        else:
            late = middle
    return start + timedelta(seconds=early)


def due(nation, start, limit):
    number, unit = limit.split(" ", 1)
    number, unit = int(number), unit.rstrip("s")
    if unit == "working day":
        after = [d for d in DAYS[nation] if d > start.astimezone(LONDON).date()]
        return datetime.combine(after[number - 1], time(23, 59), LONDON).astimezone(timezone.utc)
    if unit == "working hour":
        return due_in_working_hours(nation, start, number)
    return start + timedelta(**{unit + "s": number})


def main():
    wrong = 0
    listed = {nation: set() for nation in FREE}
    for row in csv.DictReader(CALENDAR.open()):
        listed[row["nation"]].add(date.fromisoformat(row["date"]))
    for nation, free in FREE.items():
        for day in sorted(free ^ listed[nation]):
            wrong += 1
            print(f"{nation}: {day} is {'not ' if day in free else ''}in the server's list")
    with (HERE / "clocks.csv").open() as table:
        rows = list(csv.DictReader(table))
    for row in rows:
        start = datetime.strptime(row["start"], "%Y-%m-%dT%H:%M:%S%z")
        found = due(row["nation"], start, row["limit"]).strftime("%Y-%m-%dT%H:%M:%SZ")
        if found != row["due"]:
            wrong += 1
            print(f"{row['nation']}, {row['start']}, {row['limit']}: {row['due']} in the table, {found} here ({row['reason']})")
    print(f"{len(rows)} rows and {sum(map(len, FREE.values()))} bank holidays, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
