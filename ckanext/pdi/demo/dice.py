"""How is one realistic record drawn, the same at every run?

A sheet is a list of named cells. A cell is a function of a :class:`Draw`: the dice,
the event's number and moment, and the cells drawn before it. Cells of the event are
drawn once and repeated on each of its rows (two officers, three allegations); cells
of the row are drawn for each. ``random.Random`` seeded with text is stable across
Python versions and machines.
"""

# ruff: noqa: S311  (sample data wants repeatable dice, not secure ones)

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

#: Share of the day's events in each hour from midnight on: few before dawn, most in
#: the evening.
HOURS = (5, 4, 3, 2, 1, 1, 2, 4, 6, 6, 6, 6, 6, 6, 7, 8, 9, 9, 8, 8, 8, 8, 7, 6)


@dataclass
class Draw:
    """One row in the making."""

    dice: Random
    number: int
    moment: datetime
    part: int = 1
    cells: dict[str, str] = field(default_factory=dict[str, str])


Cell = Callable[[Draw], str]


@dataclass(frozen=True)
class Sheet:
    """A table to draw: so many events from one day on, each with its rows.

    ``parts`` are the weights of one, two, three... rows an event.
    """

    seed: str
    events: int
    start: datetime
    days: int
    event: Mapping[str, Cell]
    row: Mapping[str, Cell] = field(default_factory=dict[str, Cell])
    parts: Sequence[int] = (1,)

    @property
    def header(self) -> list[str]:
        return [*self.event, *self.row]


def draw(sheet: Sheet) -> Iterator[list[str]]:
    """The rows of a sheet, in the order of events."""
    dice = Random(sheet.seed)
    for number, moment in enumerate(_moments(sheet, dice), start=1):
        shared = _fill(Draw(dice, number, moment), sheet.event)
        rows = dice.choices(range(1, len(sheet.parts) + 1), sheet.parts)[0]
        for part in range(1, rows + 1):
            one = Draw(dice, number, moment, part, dict(shared.cells))
            yield list(_fill(one, sheet.row).cells.values())


def _fill(one: Draw, cells: Mapping[str, Cell]) -> Draw:
    for name, cell in cells.items():
        one.cells[name] = cell(one)
    return one


def _moments(sheet: Sheet, dice: Random) -> list[datetime]:
    return sorted(
        sheet.start
        + timedelta(
            days=dice.randrange(sheet.days),
            hours=dice.choices(range(24), HOURS)[0],
            minutes=dice.randrange(60),
        )
        for _ in range(sheet.events)
    )


def numbered(pattern: str) -> Cell:
    """The event's number in a pattern of ``str.format``; ``moment`` is at hand."""
    return lambda one: pattern.format(one.number, moment=one.moment)


def part(one: Draw) -> str:
    """The row's place within its event."""
    return str(one.part)


def moment(pattern: str = "%Y-%m-%d %H:%M") -> Cell:
    """When it happened."""
    return lambda one: one.moment.strftime(pattern)


def later(pattern: str, **most: int) -> Cell:
    """Some time after it happened, at most so many days, hours or minutes."""
    span = timedelta(**most).total_seconds()
    return lambda one: (
        one.moment + timedelta(seconds=one.dice.uniform(0, span))
    ).strftime(pattern)


def one_of(*words: str | tuple[str, int]) -> Cell:
    """A word of a list, each with its weight (1 where none is given)."""
    pairs = [(w, 1) if isinstance(w, str) else w for w in words]
    texts, weights = [w for w, _ in pairs], [n for _, n in pairs]
    return lambda one: one.dice.choices(texts, weights)[0]


def whole(low: int, high: int) -> Cell:
    """A whole number, both ends included."""
    return lambda one: str(one.dice.randint(low, high))


def flag(share: float, yes: str = "true", no: str = "false") -> Cell:
    """Yes in this share of the rows; never a blank for no."""
    return lambda one: yes if one.dice.random() < share else no


def only_if(column: str, value: str, cell: Cell, other: str = "") -> Cell:
    """This cell where an earlier one has that value, else a fixed text."""
    return lambda one: cell(one) if one.cells[column] == value else other


def surrogate(prefix: str, among: int) -> Cell:
    """A stable made-up officer code, as agencies publish instead of a badge."""
    return lambda one: f"{prefix}{one.dice.randrange(among) * 7919 % 100_000:05d}"


def block(*streets: str) -> Cell:
    """A hundred-block, never a house."""
    return lambda one: (
        f"{one.dice.randrange(1, 60) * 100} BLOCK {one.dice.choice(streets)}"
    )


def near(degrees: float, spread: float = 0.06) -> Cell:
    """A coordinate rounded to about a hundred metres around a city's centre."""
    return lambda one: f"{degrees + one.dice.gauss(0, spread):.3f}"
