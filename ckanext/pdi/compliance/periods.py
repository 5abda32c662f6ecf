"""Is a column named after a period of time: 2015, FY16, Jan, Q1, 2016-12-31?"""

from __future__ import annotations

import re

from ckanext.pdi.compliance.names import plain

_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_NAMED = re.compile(
    rf"(?<!\d){_YEAR}(?!\d)"  # 2015, total_2015, 2015_Percent
    rf"|(?<![a-z])(?:fy|cy)[ _-]?\d\d(?!\d)"  # FY16
    r"|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
    r"(?:[ _.'-]*\d{2,4})?$"  # Jan, January, Jan-16
    r"|^(?:1st|2nd|3rd|4th|first|second|third|fourth)[ _]quarter"
    r"|(?:^|[ _])q[1-4](?:$|[ _'-])"
    r"|^\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?$"  # 04/05, 12/31/2016
)


def named(header: str) -> bool:
    """Does the header name a period? Months only when nothing else is said."""
    return bool(_NAMED.search(plain(header).strip()))
