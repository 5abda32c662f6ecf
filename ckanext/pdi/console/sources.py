"""Which of the files given can be read, and how do their profiles come in order?"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ckanext.pdi.facts import Profile
from ckanext.pdi.reading import profile_files

STDIN = "-"
#: Files that one reading child takes in a row when several run side by side.
BATCH = 8


@dataclass(frozen=True)
class Source:
    """A file as given, where its bytes are, and why it cannot be read."""

    name: str
    path: Path | None
    problem: str | None = None


def opened(names: Sequence[str], stack: ExitStack) -> list[Source]:
    """The sources, in the order given; standard input is spooled to a file."""
    return [_source(name, stack) for name in names]


def _source(name: str, stack: ExitStack) -> Source:
    if name == STDIN:
        return Source(name, _spooled(stack))
    path = Path(name)
    if path.is_dir():
        return Source(name, None, "is a folder; give the files in it: folder/*.csv")
    if not path.exists():
        return Source(name, None, "no such file")
    return Source(name, path)


def _spooled(stack: ExitStack) -> Path:
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="pdi-"))
    path = Path(folder, "stdin")
    with path.open("wb") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
    return path


def profiles(
    sources: Sequence[Source], quick: bool, jobs: int
) -> Iterator[tuple[Source, Profile | None]]:
    """Each source with its profile, in order; None where there is nothing to read.

    Reading begins with the call, so that the caller can get ready meanwhile.
    """
    read = _read([source.path for source in sources if source.path], quick, jobs)
    return ((source, next(read) if source.path else None) for source in sources)


def _read(paths: Sequence[Path], quick: bool, jobs: int) -> Iterator[Profile]:
    if jobs == 1 or len(paths) < 2:
        return profile_files(paths, quick=quick)
    return _read_side_by_side(paths, quick, jobs)


def _read_side_by_side(
    paths: Sequence[Path], quick: bool, jobs: int
) -> Iterator[Profile]:
    from concurrent.futures import ThreadPoolExecutor

    size = max(1, min(BATCH, -(-len(paths) // jobs)))
    batches = [paths[start : start + size] for start in range(0, len(paths), size)]
    with ThreadPoolExecutor(jobs) as pool:
        for batch in pool.map(partial(_batch, quick=quick), batches):
            yield from batch


def _batch(paths: Sequence[Path], quick: bool) -> list[Profile]:
    return list(profile_files(paths, quick=quick))
