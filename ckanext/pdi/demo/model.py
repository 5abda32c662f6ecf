"""Which parts is the demo made of: agencies, data sets, files, promises?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

#: Stands in the notes of every data set and the description of every file.
LABEL = "Sample data made for this demo; not real events."
#: Stands under the existing efforts of every commitment.
PROMISE_LABEL = "Sample commitment made for this demo."


@dataclass(frozen=True)
class Expected:
    """What an honest check must say of one file.

    ``failed`` names rules that must be among the failed findings. Tokens are the
    product's own (EARL, granularity).
    """

    verdict: str
    granularity: str
    failed: tuple[str, ...] = ()


PASSES = Expected("passed", "incident")
DOCUMENT = Expected("inapplicable", "none")


@dataclass(frozen=True)
class Resource:
    """A file to upload (``make``) or a link (``url``), never both."""

    filename: str
    title: str
    make: Callable[[], bytes] | None
    expected: Expected = PASSES
    format: str = "CSV"
    role: str = "data"
    url: str | None = None


@dataclass(frozen=True)
class Dataset:
    """A police data set. ``why_not`` holds what keeps it from being counted."""

    name: str
    title: str
    category: str
    unit_of_record: str
    about: str
    resources: tuple[Resource, ...]
    verdict: str = "passed"
    why_not: tuple[str, ...] = ()
    private: bool = False
    draft: bool = False


@dataclass(frozen=True)
class Standing:
    """What a visitor must see of an agency."""

    counted: int
    waiting: int = 0
    promised: int = 0


@dataclass(frozen=True)
class Agency:
    """A real agency of the registry, found there by name and state."""

    name: str
    agency: str
    state: str
    type: str
    standing: Standing
    datasets: tuple[Dataset, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of a promise: which category, what exactly, by when (ISO day)."""

    category: str
    what: str
    due: str


@dataclass(frozen=True)
class Promise:
    """A commitment; ``agency`` is the demo organization's name where one promises."""

    kind: str
    who: str
    city: str
    state: str
    existing: str
    lines: tuple[Line, ...]
    agency: str | None = None
