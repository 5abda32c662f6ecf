"""How do our answers tell browsers and caches to treat them?

Public exports are computed as for a visitor, whoever asks, so any cache may keep them
and an ETag answers the next question; everything a logged-in person sees stays with
that person. Nothing of ours may be framed by another site.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from flask import Response, make_response

import ckan.plugins.toolkit as tk

JSON = "application/json"
CSV = "text/csv"

#: An export runs nothing and loads nothing.
_NOTHING = "default-src 'none'; frame-ancestors 'self'"
#: A page of the site keeps the site's own rules, but is framed by no other.
_NO_FRAMES = "frame-ancestors 'self'"


def export(text: str, mimetype: str, checked: str | None, filename: str) -> Response:
    """A public export; 304 when the asker has these very bytes."""
    body = text.encode("utf-8")
    response = make_response(body)
    response.content_type = f"{mimetype}; charset=utf-8"
    response.headers["Content-Security-Policy"] = _NOTHING
    if mimetype == CSV:
        response.headers.set("Content-Disposition", "attachment", filename=filename)
    if checked:
        at = datetime.strptime(checked, "%Y-%m-%dT%H:%M:%SZ")
        response.last_modified = at.replace(tzinfo=UTC)
    response.cache_control.public = True
    response.cache_control.max_age = 0
    response.cache_control.must_revalidate = True
    response.set_etag(hashlib.sha256(body).hexdigest()[:32])
    return response.make_conditional(tk.request)


def protect(response: Response) -> Response:
    """What every answer of ours carries; put behind all routes of the blueprint."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", _NO_FRAMES)
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "SAMEORIGIN"
    headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    if headers["Content-Security-Policy"] != _NOTHING and _personal():
        # CKAN's own hook, which comes after this one, reads the mark and says private.
        tk.request.environ["__no_cache__"] = True
        response.cache_control.no_store = True
    return response


def _personal() -> bool:
    """Was this made for somebody: a logged-in reader, or a form's answer?"""
    return tk.current_user.is_authenticated or tk.request.method != "GET"
