"""Is `pdi check` at most half as slow to answer as `frictionless validate`?

Whole processes, start-up and parsing child included, on a CSV of 10 and of 10,000 rows.
"""

from __future__ import annotations

import csv
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from dev import install, place, say

BAR = 0.5  # of frictionless' time
ROUNDS = 9
ROWS = (10, 10_000)
FRICTIONLESS = "frictionless>=5.18,<6"
PDI_VENV = place.STACK / "venv-bench"
FRICTIONLESS_VENV = place.STACK / "venv-frictionless"
HEADER = ("case_number", "occurred", "reason", "outcome", "race", "sex", "age", "block")
REASONS = ("Speeding", "Equipment", "Registration")
OUTCOMES = ("Warning", "Citation", "Arrest")
RACES = ("White", "Black", "Hispanic", "Asian")


def make_csv(path: Path, rows: int) -> None:
    """Traffic stops, one row each, the same at every run."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for i in range(rows):
            when = f"2024-{1 + i % 12:02d}-{1 + i % 28:02d} {i % 24:02d}:{i % 60:02d}"
            who = (RACES[i % 4], "MF"[i % 2], 18 + i % 50)
            what = (REASONS[i % 3], OUTCOMES[i // 3 % 3])
            writer.writerow((f"24-{i:06d}", when, *what, *who, f"{i % 40}00 MAIN ST"))


def install_both() -> None:
    """Both as a user has them: from a wheel, in a virtual environment each."""
    with tempfile.TemporaryDirectory() as folder, place.lock():
        copy = Path(folder) / "ckanext-pdi"
        ignored = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build")
        shutil.copytree(place.ROOT, copy, ignore=ignored)
        shutil.rmtree(PDI_VENV, ignore_errors=True)
        install.venv(PDI_VENV, "pdi, installed from its source", [str(copy)])
        install.venv(FRICTIONLESS_VENV, "frictionless", [FRICTIONLESS])


def seconds(command: Sequence[str | Path], folder: Path) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, cwd=folder)
    spent = time.perf_counter() - started
    if done.returncode:  # the file is a good one for both
        said = (done.stdout + done.stderr)[-300:].decode("utf-8", "replace")
        raise say.Failure(f"{command[0]} ended with {done.returncode}: {said}")
    return spent


def ratio(file: Path) -> float:
    """The two in turns, so that a busy moment hits both; medians compared."""
    commands = {
        "pdi check": [PDI_VENV / "bin/pdi", "check", "--format", "jsonl", file.name],
        "frictionless": [FRICTIONLESS_VENV / "bin/frictionless", "validate", file.name],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(ROUNDS + 1):
        for name, command in commands.items():
            spent = seconds(command, file.parent)
            if turn:  # the first warms the caches
                times[name].append(spent)
    median = {name: statistics.median(spent) for name, spent in times.items()}
    shown = ", ".join(f"{name} {spent * 1000:.0f} ms" for name, spent in median.items())
    found = median["pdi check"] / median["frictionless"]
    say.line(f"{file.name:<12} {shown}: ratio {found:.2f} (bar {BAR})")
    return found


def main() -> int:
    install_both()
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{rows}.csv" for rows in ROWS]
        for file, rows in zip(files, ROWS, strict=True):
            make_csv(file, rows)
        ratios = [ratio(file) for file in files]
    return int(any(found > BAR for found in ratios))


if __name__ == "__main__":
    sys.exit(say.guarded(main))
