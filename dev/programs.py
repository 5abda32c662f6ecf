"""What runs, how is it started and stopped, and is anything left behind?"""

from __future__ import annotations

import os
import shlex
import signal
import time
import xmlrpc.client
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dev import place, say
from dev.place import LOGS, STACK, Stamp

CONF = STACK / "supervisord.conf"
MARK = "PDI_STACK_PROCESS"  # in the environment of every process that we start
# PostgreSQL and Redis write their titles over their environment: known by their folder.
TITLED = ("postgres", "redis-server")
START_SECONDS = 90  # Solr on a cold disk is the slowest
STOP_SECONDS = 40
POLL = 0.2
ALIVE = ("STARTING", "RUNNING", "BACKOFF")
NOT_RUNNING = ("STOPPED", 0)
LOG_BYTES = "20MB"


@dataclass(frozen=True)
class Program:
    name: str
    command: Sequence[str | Path | int]
    folder: str | Path  # it runs in
    user: str | None = None
    stop: str = "TERM"
    settles: int = 1  # seconds it has to live before it counts as running
    env: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def log(self) -> Path:
        return LOGS / f"{self.name}.log"

    def section(self) -> str:
        env = {**self.env, MARK: str(STACK)}
        quoted = ",".join(f'{k}="{v}"' for k, v in env.items())
        command = shlex.join(str(word) for word in self.command)
        lines = [
            f"[program:{self.name}]",
            f"command={command}",
            f"directory={self.folder}",
            f"environment={quoted}",
            f"stopsignal={self.stop}",
            f"startsecs={self.settles}",
            f"stdout_logfile={self.log}",
            *([f"user={self.user}"] if self.user else []),
            *SAME_FOR_ALL,
        ]
        return "\n".join(line.replace("%", "%%") for line in lines) + "\n"


SAME_FOR_ALL = (
    "autostart=false",
    "autorestart=true",
    "stopwaitsecs=20",
    "killasgroup=true",
    "redirect_stderr=true",
    f"stdout_logfile_maxbytes={LOG_BYTES}",
    "stdout_logfile_backups=1",
)


def _head() -> str:
    port, password = place.port("supervisor"), place.secret("supervisor")
    root = "user=root\n" if os.geteuid() == 0 else ""
    return f"""\
[supervisord]
logfile={LOGS}/supervisord.log
pidfile={STACK}/supervisord.pid
childlogdir={LOGS}
{root}
[inet_http_server]
port=127.0.0.1:{port}
username=stack
password={password}

[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

"""


def _proxy() -> xmlrpc.client.ServerProxy:
    address = f"stack:{place.secret('supervisor')}@127.0.0.1:{place.port('supervisor')}"
    return xmlrpc.client.ServerProxy(f"http://{address}/RPC2")


def _call(method: str, *arguments: object) -> object:
    try:
        return getattr(_proxy().supervisor, method)(*arguments)
    except xmlrpc.client.ProtocolError as error:  # a stranger on our port
        raise ConnectionError(error.errmsg) from None


def up() -> bool:
    try:
        return _call("getSupervisorVersion") is not None
    except (OSError, xmlrpc.client.Fault):
        return False


def states() -> dict[str, tuple[str, int]]:
    """Each program's state word and process id; empty when nothing runs."""
    if not up():
        return {}
    known = _call("getAllProcessInfo")
    return {p["name"]: (p["statename"], p["pid"]) for p in known}  # type: ignore[attr-defined]


def supervise(wanted: Iterable[Program], supervisord: Path) -> None:
    """Let supervisor run with exactly these programs known to it."""
    LOGS.mkdir(parents=True, exist_ok=True)
    alive = up()
    text = _head() + "\n".join(program.section() for program in wanted)
    stamp = Stamp("supervisord", [text])
    if alive and stamp.holds():
        return
    place.write_private(CONF, text)
    if alive:
        _update()
    else:
        _launch(supervisord)
    stamp.write()


def _launch(supervisord: Path) -> None:
    env = {**place.clean_environment(), MARK: str(STACK)}
    log = LOGS / "supervisord.log"
    command = [supervisord, "-c", CONF]
    say.run(command, LOGS / "supervisord-start.log", env=env)
    wait_for("supervisor", lambda: None if up() else "does not answer", log)


def _update() -> None:
    """Take over a changed configuration, as `supervisorctl update` does."""
    added, changed, removed = _call("reloadConfig")[0]  # type: ignore[index]
    for name in [*changed, *removed]:
        _call("stopProcessGroup", name)
        _call("removeProcessGroup", name)
    for name in [*added, *changed]:
        _call("addProcessGroup", name)


def clear_ground(names: Sequence[str]) -> None:
    """Before a start: end what a crash left, and leave ports that strangers took."""
    known = states()
    if not known:
        end_leftovers()
    stopped = [name for name in names if known.get(name, NOT_RUNNING)[0] not in ALIVE]
    for name in [*stopped, *([] if known else ["supervisor"])]:
        if not place.port_is_free(place.port(name)):
            say.line(f"port {place.port(name)} of {name} is taken; another is chosen")
            place.forget_port(name)


def start(name: str, unhealthy: Callable[[], str | None]) -> None:
    """Start one program unless it runs, and wait until it answers as it should."""
    state, _ = states()[name]
    if state not in ALIVE:
        _call("startProcess", name, False)
    log = LOGS / f"{name}.log"

    def trouble() -> str | None:
        if states()[name][0] in ("FATAL", "EXITED"):
            raise say.Failure(f"{name} ends as soon as it starts", log=log)
        return unhealthy()

    wait_for(name, trouble, log)


def end(names: Iterable[str]) -> None:
    """Stop some programs, and leave the others running."""
    for name in names:
        if states().get(name, NOT_RUNNING)[0] in ALIVE:
            _call("stopProcess", name)


def wait_for(
    what: str,
    trouble: Callable[[], str | None],
    log: Path,
    seconds: int = START_SECONDS,
) -> None:
    deadline = time.monotonic() + seconds
    while (why := trouble()) is not None:
        if time.monotonic() > deadline:
            raise say.Failure(
                f"{what} is not healthy after {seconds} s: {why}", log=log
            )
        time.sleep(POLL)


def stop() -> None:
    """Stop everything that belongs to this checkout; nothing is left running."""
    if up():
        _call("shutdown")
        deadline = time.monotonic() + STOP_SECONDS
        while leftovers() and time.monotonic() < deadline:
            time.sleep(POLL)
    end_leftovers()


def end_leftovers() -> None:
    """After a crash: end, by process id, what an earlier run left behind."""
    for sign, seconds in (
        (signal.SIGINT, 5),
        (signal.SIGTERM, 10),
        (signal.SIGKILL, 10),
    ):
        for pid in leftovers():
            try:
                os.kill(pid, sign)
            except ProcessLookupError:
                continue
        deadline = time.monotonic() + seconds
        while leftovers() and time.monotonic() < deadline:
            time.sleep(POLL)
        if not leftovers():
            return
    raise say.Failure(
        f"these processes do not end: {leftovers()}", todo="end them by hand"
    )


def leftovers() -> list[int]:
    """Processes of this checkout's stack, whoever their parent is now."""
    return [
        int(entry.name)
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and int(entry.name) != os.getpid() and _is_ours(entry)
    ]


def _is_ours(process: Path) -> bool:
    mark = f"{MARK}={STACK}".encode()
    try:
        if mark in (process / "environ").read_bytes().split(b"\0"):
            return _is_alive(process)
        title = (process / "comm").read_text().strip()
        folder = (process / "cwd").readlink()
        return title in TITLED and folder in (place.postgres_folder(), STACK / "redis")
    except OSError:  # it ended meanwhile, or belongs to somebody else
        return False


def _is_alive(process: Path) -> bool:
    return (process / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
