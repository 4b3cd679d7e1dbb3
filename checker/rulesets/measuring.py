"""Holds what the rules find against what people labelled, per article, obligation and element."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.domain.assessment import Assessment
from checker.domain.evidence import Level
from checker.domain.finding import ElementFinding, Finding
from checker.domain.obligation import Obligation, RuleSet
from checker.domain.quality import Counts, Quality
from checker.rulesets.corpus import Corpus, Label, Lines


def measure(rule_set: RuleSet, corpus: Corpus, assessments: Sequence[Assessment]) -> Quality:
    """Return the counts of a rule set over labelled documents.

    People label articles, and may label obligations or elements. Where they label articles only, an
    obligation is held against its article: its documents found then say little, because no document speaks to
    every duty of an article, and its extra documents and its quotes say much.

    Args:
        rule_set: The rules that were measured.
        corpus: The labelled documents.
        assessments: One for each document, in the same order, made with these rules.
    """
    labels = [_Labels.of(document.labels, rule_set) for document in corpus.documents]
    looked_for = {key for one in labels for key in one.by_unit}
    looked_for |= {f"{rule_set.acts[0].id} {article}" for article in corpus.articles}
    articles: defaultdict[str, Counts] = defaultdict(Counts)
    duties: defaultdict[str, Counts] = defaultdict(Counts)
    elements: defaultdict[str, Counts] = defaultdict(Counts)
    for one, assessment in zip(labels, assessments, strict=True):
        found = {finding.obligation: finding for finding in assessment.findings}
        for key, own in _by_article(rule_set.obligations).items():
            if key not in looked_for:
                continue
            findings = [found[duty.id] for duty in own]
            articles[key] += one.counts(
                (key,), [part for item in findings for part in item.elements], assessment
            )
            for finding in findings:
                _count_duty(finding, key, one, looked_for, assessment, duties, elements)
    return Quality(
        version=rule_set.version,
        digest=rule_set.digest,
        corpus=corpus.name,
        documents=len(corpus.documents),
        articles=dict(articles),
        obligations=dict(duties),
        elements=dict(elements),
    )


def _count_duty(
    finding: Finding,
    article: str,
    labels: _Labels,
    looked_for: set[str],
    assessment: Assessment,
    duties: defaultdict[str, Counts],
    elements: defaultdict[str, Counts],
) -> None:
    """Add the counts of one duty and its elements, each held against the nearest labels that there are."""
    above = (finding.obligation, article) if finding.obligation in looked_for else (article,)
    duties[finding.obligation] += labels.counts(above, finding.elements, assessment)
    for part in finding.elements:
        nearest = (part.id, *above) if part.id in looked_for else above
        elements[part.id] += labels.counts(nearest, (part,), assessment)


def _by_article(duties: Iterable[Obligation]) -> dict[str, list[Obligation]]:
    """Return the duties by act and article, the articles in the order of their numbers."""
    found: defaultdict[str, list[Obligation]] = defaultdict(list)
    for duty in sorted(duties, key=lambda duty: int(re.sub(r"\D.*", "", duty.citation.article) or 0)):
        found[duty.citation.article_id].append(duty)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Labels:
    """What people say about one document, by article, obligation or element."""

    by_unit: dict[str, Label]

    @classmethod
    def of(cls, labels: Iterable[Label], rule_set: RuleSet) -> _Labels:
        main = rule_set.acts[0].id
        return cls(
            by_unit={
                label.element or label.obligation or f"{label.act or main} {label.article}": label
                for label in labels
            }
        )

    def counts(self, units: tuple[str, ...], parts: Iterable[ElementFinding], of: Assessment) -> Counts:
        """Return the counts of one document; the first of the units decides whether people labelled it."""
        label = self.by_unit.get(units[0])
        if label is not None and label.disputed:
            return Counts()
        wanted = label.evidence if label else ()
        quotes = _quotes(parts, of)
        is_labelled = label is not None and label.level is not Level.SILENT
        return Counts(
            documents=1,
            labelled=int(is_labelled),
            found=int(is_labelled and bool(quotes)),
            extra=int(not is_labelled and bool(quotes)),
            passages=len(wanted),
            passages_found=sum(any(lines.meets(quote) for quote in quotes) for lines in wanted),
            quotes=len(quotes),
            quotes_right=sum(any(lines.meets(quote) for lines in wanted) for quote in quotes),
        )


def _quotes(parts: Iterable[ElementFinding], assessment: Assessment) -> list[Lines]:
    """Return the lines of every quote from the document itself, each place once."""
    document = assessment.documents[0]
    places = {
        (piece.start, piece.end): None
        for part in parts
        for piece in part.evidence
        if piece.document == document.id
    }
    return [
        Lines(from_line=document.locate(start).line, to_line=document.locate(end - 1).line)
        for start, end in places
    ]
