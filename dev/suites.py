"""Which tests and linters are there, and where does each run?"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dev import ckan_site, demo, install, place, programs, say, services
from dev.place import ROOT
from dev.versions import Version

WITHOUT_CKAN = ("-p", "no:ckan", "-p", "no:ckan_fixtures")
FAULTS = ("tests/faults", "tests/ckan/test_kill.py")
CLOSING = re.compile(r"=+ .*\d+ (passed|failed|error).* =+\s*$")


@dataclass(frozen=True)
class Suite:
    """Tests that run in one pytest: their folders and what stands before they start."""

    name: str
    folders: tuple[str, ...]
    options: tuple[str, ...]
    prepare: Callable[[Version], tuple[Path, dict[str, str]]]  # -> python, environment
    tidy: Callable[[], None] = lambda: None

    def paths(self) -> list[str]:
        return [f for f in self.folders if _has_tests(ROOT / f)]


def _has_tests(path: Path) -> bool:
    return path.is_file() or any(path.rglob("test_*.py"))


def _unit(version: Version) -> tuple[Path, dict[str, str]]:
    install.unit_venv()
    return install.UNIT_VENV / "bin/python", {}


def _ckan(version: Version) -> tuple[Path, dict[str, str]]:
    install.everything(version, services.ours("test"))
    ckan_site.start_services("test", version)
    made = services.environment("test", version)
    database = urlsplit(made["CKAN_SQLALCHEMY_URL"]).path.strip("/")
    if "test" not in database:
        raise say.Failure(
            f"the tests delete everything in their database; `{database}` is not one",
            todo="give CKAN_SQLALCHEMY_URL a database with `test` in its name",
        )
    return version.program("python"), made


def _browser(version: Version) -> tuple[Path, dict[str, str]]:
    install.everything(version, services.ours("browser"))
    install.debian_packages(install.BROWSER_PACKAGES)
    demo.up("browser", version)
    return version.program("python"), {"PDI_SITE": str(demo.description("browser"))}


SUITES = {
    suite.name: suite
    for suite in (
        Suite("unit", ("tests/unit",), ("-W", "error", "-n", "2"), _unit),
        Suite("corpus", ("tests/corpus",), ("-W", "error"), _unit),
        Suite("packaging", ("tests/packaging",), ("-W", "error"), _unit),
        Suite("ckan", ("tests/ckan", "tests/faults"), (), _ckan),
        Suite("faults", FAULTS, (), _ckan),
        Suite(
            "browser",
            ("tests/browser",),
            WITHOUT_CKAN,
            _browser,
            lambda: ckan_site.stop("browser"),
        ),
    )
}


# `faults` is a part of `ckan`, to be run alone.
ALL = ("lint", *(name for name in SUITES if name != "faults"))


def run(names: Sequence[str], version: Version) -> int:
    """Run lint and suites, each to its end; pytest's closing lines come last."""
    results: dict[str, tuple[bool, str]] = {}
    for name in names:
        say.line(f"\n-- {name} {'-' * (84 - len(name))}")
        try:
            results[name] = lint() if name == "lint" else _suite(SUITES[name], version)
        except say.Failure as failure:
            say.line(failure.told())
            results[name] = (False, "could not start")
    if os.environ.get("CI"):
        with say.step("stop"):
            programs.stop()
    say.line(f"\n-- summary {'-' * 77}")
    for name, (good, _) in results.items():
        say.line(f"{name:<8} {'passed' if good else 'FAILED'}")
    for _, closing in results.values():
        if closing:
            say.line(closing)
    return 0 if all(good for good, _ in results.values()) else 1


def _suite(suite: Suite, version: Version) -> tuple[bool, str]:
    if not suite.paths():
        raise say.Failure(f"no tests in {', '.join(suite.folders)}")
    with place.lock():
        python, made = suite.prepare(version)
    env = {**os.environ, **made}
    try:
        return pytest(python, [*suite.options, *suite.paths()], env)
    finally:
        suite.tidy()


def pytest(
    python: Path, words: Sequence[str], env: Mapping[str, str]
) -> tuple[bool, str]:
    """Run pytest with its output shown as it comes; keep its closing line."""
    command = [str(python), "-m", "pytest", *words]
    closing = ""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**env, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        for text in process.stdout or ():
            print(text, end="", flush=True)
            closing = text.rstrip() if CLOSING.match(text) else closing
    return process.returncode == 0, closing


def lint() -> tuple[bool, str]:
    """Format, lint and types, all three even when the first one fails."""
    with place.lock():
        install.lint_venv()
        install.unit_venv()  # types are looked up in its packages
    python = install.UNIT_VENV / "bin/python"
    commands = (
        ["ruff", "format", "--check", "."],
        ["ruff", "check", "--output-format=concise", "."],
        ["basedpyright", "--pythonpath", str(python)],
    )
    good = [_tool(command) for command in commands]  # all, even when one fails
    return all(good), ""


def format_() -> bool:
    with place.lock():
        install.lint_venv()
    good = [_tool(["ruff", "check", "--fix", "."]), _tool(["ruff", "format", "."])]
    return all(good)


def _tool(words: Sequence[str]) -> bool:
    say.line(f"$ {' '.join(words)}")
    command = [install.LINT_VENV / "bin" / words[0], *words[1:]]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0
