"""What kinds of questions, replies and promises are called on the pages."""

from __future__ import annotations

from checker.domain.correspondence import Asked, PromiseOutcome, ReplyOutcome
from checker.domain.message import Message, say

ASKED: dict[Asked, Message] = {
    Asked.CLARIFY: say("clarify what is said"),
    Asked.SUPPLY: say("supply a table"),
    Asked.EXPLAIN: say("explain why it cannot be given"),
}
REPLIES: dict[ReplyOutcome, Message] = {
    ReplyOutcome.ANSWERED: say("answered in full"),
    ReplyOutcome.PARTLY: say("answered in part"),
    ReplyOutcome.REFUSED: say("not given, with a reason"),
    ReplyOutcome.UNANSWERED: say("does not speak to the question"),
}
PROMISES: dict[PromiseOutcome, Message] = {
    PromiseOutcome.KEPT: say("kept, as a document shows"),
    PromiseOutcome.CHANGED: say("worded otherwise since"),
    PromiseOutcome.DROPPED: say("no longer named"),
    PromiseOutcome.CONTRADICTED: say("a later document says otherwise"),
}
