"""How are bytes of strangers read without risk to the process that asks?

In a throw-away child: own process group, empty environment, limits by the kernel,
no network where the kernel permits. One child serves a batch; when it dies the file
it was reading gets a profile that says so, and a new child goes on with the rest.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import ckanext.pdi
from ckanext.pdi.facts import Container, Problem, Profile, from_json
from ckanext.pdi.reading.limits import Limits

#: Isolated like ``python -I``: no paths but the given ones, no user's site. The one
#: variable left makes hashes, and with them estimates, the same in every run.
FLAGS = ("-P", "-s", "-S")
ENVIRONMENT = {"PYTHONHASHSEED": "0"}
START = (
    "import sys; sys.path[:0] = sys.argv[1:]; "
    "from ckanext.pdi.reading.child import main; main()"
)
#: The child answers that it is ready within so many seconds.
READY_SECONDS = 60
READ_BYTES = 1 << 16
#: An archive may be in an archive: each announces how much it unpacks to.
NESTING = 3


class ChildDied(Exception):
    """The child ended or was ended before it answered."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def profile_files(
    paths: Sequence[Path | str], *, limits: Limits | None = None, quick: bool = False
) -> Iterator[Profile]:
    """One profile for each path, in order, whatever happens."""
    limits = limits or Limits()
    child: Child | None = None
    try:
        for path in paths:
            try:
                child = child or Child(limits)
                yield child.profile(Path(path), quick=quick)
            except ChildDied as death:
                child = _ended(child)
                yield _unread(Path(path), death.problem, limits)
    finally:
        _ended(child)


def _ended(child: Child | None) -> None:
    if child is not None:
        child.end()


def can_isolate_network() -> bool:
    """Does the kernel let the child leave the network? (For the doctor.)"""
    with Child(Limits()) as child:
        return child.isolated


class Child:
    """A running child."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._rest = b""
        self._process = subprocess.Popen(  # noqa: S603 our own interpreter and code
            [sys.executable, *FLAGS, "-c", START, *_search_path()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            cwd="/",
            start_new_session=True,
            close_fds=True,
        )
        if self._process.stdin is None or self._process.stdout is None:
            raise ChildDied(Problem("error.child_died"))
        self._in, self._out = self._process.stdin, self._process.stdout.fileno()
        try:
            self._send(dataclasses.asdict(limits))
            answer = self._receive(READY_SECONDS)
        except BaseException:
            self.end()
            raise
        self.isolated = not answer.get("network", True)

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def profile(self, path: Path, *, quick: bool) -> Profile:
        """Let the child read one file."""
        size = size_of(path)
        self._send({"path": str(path.absolute()), "quick": quick})
        answer = self._receive(self._wall_seconds(size))
        for _ in range(NESTING):
            if "unpacked" not in answer:
                break
            unpacked = min(int(answer["unpacked"]), self._limits.unpacked_bytes)
            answer = self._receive(self._wall_seconds(unpacked))
        profile = from_json(answer)
        if profile.problem("limit.memory"):
            self.end()
            raise ChildDied(profile.problems[0])
        return profile

    def _wall_seconds(self, size: int) -> int:
        return self._limits.cpu_budget(size) * self._limits.wall_factor

    def end(self) -> None:
        """Kill the child and whatever it started."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()

    def _send(self, data: object) -> None:
        try:
            self._in.write(json.dumps(data).encode("ascii") + b"\n")
            self._in.flush()
        except OSError as error:
            raise ChildDied(self._cause()) from error

    def _receive(self, seconds: float) -> dict[str, Any]:
        """The next line of the child's answers."""
        deadline = time.monotonic() + seconds
        while b"\n" not in self._rest:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._out], [], [], left)[0]:
                raise ChildDied(Problem("limit.wall", None, {"seconds": seconds}))
            part = os.read(self._out, READ_BYTES)
            if not part:
                raise ChildDied(self._cause())
            self._rest += part
            if len(self._rest) > self._limits.answer_bytes:
                raise ChildDied(Problem("limit.answer_bytes"))
        line, _, self._rest = self._rest.partition(b"\n")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _cause(self) -> Problem:
        """Why did the child end?"""
        try:
            code = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return Problem("error.child_died")
        if code == -signal.SIGXCPU:
            return Problem("limit.cpu")
        if code < 0:
            return Problem("error.child_died", None, {"signal": -code})
        return Problem("error.child_died", None, {"exit": code})


def _search_path() -> list[str]:
    """Where the child finds this package and the libraries beside it."""
    root = str(Path(ckanext.pdi.__file__).parents[2])
    sites = [p for p in sys.path if p.endswith(("site-packages", "dist-packages"))]
    return [root, *(p for p in sites if p != root)]


def size_of(path: Path) -> int:
    """The size of a regular file, else 0."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


def _unread(path: Path, problem: Problem, limits: Limits) -> Profile:
    """What can be said without parsing: the size and the hash."""
    size = size_of(path)
    digest = ""
    if 0 < size <= limits.input_bytes:
        with suppress(OSError), path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return Profile(
        sha256=digest,
        bytes=size,
        method="metadata",
        groups={},
        container=Container("binary"),
        problems=(problem,),
    )
