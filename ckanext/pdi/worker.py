"""How does a worker spend its time? It checks what is due, then waits for a hint."""

from __future__ import annotations

import logging
import signal
from threading import Event
from time import monotonic
from types import FrameType

from redis.exceptions import RedisError
from sqlalchemy.exc import DBAPIError

import ckan.model as model
from ckan.lib.jobs import get_queue

from ckanext.pdi import config, jobs, pulse, storage
from ckanext.pdi.due import QUEUE

log = logging.getLogger(__name__)

#: How often an idle worker glances at the queue.
GLANCE_SECONDS = 0.5
#: So many times it says that it is alive before it would be taken for dead.
BEATS = 4

SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Worker:
    """A loop that loads CKAN once, and ends well when it is told to.

    The queue only wakes it: without Redis it looks into the database by itself.
    """

    def __init__(self) -> None:
        self._stop = Event()
        self._next_beat = 0.0

    def run(self, *, once: bool = False) -> int:
        """Work until told to stop, or (``once``) until nothing is due."""
        before = {number: signal.signal(number, self._told) for number in SIGNALS}
        storage.tidy()
        try:
            return self._loop(once)
        finally:
            pulse.stop()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _loop(self, once: bool) -> int:
        done = 0
        while not self._stop.is_set():
            self._beat()
            done += self._work()
            if once:
                break
            self._wait()
        return done

    def _told(self, number: int, frame: FrameType | None) -> None:
        log.info("Told to stop; what is being read is finished first.")
        self._stop.set()

    def _stopping(self) -> bool:
        self._beat()
        return self._stop.is_set()

    def _work(self) -> int:
        try:
            return jobs.work(self._stopping)
        except DBAPIError:
            log.exception("The database does not answer; trying again.")
            return 0
        finally:
            model.Session.remove()

    def _wait(self) -> None:
        """Until a hint comes, or the time has come to look."""
        until = monotonic() + config.poll_seconds()
        while not self._stop.wait(GLANCE_SECONDS) and monotonic() < until:
            self._beat()
            if _hinted():
                return

    def _beat(self) -> None:
        if monotonic() >= self._next_beat:
            self._next_beat = monotonic() + pulse.SECONDS / BEATS
            pulse.beat()


def _hinted() -> bool:
    """Take a hint from the queue. What is to be done is in the database."""
    try:
        queue = get_queue(QUEUE)
        taken = queue.connection.lpop(queue.key)
        job = queue.fetch_job(taken.decode()) if taken else None
        if job:
            job.delete()
    except (RedisError, OSError):
        return False
    return taken is not None
