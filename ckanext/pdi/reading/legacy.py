"""Which encoding may be claimed for text that is not Unicode?

Western text has its accents one by one between plain letters. Text whose foreign
bytes stand in long runs is of another alphabet. Japanese is then known by its kana;
nothing safe can be said of the others, and so nothing is.
"""

from __future__ import annotations

import re

from ckanext.pdi.reading.scan import Scan

JAPANESE = ("cp932", "euc_jp")
#: Share of kana among the foreign characters, and how many there must be.
KANA_SHARE, LEAST_KANA = 0.05, 10
#: Mean length of runs of foreign bytes above which text is not Western.
WESTERN_RUN = 2.0
_RUNS = re.compile(rb"[\x80-\xff]+")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
WESTERN = ("cp1252", "latin-1")


def judge(encoding: str, head: bytes, found: Scan) -> tuple[str, str | None]:
    """(The encoding to read with, the encoding to claim) for a first guess."""
    if encoding not in WESTERN:
        return encoding, encoding
    japanese = _japanese(head)
    if japanese:
        return japanese, japanese
    runs = [len(run) for run in _RUNS.findall(head)]
    long = bool(runs) and sum(runs) > WESTERN_RUN * len(runs)
    undefined = found.c1 and found.holes
    return encoding, None if long or undefined else encoding


def _japanese(head: bytes) -> str | None:
    kana = {name: _kana(head, name) for name in JAPANESE}
    best = max(kana, key=lambda name: kana[name])
    return best if kana[best] else None


def _kana(head: bytes, encoding: str) -> int:
    """How many kana the text has in this encoding; 0 where it is not that."""
    whole = head[: head.rfind(b"\n") + 1] or head
    try:
        text = whole.decode(encoding)
    except UnicodeDecodeError:
        return 0
    kana, foreign = len(_KANA.findall(text)), len(_FOREIGN.findall(text))
    return kana if kana >= max(LEAST_KANA, KANA_SHARE * foreign) else 0
