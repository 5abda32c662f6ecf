"""Police Data Initiative for CKAN: three questions in a CKAN shell.

What is in these bytes (``reading``)? Is it disaggregated, incident-level,
machine-readable (``compliance``)? How far is each agency toward three
(``progress``)? Everything else is the shell that asks on behalf of CKAN, of the
command line (``console``) and of other portals (``remote``).
"""

__version__ = "0.1.0"
