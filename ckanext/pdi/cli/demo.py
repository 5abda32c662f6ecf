"""``ckan pdi demo``: how does an operator see the whole thing at work?"""

from __future__ import annotations

import io
import time
from collections.abc import Iterable
from pathlib import Path
from threading import Event
from typing import Any

import click
from werkzeug.datastructures import FileStorage

import ckan.plugins.toolkit as tk
from ckan.lib.search import SearchError, SearchIndexError
from ckan.types import Context

from ckanext.pdi import pulse
from ckanext.pdi.demo import accounts, clear, load, watch
from ckanext.pdi.demo.portal import Crew, NotOurs, Upload

__all__ = ["demo"]

#: Seconds that ``--wait`` waits for the checks: some thirty files take about ten.
WAIT_SECONDS = 300
#: Seconds between two looks at the state of the checks.
LOOK_EVERY = 1.0


class Actions:
    """A portal entered by CKAN's own actions, in one user's name."""

    def __init__(self, user: str) -> None:
        self.user = user

    def _context(self) -> Context:
        return {"user": self.user}

    def show(self, action: str, **data: Any) -> Any:
        try:
            return tk.get_action(action)(self._context(), data)
        except tk.ObjectNotFound:
            return None

    def act(self, action: str, upload: Upload | None = None, **data: Any) -> Any:
        if upload is not None:
            file = io.BytesIO(upload.content)
            data["upload"] = FileStorage(file, filename=upload.filename)
        return tk.get_action(action)(self._context(), data)


@click.command(short_help="Load sample agencies and data sets, or remove them.")
@click.option(
    "--credentials",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Make a sysadmin, an editor and a member, and write their secrets there.",
)
@click.option("--wait", is_flag=True, help="Wait until everything is checked.")
@click.option(
    "--timeout", default=WAIT_SECONDS, show_default=True, help="Seconds for --wait."
)
@click.option("--clear", "remove", is_flag=True, help="Remove what this command made.")
def demo(credentials: Path | None, wait: bool, timeout: int, remove: bool) -> None:
    """Load sample agencies and data sets.

    The agencies are real, their files are made up and say so. Everything enters by
    CKAN's public actions; a second run changes nothing. Without --credentials no
    accounts are made.
    """
    try:
        crew = _crew(credentials)
        if remove:
            _clear(crew)
            return
        _load(crew)
        if wait:
            _wait(crew, timeout)
        _show(crew)
    except NotOurs as error:
        raise click.ClickException(
            f"'{error}' exists here and was not made by this command. It was left "
            "alone. Rename or remove it first, or use a site of its own for the demo."
        ) from error
    except tk.ValidationError as error:
        raise click.ClickException(f"CKAN refused: {error.error_summary}") from error
    except tk.NotAuthorized as error:
        raise click.ClickException(f"CKAN does not allow: {error}") from error
    except (SearchError, SearchIndexError) as error:
        raise click.ClickException(
            f"Solr did not answer ({error}). See `ckan pdi doctor`, then run it again."
        ) from error


def _crew(credentials: Path | None) -> Crew:
    site_user = tk.get_action("get_site_user")({"ignore_auth": True}, {})["name"]
    site = Actions(site_user)
    if credentials is None:
        return Crew(site, site, {})
    accounts.ensure(site, credentials)
    names = accounts.NAMES
    return Crew(Actions(names["sysadmin"]), Actions(names["editor"]), accounts.ROLES)


def _load(crew: Crew) -> None:
    made = _run(load.steps(crew), "Loading the demo")
    click.echo(f"Made {made} things." if made else "Everything was there already.")


def _clear(crew: Crew) -> None:
    made = _run(clear.steps(crew), "Removing the demo")
    site_user = tk.get_action("get_site_user")({"ignore_auth": True}, {})["name"]
    made += accounts.remove(Actions(site_user))
    click.echo(f"Removed {made} things." if made else "There was nothing to remove.")


def _run(steps: Iterable[load.Step], label: str) -> int:
    with click.progressbar(
        list(steps), label=label, item_show_func=lambda s: s.label if s else ""
    ) as shown:
        return sum(step.run() for step in shown)


def _wait(crew: Crew, timeout: int) -> None:
    deadline = time.monotonic() + timeout
    waiting = first = watch.unchecked(crew)
    with click.progressbar(length=len(first), label="Checking the files") as shown:
        while waiting:
            if time.monotonic() > deadline:
                raise click.ClickException(_overdue(waiting, timeout))
            Event().wait(LOOK_EVERY)
            before, waiting = waiting, watch.unchecked(crew)
            shown.update(len(before) - len(waiting))


def _overdue(waiting: list[str], timeout: int) -> str:
    return (
        f"After {timeout} seconds {len(waiting)} data sets are not checked "
        f"(such as {waiting[0]}). {_workers()}"
    )


def _workers() -> str:
    heard = pulse.listen()
    if heard.redis:
        return (
            f"Redis does not answer ({heard.redis}), so nobody can say whether a "
            "worker is alive. See `ckan pdi doctor`."
        )
    if heard.own or heard.common:
        return "A worker is alive: wait longer, or look into its log."
    return "No worker is alive: start one with `ckan pdi worker`."


def _show(crew: Crew) -> None:
    for title, counted, waiting, promised in watch.standings(crew.admin):
        click.echo(
            f"  {title:<44} {counted} of 3, {waiting} waiting, {promised} promised"
        )
