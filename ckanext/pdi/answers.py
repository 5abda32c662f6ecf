"""What is the answer for this data set: evaluate each resource, then roll up?

No judgement is made here. The questions are put together from what the portal holds and
what the files hold, and given to ``compliance``; a question that was answered before is
not asked again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from ckanext.pdi import compliance, config
from ckanext.pdi.compliance.model import (
    DATA_ROLE,
    Acquisition,
    DatasetSubject,
    DatasetVerdict,
    Outcome,
    ResourceResult,
    Ruleset,
    Subject,
    Verdict,
)
from ckanext.pdi.contents import GROUPS, Content
from ckanext.pdi.datasets import Dataset, Resource
from ckanext.pdi.vocabulary.categories import category

#: The rule that a twin of a data set may break; all others are its own matter.
SAME_BYTES = "PDI-S05"
#: After ``config.max_attempts`` checks that died.
GAVE_UP = Acquisition("error", {"code": "error.gave_up"})


@dataclass(frozen=True)
class ResourceAnswer:
    """A resource, what was asked, and the verdict."""

    resource: Resource
    content: Content
    key: str
    subject: Subject
    verdict: Verdict


@dataclass(frozen=True)
class Answer:
    """A data set, what was asked, the verdict, and its resources' answers."""

    dataset: Dataset
    key: str
    subject: DatasetSubject
    verdict: DatasetVerdict
    resources: tuple[ResourceAnswer, ...]

    @property
    def hashes(self) -> frozenset[str]:
        """The data files' contents."""
        return frozenset(
            result.sha256
            for result in self.subject.resources
            if result.sha256 and result.role == DATA_ROLE
        )

    @property
    def counts_alone(self) -> bool:
        """Would it count if no other data set held the same bytes?"""
        about = category(self.dataset.declared.category)
        return (
            self.verdict.verdict is Outcome.PASSED
            and about is not None
            and about.counts(config.counting())
            and self.verdict.privacy != "hold"
            and all(
                finding.outcome is Outcome.PASSED
                for finding in self.verdict.findings
                if finding.gate and finding.rule != SAME_BYTES
            )
        )


def ruleset() -> Ruleset:
    """The ruleset that the portal is set to."""
    return compliance.RULESETS[config.ruleset()]


def rules_key() -> str:
    """What a verdict rests on besides its subject: rules, settings, fact groups."""
    versions = [(rule.id, rule.version) for rule in compliance.rules()]
    settings = [ruleset().id, config.counting(), GROUPS]
    return digest([compliance.ENGINE, versions, settings])


def answer_resource(resource: Resource, content: Content) -> ResourceAnswer:
    """Evaluate one resource."""
    subject = Subject(content.acquisition, content.profile, resource.declared)
    key = digest(
        [
            rules_key(),
            content.sha256,
            content.acquisition.status,
            dict(content.acquisition.data),
            _reading(content),
            asdict(resource.declared),
        ]
    )
    verdict = compliance.evaluate(subject, ruleset())
    return ResourceAnswer(resource, content, key, subject, verdict)


def answer_dataset(
    dataset: Dataset,
    contents: Mapping[str, Content],
    same_bytes_as: tuple[str, ...] = (),
) -> Answer:
    """Evaluate all resources of a data set and judge the data set."""
    resources = tuple(answer_resource(r, contents[r.id]) for r in dataset.resources)
    subject = DatasetSubject(
        declared=dataset.declared,
        public=dataset.visibility.public,
        active=dataset.visibility.active,
        known_jurisdictions=dataset.known_jurisdictions,
        resources=tuple(_result(answer) for answer in resources),
        same_bytes_as=same_bytes_as,
    )
    return _judged(dataset, subject, resources)


def with_twins(answer: Answer, same_bytes_as: tuple[str, ...]) -> Answer:
    """The answer once it is known which other data sets hold the same bytes."""
    if same_bytes_as == answer.subject.same_bytes_as:
        return answer
    subject = replace(answer.subject, same_bytes_as=same_bytes_as)
    return _judged(answer.dataset, subject, answer.resources)


def digest(value: Any) -> str:
    """A hash of plain data that does not depend on the order of its keys."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def canonical(value: Any) -> str:
    """Plain data as text, the same for the same data."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _reading(content: Content) -> list[str]:
    """How the file was read: a reader that failed once may succeed the next time."""
    profile = content.profile
    return [profile.method, *(p.code for p in profile.problems)] if profile else []


def _judged(
    dataset: Dataset, subject: DatasetSubject, resources: tuple[ResourceAnswer, ...]
) -> Answer:
    verdict = compliance.judge_dataset(subject, ruleset(), config.counting())
    # asdict copies the results whole: whatever may change the verdict is in the key.
    key = digest([rules_key(), asdict(subject)])
    return Answer(dataset, key, subject, verdict, resources)


def _result(answer: ResourceAnswer) -> ResourceResult:
    verdict, resource = answer.verdict, answer.resource
    return ResourceResult(
        id=resource.id,
        name=resource.name,
        role=resource.declared.role,
        verdict=verdict.verdict,
        pillars=verdict.pillars,
        granularity=verdict.granularity,
        privacy=verdict.privacy,
        structure=verdict.structure,
        period=verdict.period,
        sha256=answer.content.sha256,
    )
