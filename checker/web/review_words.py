"""What grades, reasons, states and points before signing are called on the pages of the review."""

from __future__ import annotations

from checker.domain.case import Reason
from checker.domain.message import Message, say
from checker.report.decided import REASONS
from checker.report.standing import lifted
from checker.web.editions import Plain
from checker.web.language import current_language
from checker.web.review_items import CONTRADICTED, NOT_APPLICABLE

CHOSEN_BY_HAND = tuple(reason for reason in REASONS if reason is not Reason.SECOND_READER)

FILTERED: dict[str, Message] = {
    "undecided": say("not decided yet"),
    "unchecked": say("with quotes, not decided yet"),
    "decided": say("decided"),
    "changed": say("decided otherwise than found"),
    "remarks": say("with open remarks"),
    "conflict": say("in conflict"),
    "mine": say("where I decided or wrote"),
}


def signs(view: Plain, *, whole: bool = False) -> dict[str, Plain]:
    """Return what can stand, by id: what can be decided, and what a source on the shelf lifts to."""
    return grades(view, whole=whole) | {each["id"]: each for each in lifted(current_language())}


def grades(view: Plain, *, whole: bool = False) -> dict[str, Plain]:
    """Return what can be decided, by id, each with symbol and word: outcomes of duties, else levels."""
    outcomes = {each["id"]: each for each in view["legend"]["outcomes"]}
    if whole:
        return outcomes
    levels = {each["id"]: each for each in view["legend"]["levels"]}
    return levels | {each: outcomes[each] for each in (CONTRADICTED, NOT_APPLICABLE)}
