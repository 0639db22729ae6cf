"""What a finding is: what is wrong, for whom, on what evidence, under which standard."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2s


class Kind(StrEnum):
    """A gap is recorded and missing, a conflict is two statements, unknown is nobody recorded."""

    GAP = "gap"
    CONFLICT = "conflict"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    """How much a finding matters."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for critical to 3 for low: the order of the register."""
        return list(Severity).index(self)


class Family(StrEnum):
    """What a rule looks at."""

    NETWORK = "network"
    COVERAGE = "coverage"
    PROCEDURE = "procedure"
    GOVERNANCE = "governance"

    @property
    def words(self) -> str:
        """The family as a heading, in plain words."""
        return _FAMILY_WORDS[self]


_FAMILY_WORDS = {
    Family.NETWORK: "Network: who cannot reach whom",
    Family.COVERAGE: "Coverage: who is left out",
    Family.PROCEDURE: "Procedures: what the text leaves open",
    Family.GOVERNANCE: "Governance and safeguards: what nobody answers for",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing a reader can check by hand: a statement, and the entity that makes it."""

    text: str
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One result of one rule.

    `about` are the ids concerned, the most telling first. `aspect` tells apart several findings
    of one rule about the same things ("boys 15-17"). Neither names nor wording are part of the
    key, so that a finding keeps its identity while its subject is edited.
    """

    rule: str
    kind: Kind
    severity: Severity
    about: tuple[str, ...]
    title: str
    message: str
    remedy: str
    evidence: tuple[Evidence, ...] = ()
    aspect: str = ""

    @property
    def key(self) -> str:
        """The stable key of the finding: the same for the same rule, subject and aspect."""
        subject = "\0".join((self.rule, *self.about, self.aspect))
        return f"{self.rule}.{blake2s(subject.encode(), digest_size=5).hexdigest()}"
