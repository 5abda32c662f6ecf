"""Why could bytes not be read as a table?

::

    ReadingError(code, row, data)      becomes one Problem of a profile
    ├── LimitBroken                    limit.<name>
    ├── Malformed                      syntax_error, encrypted
    └── NotSupported                   not_supported
"""

from __future__ import annotations

from ckanext.pdi.facts import Problem


class ReadingError(Exception):
    """Reading stopped for a reason that a profile can carry."""

    def __init__(self, code: str, row: int | None = None, **data: object) -> None:
        super().__init__(code)
        self.problem = Problem(code, row, data)


class LimitBroken(ReadingError):
    """A named limit was broken."""

    def __init__(self, name: str, row: int | None = None, **data: object) -> None:
        super().__init__(f"limit.{name}", row, **data)


class Malformed(ReadingError):
    """The bytes are not what their signature promised."""


class NotSupported(ReadingError):
    """A recognised structured format that is not read yet."""

    def __init__(self, **data: object) -> None:
        super().__init__("not_supported", None, **data)
