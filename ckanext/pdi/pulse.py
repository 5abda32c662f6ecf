"""Is a worker alive? Workers say so in Redis, for a while."""

from __future__ import annotations

import logging
import os
import socket
from dataclasses import dataclass

import rq
from redis.exceptions import RedisError

import ckan.plugins.toolkit as tk
from ckan.lib.jobs import get_queue
from ckan.lib.redis import connect_to_redis

from ckanext.pdi.due import QUEUE

log = logging.getLogger(__name__)

#: A worker that said nothing for so long is taken for dead.
SECONDS = 90


@dataclass(frozen=True)
class Pulse:
    """The workers that can be heard; ``redis`` says why nothing can be heard."""

    own: tuple[str, ...] = ()  # ckan pdi worker
    common: int = 0  # ckan jobs worker pdi
    redis: str | None = None


def beat() -> None:
    """Say that this worker is alive."""
    try:
        connect_to_redis().set(_key(_me()), "1", ex=SECONDS)
    except (RedisError, OSError):
        log.warning("Redis does not answer; the worker goes on without it.")


def stop() -> None:
    """Say that this worker has ended."""
    try:
        connect_to_redis().delete(_key(_me()))
    except (RedisError, OSError):
        log.debug("Redis does not answer.")


def listen() -> Pulse:
    """Which workers are there?"""
    try:
        keys = connect_to_redis().scan_iter(match=_key("*"))
        prefix = len(_key(""))
        own = tuple(sorted(key.decode()[prefix:] for key in keys))
        return Pulse(own, rq.Worker.count(queue=get_queue(QUEUE)))
    except (RedisError, OSError) as error:
        return Pulse(redis=type(error).__name__)


def _me() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def _key(name: str) -> str:
    return f"ckan:{tk.config['ckan.site_id']}:pdi:worker:{name}"
