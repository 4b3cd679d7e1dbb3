"""What capacities, states, kinds and steps are called on the pages of a case."""

from __future__ import annotations

from checker.domain.case import Capacity, DocumentKind, State
from checker.domain.message import Message, say

CAPACITIES: dict[Capacity, tuple[Message, Message]] = {
    Capacity.COORDINATOR: (
        say("digital services coordinator or other authority"),
        say("with powers of its own; letters can demand an answer"),
    ),
    Capacity.COMMISSION: (say("European Commission"), say("supervises very large services")),
    Capacity.MINISTRY: (
        say("ministry or other body without powers"),
        say("letters invite; nothing can be demanded"),
    ),
}
KINDS: dict[DocumentKind, Message] = {
    DocumentKind.POSITION_PAPER: say("position paper"),
    DocumentKind.TRANSPARENCY_REPORT: say("transparency report"),
    DocumentKind.RISK_REPORT: say("risk assessment report"),
    DocumentKind.AUDIT_REPORT: say("audit report"),
    DocumentKind.TERMS: say("terms and conditions"),
    DocumentKind.CORRESPONDENCE: say("letters and e-mail"),
    DocumentKind.MEETING_REPORT: say("report of a meeting"),
    DocumentKind.TALKING_POINTS: say("talking points"),
    DocumentKind.PARLIAMENT: say("parliamentary document"),
    DocumentKind.DECLARATION: say("declaration of the provider"),
    DocumentKind.OTHER: say("other document"),
}
STEPS: dict[tuple[State, State], Message] = {
    (State.WORKING, State.HEARING): say("Mark as out for hearing"),
    (State.HEARING, State.WORKING): say("Back to working version"),
    (State.WORKING, State.OFFERED): say("Offer for signature"),
    (State.HEARING, State.OFFERED): say("Offer for signature"),
    (State.OFFERED, State.WORKING): say("Send back"),
    (State.OFFERED, State.FINAL): say("Sign"),
    (State.FINAL, State.WORKING): say("Reopen"),
}
"""What the button of each step says."""

ACTIONS: dict[str, Message] = {
    "case.opened": say("case opened"),
    "case.changed": say("case changed"),
    "case.closed": say("case closed"),
    "case.reopened": say("case opened again"),
    "profile.changed": say("profile changed"),
    "document.added": say("document added"),
    "document.described": say("document described"),
    "document.accepted": say("document accepted"),
    "document.withdrawn": say("document taken out"),
    "source.added": say("source put on the shelf"),
    "source.withdrawn": say("source taken from the shelf"),
    "upload.added": say("assessment asked for"),
    "job.cancelled": say("work cancelled"),
    "assessment.made": say("assessment made"),
    "assessment.working": say("assessment back to working version"),
    "assessment.hearing": say("assessment out for hearing"),
    "assessment.offered": say("assessment offered for signature"),
    "assessment.final": say("assessment signed"),
    "decision.accept": say("finding accepted"),
    "decision.change": say("finding decided otherwise"),
    "decision.lift": say("finding lifted by a source on the shelf"),
    "decision.comment": say("comment written"),
    "decision.ask": say("question written"),
    "decision.resolve": say("comment or question resolved"),
    "decision.withdraw": say("decision withdrawn"),
    "second.begun": say("second reading begun"),
    "second.graded": say("graded by the second reader"),
    "second.reconciled": say("difference between readers settled"),
    "gate.aside": say("open points set aside"),
    "questionnaire.begun": say("questionnaire begun"),
    "questionnaire.saved": say("answers kept"),
    "questionnaire.handed": say("questionnaire handed in"),
    "questionnaire.read": say("questionnaire downloaded"),
    "question.taken": say("question chosen"),
    "question.changed": say("question changed"),
    "question.dropped": say("question left out"),
    "question.answered": say("reply kept"),
    "letter.written": say("letter begun"),
    "letter.changed": say("letter changed"),
    "letter.sent": say("letter noted as sent"),
    "promise.noted": say("promise noted"),
    "promise.settled": say("promise settled"),
    "comment.received": say("comment of the platform kept"),
    "comment.settled": say("comment of the platform settled"),
    "redaction.chosen": say("words left out of the public edition"),
    "redaction.withdrawn": say("words left in again"),
    "hold.set": say("held, so that it is not deleted"),
    "hold.lifted": say("hold lifted"),
    "deletion.proposed": say("deletion proposed"),
    "deletion.withdrawn": say("proposal of deletion taken back"),
    "export.read": say("letter or edition downloaded"),
    "original.read": say("original downloaded"),
    "page.read": say("printed page of an original looked at"),
    "report.read": say("report downloaded"),
    "audit.read": say("audit trail downloaded"),
    "role.given": say("role given"),
    "role.taken": say("role taken"),
}
"""What entries of the audit trail are called; one that stands not here is shown by its own name."""
