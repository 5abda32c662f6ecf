"""Which command was asked for? (One function each; the Makefile has the usual ones.)"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable

from dev import (
    ckan_site,
    demo,
    install,
    place,
    programs,
    say,
    services,
    suites,
    versions,
)

Arguments = argparse.Namespace


def start(arguments: Arguments) -> int:
    """install what is missing; start PostgreSQL, Redis and Solr"""
    version = versions.chosen()
    with place.lock():
        install.everything(version, services.ours(arguments.use))
        ckan_site.start_services(arguments.use, version)
    return status(arguments)


def site(arguments: Arguments) -> int:
    """also start an empty CKAN site (--use demo or browser)"""
    version = versions.chosen()
    with place.lock():
        install.everything(version, services.ours(arguments.use))
        ckan_site.start(arguments.use, version)
    say.line(ckan_site.url(arguments.use))
    return 0


def demo_(arguments: Arguments) -> int:
    """also load agencies, sample data and users, and wait until all is checked"""
    version = versions.chosen()
    with place.lock():
        install.everything(version, services.ours(arguments.use))
        demo.up(arguments.use, version)
    demo.invite(arguments.use, version)
    return 0


def stop(arguments: Arguments) -> int:
    """stop everything that this checkout started"""
    with place.lock(), say.step("stop"):
        programs.stop()
    return 0


def status(arguments: Arguments) -> int:
    """say what runs and whether it is healthy (exit code 1 when a service is not)"""
    version, use = versions.chosen(), arguments.use
    known = programs.states()
    if not known and services.ours(use):
        say.line("nothing of the private stack runs; `make demo` or `make start`")
        return 1
    for name, (state, pid) in known.items():
        say.line(f"{name:<16} {state.lower():<9} {f'process {pid}' if pid else ''}")
    sick = 0
    for service in services.SERVICES:
        why = services.unhealthy(service, use, version)
        whose = "private" if service in services.ours(use) else "existing"
        say.line(f"{service:<16} {why or 'healthy'} ({whose}, for {use})")
        sick += why is not None
    return int(sick > 0)


def logs(arguments: Arguments) -> int:
    """show the end of the logs (`logs solr worker-demo` for some)"""
    names = arguments.rest or ["*"]
    files = sorted(f for name in names for f in place.LOGS.glob(f"{name}.log"))
    return subprocess.run(["tail", "-n", "20", *files], check=False).returncode


def clean(arguments: Arguments) -> int:
    """stop, then delete .stack/: databases, files, logs, virtual environments"""
    with place.lock(), say.step("stop and delete .stack/"):
        programs.stop()
        shutil.rmtree(place.postgres_folder(), ignore_errors=True)
        shutil.rmtree(place.STACK)
    return 0


def env(arguments: Arguments) -> int:
    """print the variables of a use: eval "$(python3 -m dev env)" """
    for name, value in services.environment(arguments.use, versions.chosen()).items():
        say.line(f"export {name}={shlex.quote(value)}")
    return 0


def run(arguments: Arguments) -> int:
    """run a command with a use's variables and CKAN's programs first on the PATH"""
    version = versions.chosen()
    made = services.environment(arguments.use, version)
    path = f"{version.venv / 'bin'}:{os.environ['PATH']}"
    os.execvpe(arguments.rest[0], arguments.rest, {**os.environ, **made, "PATH": path})


def test(arguments: Arguments) -> int:
    """lint, then every suite (`test unit ckan` for some)"""
    return suites.run(arguments.rest or suites.ALL, versions.chosen())


def format_(arguments: Arguments) -> int:
    """let ruff fix and format what it can"""
    return int(not suites.format_())


def bench(arguments: Arguments) -> int:
    """the benchmarks, or one (`bench check_vs_frictionless`)"""
    modules = sorted(f.stem for f in (place.ROOT / "bench").glob("[a-z]*.py"))
    codes: list[int] = []
    for name in arguments.rest or modules:
        say.line(f"-- {name}")
        command = [sys.executable, "-m", f"bench.{name}"]
        codes.append(subprocess.run(command, cwd=place.ROOT, check=False).returncode)
    return int(any(codes))


RUNNING = (start, site, demo_, stop, status, logs, clean)
WORKING = (env, run, test, format_, bench)
COMMANDS: dict[str, Callable[[Arguments], int]] = {
    command.__name__.rstrip("_"): command for command in (*RUNNING, *WORKING)
}
USE = {"demo": "demo"}  # of the others it is `test`


def _parser() -> argparse.ArgumentParser:
    told = "\n".join(f"  {name:<8} {c.__doc__}" for name, c in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="python3 -m dev",
        description=f"The private stack for demo and tests.\n\n{told}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--use", choices=services.USES, help="whose databases and core")
    parser.add_argument("command", choices=[*COMMANDS], metavar="command")
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    return parser


def main() -> int:
    arguments = _parser().parse_args()
    arguments.use = arguments.use or USE.get(arguments.command, "test")
    return say.guarded(lambda: COMMANDS[arguments.command](arguments))


if __name__ == "__main__":
    sys.exit(main())
