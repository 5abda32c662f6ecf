"""What do our actions accept?"""

from ckanext.pdi.logic.schema.checks import history, subject
from ckanext.pdi.logic.schema.jurisdictions import jurisdiction_list, jurisdiction_show

__all__ = ["history", "jurisdiction_list", "jurisdiction_show", "subject"]
