"""Which engine and which rulesets make a verdict?"""

from __future__ import annotations

import sys

from ckanext.pdi.compliance.model import Ruleset

#: The package that holds this one is loaded already; naming it in an import would
#: open the door for everything else in it.
_HOME = sys.modules[__name__.removesuffix(".compliance.engine")]
ENGINE = f"ckanext-pdi/{_HOME.__version__}"

DEFAULT_RULESET = Ruleset()
RULESETS: dict[str, Ruleset] = {
    ruleset.name: ruleset
    for ruleset in (
        DEFAULT_RULESET,
        Ruleset(name="pdi-protected-group", require_protected_group=True),
    )
}
