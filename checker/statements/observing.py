"""Which statements answer which declared figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from checker.domain import statements as names
from checker.domain.message import Message, say
from checker.domain.statements import StatementFigures, StatementGroup

_SOURCE, _GROUND = "SOURCE_", "DECISION_GROUND_"
NOTICE = (f"{_SOURCE}ARTICLE_16", f"{_SOURCE}TRUSTED_FLAGGER")
"""A notice of a trusted flagger is a notice under Article 16 too."""
TRUSTED, OTHER, VOLUNTARY = (
    (f"{_SOURCE}TRUSTED_FLAGGER",),
    (f"{_SOURCE}TYPE_OTHER_NOTIFICATION",),
    (f"{_SOURCE}VOLUNTARY",),
)
LAW, TERMS = f"{_GROUND}ILLEGAL_CONTENT", f"{_GROUND}INCOMPATIBLE_CONTENT"
FULLY = "AUTOMATED_DECISION_FULLY"
NOT_FULLY = ("AUTOMATED_DECISION_PARTIALLY", "AUTOMATED_DECISION_NOT_AUTOMATED")

UNITS = say(
    "The report counts measures or notices, the database statements; one statement may hold several "
    "restrictions."
)
SENT_LATER = say("Statements sent after the last file are missing.")
DETECTED = say(
    "The report may count detection or decision by automated means; the database keeps the two apart."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure that can be declared, and the statements that answer it."""

    label: Message
    sources: tuple[str, ...] = ()
    """Empty for all; so with the others."""
    ground: str = ""
    detection: str = ""
    decisions: tuple[str, ...] = ()
    count: str = names.STATEMENTS
    touches: tuple[str, ...] = ("statements",)
    """Kinds of known faults that bear on it."""
    caveats: tuple[Message, ...] = (UNITS, SENT_LATER)

    def takes(self, group: StatementGroup) -> bool:
        """Tell whether a group answers the figure."""
        return (
            (not self.sources or group.source in self.sources)
            and (not self.ground or group.ground == self.ground)
            and (not self.detection or group.detection == self.detection)
            and (not self.decisions or group.decision in self.decisions)
        )


_BY_SOURCE = ("statements", "source")
_BY_DETECTION = ("statements", "source", "detection")

MEASURED: Mapping[str, Measure] = MappingProxyType(
    {
        "statements": Measure(label=say("All statements")),
        "notices": Measure(label=say("After a notice (Article 16)"), sources=NOTICE, touches=_BY_SOURCE),
        "notices_law": Measure(
            label=say("After a notice, on the law"), sources=NOTICE, ground=LAW, touches=_BY_SOURCE
        ),
        "notices_terms": Measure(
            label=say("After a notice, on the terms"), sources=NOTICE, ground=TERMS, touches=_BY_SOURCE
        ),
        "trusted_flaggers": Measure(
            label=say("After a notice of a trusted flagger"), sources=TRUSTED, touches=_BY_SOURCE
        ),
        "trusted_flaggers_law": Measure(
            label=say("After a trusted flagger, on the law"), sources=TRUSTED, ground=LAW, touches=_BY_SOURCE
        ),
        "trusted_flaggers_terms": Measure(
            label=say("After a trusted flagger, on the terms"),
            sources=TRUSTED,
            ground=TERMS,
            touches=_BY_SOURCE,
        ),
        "other_notifications": Measure(
            label=say("After another notification"), sources=OTHER, touches=_BY_SOURCE
        ),
        "own": Measure(label=say("Own initiative"), sources=VOLUNTARY, touches=_BY_SOURCE),
        "own_law": Measure(
            label=say("Own initiative, on the law"), sources=VOLUNTARY, ground=LAW, touches=_BY_SOURCE
        ),
        "own_terms": Measure(
            label=say("Own initiative, on the terms"), sources=VOLUNTARY, ground=TERMS, touches=_BY_SOURCE
        ),
        "own_law_detected": Measure(
            label=say("Own initiative, on the law, detected by automated means"),
            sources=VOLUNTARY,
            ground=LAW,
            detection="Yes",
            touches=_BY_DETECTION,
            caveats=(UNITS, SENT_LATER, DETECTED),
        ),
        "own_terms_detected": Measure(
            label=say("Own initiative, on the terms, detected by automated means"),
            sources=VOLUNTARY,
            ground=TERMS,
            detection="Yes",
            touches=_BY_DETECTION,
            caveats=(UNITS, SENT_LATER, DETECTED),
        ),
        "detected": Measure(
            label=say("Detected by automated means"), detection="Yes", touches=("statements", "detection")
        ),
        "fully_automated": Measure(
            label=say("Decided by automated means alone"),
            decisions=(FULLY,),
            caveats=(UNITS, SENT_LATER, DETECTED),
        ),
        "not_fully_automated": Measure(
            label=say("Decided with people"), decisions=NOT_FULLY, caveats=(UNITS, SENT_LATER, DETECTED)
        ),
        names.ONE_STATE: Measure(label=say("Scope of one state"), count=names.ONE_STATE),
        names.SEVERAL_STATES: Measure(label=say("Scope of 2 to 26 states"), count=names.SEVERAL_STATES),
        names.WHOLE_UNION: Measure(label=say("Scope of 27 states or more"), count=names.WHOLE_UNION),
        "sent_within_1": Measure(
            label=say("Sent within a day of the restriction"), count=names.within(names.FILING, 1)
        ),
        "sent_within_7": Measure(
            label=say("Sent within seven days of the restriction"), count=names.within(names.FILING, 7)
        ),
        "hosted_within_1": Measure(
            label=say("Restricted within a day of hosting"), count=names.within(names.STANDING, 1)
        ),
        "hosted_within_7": Measure(
            label=say("Restricted within seven days of hosting"), count=names.within(names.STANDING, 7)
        ),
    }
)
"""Every figure that can be declared, by its id."""

BY_CATEGORY: Mapping[str, int] = MappingProxyType({"own_law": 5, "own_terms": 6})
"""Figures that the report has for each category, and the part; written ``own_law:STATEMENT_CATEGORY_…``."""


def observed(figures: StatementFigures, figure: str) -> int | None:
    """Return what the statements show for a figure; None where the files cannot answer it."""
    name, _, category = figure.partition(":")
    measure = MEASURED[name]
    if measure.count not in figures.names:
        return None
    groups = (group for group in figures.groups if not category or group.category == category)
    return figures.count(measure.count, *(group for group in groups if measure.takes(group)))
