"""How many planted identifiers does reading see, and how often is it wrong?

A made table: names, social security numbers, plates, telephones and the like, planted
among case numbers, coordinates, codes and narratives; the same at every run. Recall
and precision are over cells, for each pattern.
"""

from __future__ import annotations

import csv
import io
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ckanext.pdi.facts import PATTERNS, Profile
from ckanext.pdi.reading import scan
from ckanext.pdi.reading.content import bytes_content
from ckanext.pdi.reading.limits import Limits
from ckanext.pdi.reading.profile import profile_content

ROWS = 2_000
SEED = 20_240_131
RECALL, PRECISION = 0.99, 0.9
#: Names are no identifiers by themselves: they are seen by lists, not by rules.
LEAST_RECALL = {"person_name": 0.9}
Random = random.Random
GIVEN = "James Maria Robert Linda DeShawn Ana Michael Karen Luis Aisha John Siobhan"
FAMILY = "Smith O'Brien Garcia Nguyen McDonald Kim-Lee Washington Okafor Lopez Young"
STREETS = "MAIN ST|OAK AVE|N 3RD ST|Martin Luther King Jr Blvd|RIVER RD|S Elm Dr"
OFFENCES = (
    "Simple Assault|Motor Vehicle Theft|BURGLARY, RESIDENTIAL|Drug Possession|"
    "Verbal Warning|Failure To Yield|Grand Theft Auto|DOMESTIC, VERBAL|Report Taken|"
    "North Central District|Black Male|Pepper Spray|No Action Taken|Los Angeles"
)


def pick(r: Random, text: str, separator: str | None = None) -> str:
    return r.choice(text.split(separator))


def digits(r: Random, count: int) -> str:
    return "".join(r.choice("0123456789") for _ in range(count))


def ssn(r: Random, separator: str = "-") -> str:
    area = r.choice([n for n in range(1, 900) if n != 666])
    parts = (f"{area:03}", f"{r.randint(1, 99):02}", f"{r.randint(1, 9999):04}")
    return separator.join(parts)


def phone(r: Random) -> str:
    area, exchange = (f"{r.randint(2, 9)}0{r.randint(0, 9)}" for _ in range(2))
    forms = ("({}) {}-{}", "{}-{}-{}", "{}.{}.{}", "+1 {}-{}-{}", "1-{}-{}-{}")
    return r.choice(forms).format(area, exchange, digits(r, 4))


def bare_phone(r: Random) -> str:
    return f"{r.randint(2, 9)}0{digits(r, 1)}{r.randint(2, 9)}0{digits(r, 5)}"


def card(r: Random) -> str:
    body = (r.choice(("4", "51", "55")) + digits(r, 15))[:15]
    doubled = [int(d) * (2 - i % 2) for i, d in enumerate(body)]
    number = body + str(-sum(d - 9 if d > 9 else d for d in doubled) % 10)
    split = " ".join(number[i : i + 4] for i in range(0, 16, 4))
    return r.choice((number, split, split.replace(" ", "-")))


def email(r: Random) -> str:
    user = f"{pick(r, GIVEN)}.{pick(r, FAMILY)}".lower().replace("'", "")
    return f"{user}{r.randint(1, 99)}@{r.choice(('example.org', 'mail.example.co.uk'))}"


def licence(r: Random) -> str:
    letter = r.choice("ABCDGMST")
    short = f"{letter}{digits(r, 3)}-{digits(r, 4)}"
    lengths = (letter + digits(r, 7), digits(r, 8), letter + digits(r, 12))
    return r.choice((short, *lengths))


def plate(r: Random) -> str:
    letters = "".join(r.choice("ABCDEFGHJKLMNPRSTVWXYZ") for _ in range(3))
    new, old = letters + digits(r, 4), digits(r, 3) + letters
    return r.choice((new, old, f"{letters}-{digits(r, 3)}"))


def person(r: Random) -> str:
    given, family, initial = pick(r, GIVEN), pick(r, FAMILY), r.choice("ABC")
    forms = (f"{given} {family}", f"{family}, {given}", f"{given} {initial}. {family}")
    return r.choice((*forms, f"{family.upper()}, {given.upper()}"))


def house(r: Random) -> str:
    number = r.choice([n for n in range(101, 9_999) if n % 100])
    return f"{number} {pick(r, STREETS, '|')}"


def block(r: Random) -> str:
    street, hundreds = pick(r, STREETS, "|"), r.randint(1, 99)
    forms = (f"{hundreds}00 {street}", f"{hundreds}00 BLOCK {street}")
    return r.choice((*forms, f"{hundreds}XX {street}"))


def narrative(r: Random, planted: str = "") -> str:
    said = pick(r, "caller states|unit advised|subject left|no injury|blue sedan", "|")
    report, unit = digits(r, 6), digits(r, 3)
    return f"{said} at 14:35, see report 24-{report} {planted} unit {unit} cleared"


def pair(r: Random, decimals: int) -> str:
    return f"({r.uniform(30, 45):.{decimals}f}, -{r.uniform(70, 120):.{decimals}f})"


def inside(make: Callable[[Random], str]) -> Callable[[Random], str]:
    return lambda r: narrative(r, make(r))


@dataclass(frozen=True)
class Made:
    """A column: what its cells hold, and of which pattern; None: of none."""

    name: str
    make: Callable[[Random], str]
    pattern: str | None = None
    share: float = 1.0  # of cells with the pattern
    other: Callable[[Random], str] = lambda r: ""


COLUMNS: Sequence[Made] = (
    Made("SSN", ssn, "ssn"),
    Made("social_security_no", lambda r: ssn(r, ""), "ssn", 0.5),
    Made("notes", inside(ssn), "ssn", 0.1, narrative),
    Made("subject", lambda r: ssn(r, " "), "ssn", 0.2, lambda r: pick(r, "A B C")),
    Made("comments", inside(phone), "phone", 0.1, narrative),
    Made("home_phone", phone, "phone", 0.8),
    Made("contact", phone, "phone", 0.5),
    Made("Telephone", bare_phone, "phone"),
    Made("e-mail", email, "email", 0.9),
    Made("remarks", inside(email), "email", 0.05, narrative),
    Made("payment", card, "payment_card", 0.7),
    Made("memo", inside(card), "payment_card", 0.05, narrative),
    Made("driver_license_number", licence, "driver_license", 0.9),
    Made("DL #", licence, "driver_license"),
    Made("license_plate", plate, "plate", 0.9),
    Made("PlateNumber", plate, "plate"),
    Made("officer_name", person, "person_name", 0.9),
    Made("complainant", person, "person_name"),
    Made("home_address", house, "street_address", 0.9, block),
    Made("details", inside(house), "street_address", 0.1, narrative),
    Made("where", lambda r: pair(r, 6), "exact_place", 0.5, lambda r: pair(r, 3)),
    Made("latitude", lambda r: f"{r.uniform(30, 45):.7f}", "exact_place"),
    # What must not be taken for any of them.
    Made("case_number", lambda r: f"24-{digits(r, 6)}"),
    Made("incident_number", ssn),
    Made("report_no", lambda r: f"{r.randint(202, 999)}-555-{digits(r, 4)}"),
    Made("event_id", lambda r: "4" + digits(r, 15)),
    Made("record", lambda r: "2024" + digits(r, 10)),
    Made("parcel", lambda r: f"{digits(r, 3)}-{digits(r, 3)}-{digits(r, 3)}"),
    Made("objectid", lambda r: digits(r, 9)),
    Made("occurred", lambda r: f"2024-0{r.randint(1, 9)}-1{digits(r, 1)} 10:35"),
    Made("reported", lambda r: f"{r.randint(1, 12)}/{r.randint(1, 28)}/2024"),
    Made("offense", lambda r: pick(r, OFFENCES, "|")),
    Made("disposition", lambda r: pick(r, OFFENCES, "|")),
    Made("block", block),
    Made("intersection", lambda r: " & ".join(r.sample(STREETS.split("|"), 2))),
    Made("street_name", lambda r: pick(r, STREETS, "|").title()),
    Made("lat", lambda r: f"{r.uniform(30, 45):.3f}"),
    Made("x_coord", lambda r: f"{r.uniform(1e6, 2e6):.6f}"),
    Made("score", lambda r: f"{r.random():.8f}"),
    Made("plate_state", lambda r: pick(r, "TX CA NY FL")),
    Made("license_type", lambda r: pick(r, "CDL REGULAR NONE")),
    Made("beat", lambda r: digits(r, 3)),
    Made("statute", lambda r: f"{digits(r, 2)}-{digits(r, 2)}-{digits(r, 4)}(a)"),
    Made("amount", lambda r: f"${r.uniform(5, 99999):,.2f}"),
)


def made_set() -> tuple[bytes, list[list[bool]]]:
    """The table's bytes, and for each column which cells are planted."""
    r = Random(SEED)
    cells: list[list[str]] = []
    truth: list[list[bool]] = []
    for column in COLUMNS:
        planted = [r.random() < column.share for _ in range(ROWS)]
        cells.append([(column.make if p else column.other)(r) for p in planted])
        truth.append([p and column.pattern is not None for p in planted])
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([c.name for c in COLUMNS])
    writer.writerows(zip(*cells, strict=True))
    return out.getvalue().encode(), truth


def profile() -> tuple[Profile, list[list[bool]]]:
    """What reading sees, and what is there."""
    data, truth = made_set()
    found = scan.scan(io.BytesIO(data))
    return profile_content(bytes_content(data), found, Limits()), truth


def counts(
    found: Profile, truth: Sequence[Sequence[bool]], pattern: str
) -> tuple[int, int, int]:
    """Cells planted, seen where planted (at most so many), and seen in all."""
    planted = right = seen = 0
    for column, made, cells in zip(found.columns, COLUMNS, truth, strict=True):
        here = sum(s.count for s in column.sightings if s.pattern == pattern)
        wanted = sum(cells) if made.pattern == pattern else 0
        planted, seen, right = planted + wanted, seen + here, right + min(here, wanted)
    return planted, right, seen


def main() -> int:
    found, truth = profile()
    bad = 0
    for pattern in PATTERNS:
        planted, right, seen = counts(found, truth, pattern)
        recall, precision = right / planted, right / max(1, seen)
        low = recall < LEAST_RECALL.get(pattern, RECALL) or precision < PRECISION
        bad += low
        shown = f"recall {recall:.3f}  precision {precision:.3f}  of {planted}"
        print(f"{pattern:<15} {shown}{'  LOW' * low}")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
