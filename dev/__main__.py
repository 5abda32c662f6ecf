"""Which command was asked for? (`python3 -m dev help`)"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable

from dev import install, place, programs, say, services, versions


def start(arguments: argparse.Namespace) -> None:
    """Install what is missing and start PostgreSQL, Redis and Solr."""
    version = versions.chosen()
    with place.lock():
        install.everything(version)
        services.start(version)
    status(arguments)


def stop(arguments: argparse.Namespace) -> None:
    """Stop everything that this checkout started."""
    with place.lock(), say.step("stop"):
        programs.stop()


def status(arguments: argparse.Namespace) -> None:
    """Say what runs and whether it is healthy."""
    version = versions.chosen()
    for name, (state, pid) in programs.states().items():
        say.line(f"{name:<16} {state.lower():<10} {pid or '':>8}")
    for service in services.SERVICES:
        why = services.unhealthy(service, version)
        whose = "existing" if services.existing(service) else "private"
        say.line(f"{service:<16} {'healthy' if why is None else why} ({whose})")


def clean(arguments: argparse.Namespace) -> None:
    """Stop, then delete .stack/ (databases, logs, virtual environments)."""
    with place.lock(), say.step("stop and delete .stack/"):
        programs.stop()
        shutil.rmtree(place.postgres_folder(), ignore_errors=True)
        shutil.rmtree(place.STACK)


def logs(arguments: argparse.Namespace) -> None:
    """Show the end of the logs (of one program: `logs solr`)."""
    names = arguments.rest or ["*"]
    files = sorted(f for name in names for f in place.LOGS.glob(f"{name}.log"))
    subprocess.run(["tail", "-n", "20", *files], check=False)


def env(arguments: argparse.Namespace) -> None:
    """Print the variables of a use: eval "$(python3 -m dev env)"."""
    for name, value in services.environment(arguments.use, versions.chosen()).items():
        say.line(f"export {name}={shlex.quote(value)}")


def run(arguments: argparse.Namespace) -> None:
    """Run a command with a use's variables and CKAN's venv first on the PATH."""
    version = versions.chosen()
    made = services.environment(arguments.use, version)
    path = f"{version.venv / 'bin'}:{os.environ['PATH']}"
    os.execvpe(arguments.rest[0], arguments.rest, {**os.environ, **made, "PATH": path})


COMMANDS: dict[str, Callable[[argparse.Namespace], None]] = {
    function.__name__: function for function in (start, stop, status, clean, logs, env, run)
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m dev", description=__doc__)
    parser.add_argument("--use", choices=services.USES, default="test")
    parser.add_argument("command", choices=[*COMMANDS])
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    try:
        COMMANDS[arguments.command](arguments)
    except say.Failure as failure:
        print(failure.told(), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
