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
    """One profile for each path, in order, whatever happens.

    Reading begins with the call, not with the first profile asked for, and goes on
    while the caller looks at a profile: start-up and work of both sides overlap.
    """
    return _Reading([Path(path) for path in paths], limits or Limits(), quick)


class _Reading(Iterator[Profile]):
    """Files in a row, each asked for while the one before is being looked at."""

    def __init__(self, paths: Sequence[Path], limits: Limits, quick: bool) -> None:
        self._paths, self._limits, self._quick = list(paths), limits, quick
        self._child: Child | None = None
        self._ask()

    def _ask(self) -> None:
        """Let the child begin with a file; that it has died is seen later."""
        if self._paths:
            self._child = self._child or Child(self._limits)
            with suppress(ChildDied):
                self._child.ask(self._paths[0], quick=self._quick)

    def __next__(self) -> Profile:
        if not self._paths or self._child is None:
            raise StopIteration
        path = self._paths.pop(0)
        try:
            profile = self._child.answer(path)
            if profile.problem("error."):  # the child fell over it: hash it here
                profile = _unread(path, profile.problems[0], self._limits)
        except ChildDied as death:
            self.close()
            profile = _unread(path, death.problem, self._limits)
        self._ask()
        if not self._paths:
            self.close()
        return profile

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def __del__(self) -> None:
        self.close()


def can_isolate_network() -> bool:
    """Does the kernel let the child leave the network? (For the doctor.)"""
    with Child(Limits()) as child:
        return child.is_isolated()


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
        self._isolated: bool | None = None  # until it says that it is ready
        with suppress(ChildDied):  # what ended it is told by the first answer
            self._send(dataclasses.asdict(limits))

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def is_isolated(self) -> bool:
        """Has the child left the network? Waits until it is ready."""
        if self._isolated is None:
            answer = self._receive(READY_SECONDS)
            self._isolated = not answer.get("network", True)
        return self._isolated

    def ask(self, path: Path, *, quick: bool) -> None:
        """Ask for one file's profile."""
        self._send({"path": str(path.absolute()), "quick": quick})

    def answer(self, path: Path) -> Profile:
        """The profile of the file asked for."""
        self.is_isolated()
        answer = self._receive(self._wall_seconds(size_of(path)))
        for _ in range(NESTING):
            if "unpacked" not in answer:
                break
            unpacked = min(int(answer["unpacked"]), self._limits.unpacked_bytes)
            answer = self._receive(self._wall_seconds(unpacked))
        profile = from_json(answer)
        if profile.problem("limit.memory"):
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
