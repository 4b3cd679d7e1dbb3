"""Says in sentences why an element or an obligation stands where it stands, and not higher."""

from __future__ import annotations

from collections.abc import Sequence

from checker.domain.evidence import CAPS, Evidence, Level
from checker.domain.finding import Applicability, ElementFinding, Outcome
from checker.domain.message import Message, say
from checker.domain.obligation import Element
from checker.engine.fold import shows

_HOW = say("The text states it, without saying how: no channel, process, role, tool, rhythm or rule.")
_NOTHING_TO_CHECK = say(
    "Nothing that can be checked backs the statement: no figure with its unit and scope or period, no link, "
    "named report, named counterparty or date of introduction that concerns it."
)
_DENIED = say("The text states that this is not done.")
_AUTHORITY = say("An authority says this about itself, not about the provider.")
_NOT_FROM_PAPER = say("No paper can show this; it needs another source.")

_OUTCOMES = {
    Outcome.ADDRESSED: say("Every core element is shown at the level that the rule asks."),
    Outcome.PARTLY_ADDRESSED: say(
        "{shown} of {cores} core elements are shown at the level that the rule asks."
    ),
    Outcome.NOT_ADDRESSED: say("Everything was read and searched; no core element was found in it."),
    Outcome.CONTRADICTED: say("Two passages about a core element cannot both hold."),
    Outcome.NOT_ASSESSED: say("The plugin that looks for a core element did not finish."),
    Outcome.CANNOT_TELL: say(
        "What was read does not show a core element, and not everything was read or searched."
    ),
}
_BELOW = say(
    "Everything was read and searched; the text speaks to this duty, and below the level that the rule asks."
)


def why_not_higher(element: Element, evidence: Sequence[Evidence]) -> tuple[Message, ...]:
    """Return why the evidence for an element does not reach a higher level, strongest evidence first."""
    if element.not_from_paper.texts and not evidence:
        return (_NOT_FROM_PAPER,)
    if not evidence:
        return ()
    showing = [item for item in evidence if shows(item)]
    if not showing:
        return (_DENIED if evidence[0].negative else _AUTHORITY,)
    best = max(showing, key=lambda item: (item.relied_level.rank, item.level.rank))
    missing = {Level.ASSERTED: (_HOW,), Level.DESCRIBED: (_NOTHING_TO_CHECK,)}.get(best.level, ())
    caps = (flag.reason for flag in best.flags if CAPS[flag.kind].rank <= best.relied_level.rank)
    return tuple(dict.fromkeys((*missing, *caps)))


def why_outcome(
    outcome: Outcome, applicability: Applicability, cores: Sequence[ElementFinding], level: Level
) -> tuple[Message, ...]:
    """Return why an obligation has its outcome."""
    if applicability.applies.value != "yes":
        return applicability.reasons
    if outcome is Outcome.NOT_ADDRESSED and level is not Level.SILENT:
        return (_BELOW,)
    reason = _OUTCOMES[outcome]
    if outcome is Outcome.PARTLY_ADDRESSED:
        shown = sum(core.outcome is Outcome.ADDRESSED for core in cores)
        return (say(reason.text, shown=shown, cores=len(cores)),)
    return (reason,)
