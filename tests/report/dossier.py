"""An invented paper, rules and an assessment made by hand, to test the report without the engine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from checker.domain.assessment import Assessment, Component, Diagnostic, Provenance
from checker.domain.declaration import Answer, Declaration
from checker.domain.document import (
    DateReading,
    Document,
)
from checker.domain.evidence import Certificate, Evidence, Flag, FlagKind, Level, NearMiss, relied, strongest
from checker.domain.figure import Figure
from checker.domain.finding import Applicability, Declared, ElementFinding, Finding, Outcome
from checker.domain.message import localised, say
from checker.domain.obligation import Element, Obligation, RuleSet
from checker.domain.observation import Observation, Span
from checker.domain.profile import Profile, Truth, with_implied
from tests.report.duties import DUTIES, THEMES, Row, duty_from
from tests.report.paper import document, find


def evidence(
    element: str, words: str, level: Level, kinds: tuple[FlagKind, ...], source: Document
) -> Evidence:
    """Return a quotation of one sentence."""
    start, end, passage = find(words, source)
    reason = say("The words {words} give it.", words="“" + words + "”")
    flags = tuple(Flag(kind=kind, reason=reason) for kind in kinds)
    return Evidence(
        element=element,
        document=source.id,
        start=start,
        end=end,
        passage=passage,
        level=level,
        relied_level=relied(level, flags),
        flags=flags,
        negative="geen aantallen" in source.quote(start, end),
    )


def certificate(element: Element, source: Document) -> Certificate:
    """Return what was searched for a silent element, with one near miss."""
    start, end, _ = find("Lantaarn staat", source)
    miss = NearMiss(
        element=element.id,
        document=source.id,
        start=start,
        end=end,
        closeness=0.4,
        reason=say("It states a value, not what is done."),
    )
    return Certificate(
        element=element.id,
        concepts=("notice",),
        terms=42,
        languages=("en", "nl"),
        passages=13,
        pages=2,
        unread=(("d1", 3),),
        near_misses=(miss,) if "user" in element.id else (),
    )


def element_finding(
    element: Element, found: list[tuple[str, Level, tuple[FlagKind, ...]]], source: Document
) -> ElementFinding:
    """Return what is known about one element."""
    quotes = tuple(evidence(element.id, words, level, kinds, source) for words, level, kinds in found)
    level = strongest(tuple(quote.level for quote in quotes))
    relied_level = strongest(tuple(quote.relied_level for quote in quotes))
    met = relied_level.rank >= Level(element.asks_level).rank
    why = (say("No figure, link or date backs it."),) if quotes and level is not Level.SUBSTANTIATED else ()
    return ElementFinding(
        id=element.id,
        level=level,
        relied_level=relied_level,
        evidence=quotes,
        why_not_higher=why,
        outcome=Outcome.ADDRESSED if met else Outcome.CANNOT_TELL,
        certificate=None if quotes else certificate(element, source),
    )


def applicability(duty: Obligation) -> Applicability:
    """Return whether a duty binds the invented platform: one is open, one does not bind."""
    if duty.scope.id == "marketplace":
        reason = say("The service is not an online marketplace ({article}).", article="Article 3 DSA")
        return Applicability(applies=Truth.NO, reasons=(reason,))
    if duty.scope.id == "vlop":
        question = localised(
            en="Was the service designated as very large, and when?",
            nl="Is de dienst aangewezen als zeer groot, en wanneer?",
        )
        reason = say("It is not known whether the service was designated (Article 33(4) DSA).")
        return Applicability(applies=Truth.UNKNOWN, reasons=(reason,), questions=(question,))
    reason = say("Binds online platforms from {day} (Article 92 DSA).", day="2024-02-17")
    return Applicability(applies=Truth.YES, reasons=(reason,))


def finding(
    duty: Obligation, found: dict[str, list[tuple[str, Level, tuple[FlagKind, ...]]]], source: Document
) -> Finding:
    """Weigh the elements of one duty."""
    parts = tuple(
        element_finding(item, found.get(item.id.rpartition(".")[2], []), source) for item in duty.elements
    )
    applies = applicability(duty)
    met = [
        part.outcome is Outcome.ADDRESSED
        for part, item in zip(parts, duty.elements, strict=True)
        if item.core
    ]
    outcome = Outcome.ADDRESSED if all(met) else Outcome.PARTLY_ADDRESSED if any(met) else Outcome.CANNOT_TELL
    if applies.applies is not Truth.YES:
        outcome = Outcome.NOT_APPLICABLE if applies.applies is Truth.NO else Outcome.CANNOT_TELL
    return Finding(
        obligation=duty.id,
        outcome=outcome,
        level=strongest(tuple(part.level for part in parts)),
        relied_level=strongest(tuple(part.relied_level for part in parts)),
        applicability=applies,
        elements=parts,
        reasons=(say("{met} of {all} core elements are shown.", met=sum(met), all=len(met)),),
    )


def rows(times: int) -> tuple[Row, ...]:
    """Return the duties of the invented rules, repeated under further numbers."""
    return tuple(
        replace(row, id=row.id if not turn else f"{row.id}{turn}") for turn in range(times) for row in DUTIES
    )


def rule_set(times: int = 1) -> RuleSet:
    """Return the rules of the invented assessment; a larger number of `times` makes a longer report."""
    duties = tuple(duty_from(row) for row in rows(times))
    return RuleSet(
        id="eu-dsa",
        version="0.1.0",
        digest="7b" * 32,
        law_date=date(2026, 11, 1),
        languages=("en", "nl"),
        title=localised(en="Digital Services Act", nl="Digitaledienstenverordening"),
        acts=(duties[0].citation.act,),
        themes=THEMES,
        facts=(),
        concepts=(),
        obligations=duties,
    )


def assessment(times: int = 1) -> Assessment:
    """Return an assessment of the invented paper."""
    source = document()
    rules = rule_set(times)
    findings = tuple(
        finding(duty, row.found, source) for duty, row in zip(rules.obligations, rows(times), strict=True)
    )
    untouched = [find(words, source) for words in ("Lantaarn staat", "Wij danken")]
    return Assessment(
        rule_set=rules.id,
        rule_set_version=rules.version,
        rule_set_digest=rules.digest,
        profile=Profile(name="Lantaarn", services=with_implied(("platform",)), source="profile.yaml"),
        reference=DateReading(
            earliest=date(2024, 6, 1), latest=date(2024, 6, 1), reason=say("Given by the user.")
        ),
        documents=(source,),
        findings=findings,
        figures=figures(source),
        observations=observations(source),
        untouched=tuple(Span(document="d1", start=start, end=end) for start, end, _ in untouched),
        diagnostics=(
            Diagnostic(
                kind="unread_page",
                documents=("d1",),
                message=say(
                    "Page {page} of {name} was not read: it holds a picture and no text.",
                    page=3,
                    name=source.name,
                ),
            ),
        ),
        provenance=Provenance(
            components=(
                Component(kind="checker", name="checker", version="0.1.0"),
                Component(kind="reader", name="pdf", version="1", digest="0f" * 32),
            ),
            input_digest="c0ffee" + "0" * 58,
        ),
    )


def figures(source: Document) -> tuple[Figure, ...]:
    """Return three figures, two of them with holes."""
    rows = (
        ("Wereldwijd", "38 miljoen", 38_000_000.0, "berichten", ">", "global", None),
        ("In de Europese", "1.240", 1_240.0, "moderatoren", "", "EU", None),
        ("In de tweede", "31%", 31.0, "%", "", None, "tweede helft van 2023"),
    )
    return tuple(
        Figure(
            document="d1",
            start=find(words, source)[0],
            end=find(words, source)[1],
            number_start=source.text.index(printed),
            number_end=source.text.index(printed) + len(printed),
            value=value,
            unit=unit,
            qualifier=qualifier,
            scope=scope,
            period=period,
            about=("dsa-42-2.staff",) if unit == "moderatoren" else (),
        )
        for words, printed, value, unit, qualifier, scope, period in rows
    )


def observations(source: Document) -> tuple[Observation, ...]:
    """Return one pair of passages."""
    spans = tuple(
        Span(document="d1", start=find(words, source)[0], end=find(words, source)[1])
        for words in ("Sinds oktober", "We publiceren geen")
    )
    return (
        Observation(
            id="o1",
            kind="tension",
            severity="look",
            spans=spans,
            obligations=("dsa-15-1",),
            message=say("One passage names a report, another says that figures are not published."),
            explanations=(say("The report may hold totals for the EU only."),),
            question=say("Does the report hold figures by Member State?"),
        ),
    )


def declared() -> Assessment:
    """Return the same assessment with a declaration that differs from the paper in one element."""
    made = assessment()
    answers = {
        "dsa-16-1.electronic": ("yes", "agrees"),
        "dsa-16-4.confirmation": ("no", "conflict"),
        "dsa-20-1.free": ("yes", "declared_only"),
    }
    findings = tuple(
        replace(item, elements=tuple(_with_answer(part, answers) for part in item.elements))
        for item in made.findings
    )
    declaration = Declaration(
        rule_set="eu-dsa",
        rule_set_version="0.1.0",
        sha256="ab" * 32,
        name="verklaring.yaml",
        profile=None,
        answers=tuple(Answer(element=key, answer=answer) for key, (answer, _) in answers.items()),
        signed_by="A. Jansen",
        dated="2024-05-30",
    )
    return replace(made, findings=findings, declaration=declaration)


def _with_answer(part: ElementFinding, answers: dict[str, tuple[str, str]]) -> ElementFinding:
    if part.id not in answers:
        return part
    answer, comparison = answers[part.id]
    return replace(
        part, declared=Declared(answer=answer, comparison=comparison, description="Zie bijlage 2.")
    )
