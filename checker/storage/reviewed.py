"""Puts together what people did with an assessment, for the reports of a case."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

from checker.domain.case import DecisionKind
from checker.domain.review import Aside, Review, Said, Taken
from checker.storage.decisions import Decision, NewDecision
from checker.storage.store import Store

ENDS = (DecisionKind.WITHDRAW, DecisionKind.RESOLVE)


def review_of(store: Store, assessment: str) -> Review | None:
    """Return what people did with an assessment; None outside of cases and where nobody did anything."""
    found = store.case_assessments.find(assessment)
    if found is None:
        return None
    names = store.people.names()
    titles = {each.id: each.about.title for each in store.sources.every(found.case)}
    decisions = store.decisions.of(assessment)
    ended = {each.said.about: each.said.kind for each in decisions if each.said.kind in ENDS}
    review = Review(
        case=store.cases.get(found.case).number,
        state=found.state,
        said=tuple(_said(each, names, titles, ended) for each in decisions if each.said.kind not in ENDS),
        aside=tuple(
            Aside(
                gate=each.gate, points=len(each.points), reason=each.reason, author=names[each.author],
                moment=_iso(each.created),
            )
            for each in store.set_aside.of(assessment)
        ),
        steps=tuple(
            Taken(
                state=each.after, reason=each.reason, author=names[each.person], moment=_iso(each.moment)
            )
            for each in store.case_assessments.steps(assessment)
        ),
    )  # fmt: skip
    return review if review.said or review.aside or review.steps else None


def maker_of(shape: str, review: Review | None) -> str:
    """Return the name under which a report is kept: another one for each state of the review."""
    return f"{shape}+{hashlib.sha256(repr(review).encode()).hexdigest()[:32]}" if review else shape


def rests_on(said: NewDecision, titles: Mapping[str, str]) -> str:
    """Return title, place and quote of the source that a lift rests on, in one line; else nothing."""
    quote = f"“{said.quote}”" if said.quote else ""
    return ", ".join(filter(None, (titles.get(said.source, ""), said.place, quote)))


def _said(
    each: Decision, names: Mapping[str, str], titles: Mapping[str, str], ended: Mapping[str, DecisionKind]
) -> Said:
    said = each.said
    return Said(
        obligation=said.obligation, element=said.element, kind=said.kind, machine=said.machine,
        verdict=said.verdict, reason=said.reason, text=said.text, basis=said.basis, until=said.until,
        source=rests_on(said, titles), author=names[each.author], moment=_iso(each.created),
        ended=ended.get(each.id),
    )  # fmt: skip


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
