"""Measures what suggested passages add to those that the rules find, on documents that people labelled.

For each language: the labelled articles, the recall at five of the quotes of the rules, of these and then the
suggestions, and of the suggestions alone, as if the rules knew no word of the document; and how many passages
were suggested, and how many of those lie in a labelled passage. Labels that overlap count as one passage.

    bench/suggesting.py CORPUS [CLOSENESS]
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import mean

from checker.plugins.suggesters import multilingual

from checker.domain.assessment import Assessment, Dossier, Suggestion
from checker.domain.document import Document
from checker.domain.evidence import Level
from checker.domain.obligation import RuleSet
from checker.rulesets.corpus import Label, Labelled, Lines, read_corpus
from checker.service import Service, Source, Wishes, open_service
from checker.settings import Settings

FIRST = 5


def lines(document: Document, start: int, end: int) -> Lines:
    """Return the lines of some offsets."""
    return Lines(from_line=document.locate(start).line, to_line=document.locate(end - 1).line)


def wanted(label: Label | None) -> list[Lines]:
    """Return the passages of a label, joined where they overlap."""
    if label is None or label.level is Level.SILENT:
        return []
    joined: list[Lines] = []
    for each in sorted(label.evidence, key=lambda each: (each.from_line, each.to_line)):
        if joined and each.meets(joined[-1]):
            last = joined.pop()
            each = Lines(from_line=last.from_line, to_line=max(last.to_line, each.to_line))  # noqa: PLW2901
        joined.append(each)
    return joined


def recall(found: Sequence[Lines], people: Sequence[Lines]) -> float:
    """Return which share of the passages, of five at most, the first five places meet."""
    met = sum(any(each.meets(place) for place in found[:FIRST]) for each in people)
    return min(FIRST, met) / min(FIRST, len(people))


def quoted(assessment: Assessment, duties: set[str]) -> list[Lines]:
    """Return where the quotes of some duties stand, in the order in which they are shown."""
    return list(
        dict.fromkeys(
            lines(assessment.documents[0], piece.start, piece.end)
            for finding in assessment.findings
            if finding.obligation in duties
            for part in finding.elements
            for piece in part.evidence
        )
    )


def places(document: Document, suggested: Iterable[Suggestion], duties: set[str]) -> list[Lines]:
    """Return where passages suggested for some duties stand, the first of every duty before the second."""
    ranked: defaultdict[str, list[Suggestion]] = defaultdict(list)
    for item in suggested:
        if item.obligation in duties:
            ranked[item.obligation].append(item)
    rows = [(rank, item) for items in ranked.values() for rank, item in enumerate(items)]
    return list(
        dict.fromkeys(
            lines(document, item.start, item.end) for _, item in sorted(rows, key=lambda row: row[0])
        )
    )


def measure(service: Service, rule_set: RuleSet, labelled: Labelled) -> tuple[str, list[dict[str, float]]]:
    """Return the language of a document, and what was counted for each of its labelled articles."""
    source = Source(name=labelled.file.name, data=labelled.file.read_bytes())
    wishes = Wishes(services=labelled.services)
    assessment = service.assess([source], wishes, lambda *_: None, rule_set).assessment
    dossier = Dossier(
        profile=assessment.profile, documents=assessment.documents, reference=assessment.reference
    )
    document, (lane,) = assessment.documents[0], assessment.suggested
    alone = multilingual.suggest(dossier, rule_set.obligations)
    by_article: defaultdict[str, set[str]] = defaultdict(set)
    for duty in rule_set.obligations:
        by_article[duty.citation.article_id].add(duty.id)
    labels = {f"{rule_set.acts[0].id} {label.article}": label for label in labelled.labels}
    rows: list[dict[str, float]] = []
    for article, duties in by_article.items():
        label = labels.get(article)
        if label is not None and label.disputed:
            continue
        people, found = wanted(label), quoted(assessment, duties)
        given = places(document, lane.passages, duties)
        row: dict[str, float] = {
            "suggested": len(given),
            "right": sum(any(each.meets(place) for each in people) for place in given),
        }
        if people:
            further = [place for place in given if not any(place.meets(quote) for quote in found[:FIRST])]
            row |= {
                "rules": recall(found, people),
                "both": recall([*found[:FIRST], *further], people),
                "alone": recall(places(document, alone, duties), people),
                "unfound": float(not found),
            }
        rows.append(row)
    return document.language, rows


def main() -> int:
    """Measure every document of a corpus and print one line for each language."""
    if len(sys.argv) > 2:
        multilingual.LEAST_ALIKE = float(sys.argv[2])  # type: ignore[misc]
    service = open_service(Settings(suggest=multilingual.NAME))
    rule_set = service.rule_set("eu-dsa")
    rows: defaultdict[str, list[dict[str, float]]] = defaultdict(list)
    documents: Counter[str] = Counter()
    for labelled in read_corpus(Path(sys.argv[1])).documents:
        language, found = measure(service, rule_set, labelled)
        rows[language] += found
        documents[language] += 1
    head = ("language", "papers", "articles", "rules", "both", "alone", "unfound", "suggested", "right")
    print("".join(f"{word:>10}" for word in head))
    for language, counted in sorted(rows.items()):
        people = [row for row in counted if "rules" in row]
        shares = (mean(row[name] for row in people) for name in ("rules", "both", "alone"))
        sums = (sum(row.get(name, 0) for row in counted) for name in ("unfound", "suggested", "right"))
        print(
            f"{language:>10}{documents[language]:>10}{len(people):>10}"
            + "".join(f"{share:>10.3f}" for share in shares)
            + "".join(f"{number:>10.0f}" for number in sums)
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
