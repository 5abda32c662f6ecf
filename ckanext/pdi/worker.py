"""How does a worker spend its time? It checks what is due, then waits for a hint."""

from __future__ import annotations

import logging
import signal
from threading import Event
from time import monotonic
from types import FrameType

import rq
from redis.exceptions import RedisError
from sqlalchemy.exc import DBAPIError

import ckan.model as model
from ckan.lib.jobs import get_queue
from ckan.lib.redis import connect_to_redis

from ckanext.pdi import config, jobs, pulse
from ckanext.pdi.due import QUEUE

log = logging.getLogger(__name__)

#: A worker that is told to stop while it waits does so within this time.
WAIT_SECONDS = 1


class Worker:
    """A loop that loads CKAN once, and ends well when it is told to.

    The queue only wakes it: without Redis it looks into the database by itself.
    """

    def __init__(self) -> None:
        self._stop = Event()

    def run(self, *, once: bool = False) -> int:
        """Work until told to stop, or (``once``) until nothing is due."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._told)
        done = 0
        while not self._stop.is_set():
            pulse.beat()
            done += self._work()
            if once:
                break
            self._wait()
        pulse.stop()
        return done

    def _told(self, number: int, frame: FrameType | None) -> None:
        log.info("Told to stop; what is being read is finished first.")
        self._stop.set()

    def _stopping(self) -> bool:
        pulse.beat()
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
        while not self._stop.is_set() and monotonic() < until:
            pulse.beat()
            if self._hinted():
                return

    def _hinted(self) -> bool:
        try:
            got = rq.Queue.dequeue_any(
                [get_queue(QUEUE)], timeout=WAIT_SECONDS, connection=connect_to_redis()
            )
        except (RedisError, OSError):
            self._stop.wait(WAIT_SECONDS)
            return False
        if got is None:
            return False
        job, _ = got
        job.delete()  # what it says is in the database
        return True
