"""How does the doctor speak?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """``FAULT``: it does not work so. ``WARN``: it works, but not as well."""

    OK = "ok"
    WARN = "warn"
    FAULT = "FAULT"


@dataclass(frozen=True)
class Line:
    """What was looked at, what is there, and (when not ok) what to do."""

    topic: str
    level: Level
    words: str
    remedy: str = ""


def ok(topic: str, words: str) -> Line:
    """Nothing to do."""
    return Line(topic, Level.OK, words)


def warn(topic: str, words: str, remedy: str) -> Line:
    """Something could be better."""
    return Line(topic, Level.WARN, words, remedy)


def fault(topic: str, words: str, remedy: str) -> Line:
    """Something does not work."""
    return Line(topic, Level.FAULT, words, remedy)
