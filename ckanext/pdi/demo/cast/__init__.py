"""Who publishes what in the demo, and what must a visitor see?

Eight real agencies of the registry that together show the whole range: more than
three, three, two and one fix away, one, none yet. What they publish here is made up
and says nothing about what they publish in fact.
"""

from ckanext.pdi.demo.cast.beginners import DELAWARE, KELSO, LINCOLN
from ckanext.pdi.demo.cast.exemplary import CINCINNATI, DENVER
from ckanext.pdi.demo.cast.halfway import MONTGOMERY, NEW_ORLEANS, NORMAN

AGENCIES = (
    DENVER,
    CINCINNATI,
    NEW_ORLEANS,
    NORMAN,
    MONTGOMERY,
    DELAWARE,
    LINCOLN,
    KELSO,
)
