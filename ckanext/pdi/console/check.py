"""How are files checked in the order given, each answered as it is ready?"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from ckanext.pdi import compliance
from ckanext.pdi.compliance.model import (
    Acquisition,
    Declared,
    Outcome,
    Ruleset,
    Subject,
    Verdict,
)
from ckanext.pdi.console import (
    EXIT_CANT_TELL,
    EXIT_FAILED,
    EXIT_PASSED,
    EXIT_WRONG,
    terminal,
)
from ckanext.pdi.console.sources import Source
from ckanext.pdi.facts import Profile
from ckanext.pdi.vocabulary.categories import categories

SCHEMA = "pdi-check/1"
#: A progress bar is shown from this many files on.
BAR_FILES = 4


@dataclass(frozen=True)
class Options:
    """The options of one ``pdi check``."""

    files: Sequence[str]
    category: str | None = None
    declared: Path | None = None
    ruleset: str | None = None
    quick: bool = False
    verbose: bool = False
    format_: str = "text"
    jobs: int = 1


@dataclass(frozen=True)
class Checked:
    """One file's answer."""

    source: Source
    profile: Profile | None
    verdict: Verdict
    seconds: float


def check(options: Options, read: Iterable[tuple[Source, Profile | None]]) -> int:
    """Check all files read, print the answers, and give the exit code."""
    declared, ruleset = _declared(options), _ruleset(options.ruleset)
    checked = _with_bar(options, _check_all(read, declared, ruleset))
    return _exit_code(_print(options, checked))


def _check_all(
    read: Iterable[tuple[Source, Profile | None]],
    declared: Declared,
    ruleset: Ruleset,
) -> Iterator[Checked]:
    began = time.monotonic()
    for source, profile in read:
        acquisition = Acquisition()
        if profile is None:
            acquisition = Acquisition("error", {"reason": source.problem})
        subject = Subject(acquisition, profile, declared, date.today())
        verdict = compliance.evaluate(subject, ruleset)
        now = time.monotonic()
        yield Checked(source, profile, verdict, now - began)
        began = now


def _print(options: Options, checked: Iterable[Checked]) -> Iterator[Checked]:
    """Print each answer as it comes and hand it on."""
    objects: list[dict[str, Any]] = []
    for number, one in enumerate(checked):
        if one.source.problem:
            name = compliance.messages.printable(one.source.name)
            click.echo(f"pdi: {name}: {one.source.problem}", err=True)
        if options.format_ == "text":
            page = terminal.page(
                one.source.name, one.profile, one.verdict, options.verbose
            )
            click.echo(("\n" if number else "") + page)
        elif options.format_ == "jsonl":
            click.echo(json.dumps(_object(one, options), ensure_ascii=False))
            sys.stdout.flush()
        else:
            objects.append(_object(one, options))
        yield one
    if options.format_ == "json":
        whole = {"schema": SCHEMA, "files": objects}
        click.echo(json.dumps(whole, indent=1, ensure_ascii=False))


def _object(one: Checked, options: Options) -> dict[str, Any]:
    return compliance.result_json(
        one.source.name, one.profile, one.verdict, one.seconds, options.verbose
    )


def _with_bar(options: Options, checked: Iterator[Checked]) -> Iterator[Checked]:
    """A progress bar on standard error where it does not run into the text."""
    many = len(options.files) >= BAR_FILES and sys.stderr.isatty()
    if not many or (options.format_ != "json" and sys.stdout.isatty()):
        yield from checked
        return
    count = len(options.files)
    with click.progressbar(
        checked, length=count, label="Checking", file=sys.stderr, show_pos=True
    ) as bar:
        yield from bar


def _exit_code(checked: Iterable[Checked]) -> int:
    found: set[int] = {EXIT_PASSED}
    for one in checked:
        if one.source.problem:
            found.add(EXIT_WRONG)
        elif one.verdict.verdict in (Outcome.FAILED, Outcome.INAPPLICABLE):
            found.add(EXIT_FAILED)
        elif one.verdict.verdict is not Outcome.PASSED:
            found.add(EXIT_CANT_TELL)
        elif one.verdict.privacy == "hold":
            found.add(EXIT_FAILED)
    order = (EXIT_WRONG, EXIT_FAILED, EXIT_CANT_TELL, EXIT_PASSED)
    return next(code for code in order if code in found)


def _declared(options: Options) -> Declared:
    """What the publisher says: the JSON file, and the category over it.

    Raises:
        click.UsageError: for words that mean nothing.
    """
    declared = Declared()
    if options.declared:
        try:
            data = json.loads(options.declared.read_text("utf-8"))
            declared = compliance.declared_from_json(data)
        except (ValueError, TypeError, AttributeError) as error:
            known = ", ".join(vars(Declared()))
            raise click.UsageError(
                f"{options.declared} is no JSON object of what is declared."
                f" Known names: {known}."
            ) from error
    if options.category:
        declared = replace(declared, category=options.category)
    if declared.category is not None and declared.category not in categories():
        raise click.UsageError(_unknown_category(str(declared.category)))
    return declared


def _unknown_category(slug: str) -> str:
    close = get_close_matches(slug.replace("-", "_"), categories(), n=1)
    hint = f" Did you mean {close[0]}?" if close else ""
    return f"There is no category {slug}.{hint} Known: {', '.join(categories())}."


def _ruleset(name: str | None) -> Ruleset:
    known = compliance.RULESETS
    if name is None:
        return compliance.DEFAULT_RULESET
    if name not in known:
        raise click.UsageError(
            f"There is no ruleset {name}. Known: {', '.join(known)}."
        )
    return known[name]
