"""What runs in the throw-away child: read requests, answer profiles, line by line.

Started by :mod:`ckanext.pdi.reading.sandbox` only. One JSON object a line comes in
(``{"path", "quick"}``), one profile a line goes out. The child limits itself before
it looks at a byte; a broken limit ends it, and the parent says so.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from ckanext.pdi.facts import Container, Problem, Profile, to_json
from ckanext.pdi.reading.limits import Limits
from ckanext.pdi.reading.profile import profile_path

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
#: How a child ends that ran out of memory; the parent starts another one.
OUT_OF_MEMORY = 70


def main() -> None:
    """Serve until the input ends."""
    requests, answers = sys.stdin, os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # nothing else may write into the answers
    limits = Limits(**json.loads(requests.readline()))
    gc.disable()  # values form no cycles; memory has a limit of its own
    confine(limits)
    isolated = isolate_network()
    _answer(answers, {"ready": True, "network": not isolated})
    for line in requests:
        request = json.loads(line)
        _allow_cpu(_size(request["path"]), limits)

        def on_unpacked(size: int) -> None:
            _allow_cpu(size, limits)
            _answer(answers, {"unpacked": size})

        profile = _profile(request, limits, on_unpacked)
        _answer(answers, to_json(profile))
        if profile.problem("limit.memory"):
            os._exit(OUT_OF_MEMORY)


def _answer(answers: TextIO, data: object) -> None:
    answers.write(json.dumps(data, separators=(",", ":")))
    answers.write("\n")
    answers.flush()


def confine(limits: Limits) -> None:
    """Give up everything a reader does not need."""
    memory = limits.memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (limits.open_files, limits.open_files))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def isolate_network() -> bool:
    """Leave the network for an empty one, where the kernel permits it."""
    unshare: Callable[[int], int] | None = getattr(os, "unshare", None)
    try:
        if unshare is not None:  # Python 3.12
            unshare(CLONE_NEWUSER | CLONE_NEWNET)
            return True
        import ctypes

        return ctypes.CDLL(None).unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0
    except (OSError, ImportError, AttributeError):
        return False


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def _allow_cpu(size: int, limits: Limits) -> None:
    """The CPU clock runs over the whole batch; each content adds its own budget."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + limits.cpu_budget(size)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))


def _profile(
    request: dict[str, object], limits: Limits, on_unpacked: Callable[[int], None]
) -> Profile:
    path = Path(str(request["path"]))
    quick = bool(request.get("quick"))
    try:
        return profile_path(path, limits, quick=quick, on_unpacked=on_unpacked)
    except MemoryError:
        problem = Problem("limit.memory", None, {"bytes": limits.memory_bytes})
    except OSError as error:
        problem = Problem("error.cannot_open", None, {"errno": error.errno or 0})
    except Exception as error:  # one file's fault must not take its neighbours along
        problem = Problem("error.reader", None, {"type": type(error).__name__})
    return unread(problem)


def unread(problem: Problem) -> Profile:
    """The profile of content that could not be read at all."""
    return Profile(
        sha256="",
        bytes=0,
        method="metadata",
        groups={},
        container=Container("binary"),
        problems=(problem,),
    )


if __name__ == "__main__":
    main()
