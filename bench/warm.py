"""Is it quick the second time: `make demo` in 30 s, the unit suite in 15 s?"""

from __future__ import annotations

import subprocess
import sys
import time

from dev import place, say

BARS = {"demo": 30.0, "unit": 15.0}  # seconds, on two cores


def seconds(target: str) -> float:
    """Run a target twice; the second run's time."""
    spent = 0.0
    for _ in range(2):
        started = time.perf_counter()
        command = ["make", "-s", "-C", str(place.ROOT), target]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        spent = time.perf_counter() - started
        if done.returncode:
            raise say.Failure(f"make {target} failed:\n{(done.stdout + done.stderr)}")
    return spent


def main() -> int:
    slow = 0
    for target, bar in BARS.items():
        spent = seconds(target)
        say.line(f"make {target}, second run: {spent:.1f} s (bar {bar:.0f} s)")
        slow += spent > bar
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(say.guarded(main))
