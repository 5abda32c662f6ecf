"""How is a long step shown while it runs, and how is a failure told?"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

SPINNER = "|/-\\"
TICK_TTY = 0.2  # seconds between two spinner frames
TICK_PLAIN = 15.0  # a log gets a dot this often, so that nobody thinks it hangs
INTERRUPTED = 130  # what a shell says of a program that Ctrl-C ended
TAIL_LINES = 15  # of a log, shown with a failure


class Failure(Exception):
    """A step that failed: what it was, where to read on, what to do."""

    def __init__(self, what: str, *, log: Path | None = None, todo: str = "") -> None:
        super().__init__(what)
        self.what, self.log, self.todo = what, log, todo

    def told(self) -> str:
        lines = [f"FAILED: {self.what}"]
        if self.log and self.log.exists():
            last = self.log.read_text("utf-8", "replace").splitlines()[-TAIL_LINES:]
            lines += [f"    | {line}" for line in last] + [f"  log:  {self.log}"]
        if self.todo:
            lines.append(f"  to do: {self.todo}")
        return "\n".join(lines)


def guarded(work: Callable[[], int]) -> int:
    """An exit code, with a failure told in words instead of a traceback."""
    try:
        return work()
    except Failure as failure:
        line(failure.told())
        return 1
    except KeyboardInterrupt:
        line("interrupted")
        return INTERRUPTED


def line(text: str = "") -> None:
    print(text, flush=True)


@contextmanager
def step(what: str) -> Generator[None, None, None]:
    """Show that `what` is going on, and how long it took."""
    started, done = time.monotonic(), threading.Event()
    teller = threading.Thread(target=_tell, args=(what, started, done), daemon=True)
    teller.start()
    ended = "failed"
    try:
        yield
        ended = "done"
    finally:
        done.set()
        teller.join()
        start_of_line = f"\r{what} ... " if sys.stdout.isatty() else ""
        line(f"{start_of_line}{ended} ({time.monotonic() - started:.0f} s)")


def _tell(what: str, started: float, done: threading.Event) -> None:
    print(f"{what} ... ", end="", flush=True)
    tty, frame = sys.stdout.isatty(), 0
    while not done.wait(TICK_TTY if tty else TICK_PLAIN):
        frame += 1
        sign = SPINNER[frame % len(SPINNER)]
        seconds = time.monotonic() - started
        shown = f"\r{what} ... {sign} {seconds:.0f} s " if tty else "."
        print(shown, end="", flush=True)


def run(
    command: Sequence[str | Path],
    log: Path,
    todo: str = "",
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    user: str | None = None,
) -> None:
    """Run one command to its end with its output in a log; fail in words."""
    words = [str(word) for word in command]
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as out:
        out.write(f"$ {' '.join(words)}\n")
        out.flush()
        try:
            code = subprocess.call(
                words,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env=env,
                cwd=cwd,
                user=user,
            )
        except OSError as error:
            raise Failure(f"{words[0]}: {error.strerror}", log=log, todo=todo) from None
    if code:
        short = " ".join([Path(words[0]).name, *words[1:]])[:160]
        raise Failure(f"`{short}` ended with {code}", log=log, todo=todo)
