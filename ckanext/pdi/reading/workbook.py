"""What do workbooks of all formats share: the data sheet, days, numbers?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

#: A sheet with a smaller share of the largest sheet's size is no data sheet.
SMALL_SHARE = 0.1
#: Sheets and rows looked at to see whether there is data: two rows of two cells.
PEEK_SHEETS, PEEK_ROWS, DATA_ROWS = 100, 50, 2
EPOCH_1900, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
#: Excel's last day, 9999-12-31.
LAST_SERIAL = 2_958_466
#: Excel counts a 29 February 1900, its day 60.
FALSE_LEAP_DAY = 60
#: Whole numbers are exact in a double up to here.
EXACT = 1e15


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, where it is, and how large."""

    name: str
    path: str
    hidden: bool
    size: int


def data_sheet(sheets: Sequence[Sheet]) -> Sheet:
    """The first visible sheet that is not tiny beside the largest."""
    visible = [s for s in sheets if not s.hidden] or sheets
    largest = max(s.size for s in visible)
    return next(s for s in visible if s.size >= SMALL_SHARE * largest)


def serial_date(serial: float, epoch: datetime) -> str | None:
    """Excel's day number as it would be read: a day, a day and time, or a time."""
    if not 0 <= serial < LAST_SERIAL:
        return None
    moment = epoch + timedelta(seconds=round(serial * 86_400))
    if serial < 1:
        return f"{moment:%H:%M:%S}"
    if epoch == EPOCH_1900 and serial < FALSE_LEAP_DAY:
        moment += timedelta(days=1)
    midnight = not (moment.hour or moment.minute or moment.second)
    return f"{moment:%Y-%m-%d}" if midnight else f"{moment:%Y-%m-%d %H:%M:%S}"


def number_text(number: float) -> str:
    """A number as a spreadsheet shows it."""
    if number.is_integer() and abs(number) < EXACT:
        return str(int(number))
    return f"{number:.15g}"
