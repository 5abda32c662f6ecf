"""``python -m ckanext.pdi.console``: the same as ``pdi``."""

from ckanext.pdi.console import main

main()
