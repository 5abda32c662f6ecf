"""Does a broken Excel 97-2003 file end in a reason?"""

from __future__ import annotations

from .make import profile
from .test_sniff import ole


def test_a_broken_workbook_is_refused() -> None:
    result = profile(ole("Workbook"))
    assert result.container.format == "xls"
    assert result.problem("syntax_error") is not None
