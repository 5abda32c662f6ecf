"""Which pages are ours?"""

from __future__ import annotations

__all__: list[str] = []
