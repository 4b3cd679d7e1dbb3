"""What was searched: languages of the passages against languages of the vocabulary, pages read and unread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from checker.domain.document import Document, Passage, PassageKind
from checker.domain.evidence import Certificate, NearMiss
from checker.domain.obligation import Concept, Element, RuleSet, Signal

NO_STATEMENT = (PassageKind.HEADING, PassageKind.CONTENTS)
"""Passages that no rule looks into, in whatever language they stand."""
NEAR_MISSES = 3
"""Nearest misses that a certificate names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What a rule set has to look for one element, or one concept of it."""

    concepts: tuple[str, ...]
    terms: int
    languages: frozenset[str]
    """Languages in which at least one alternative has words for each of its groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What there was to search in a dossier, counted once."""

    passages: int
    pages: int
    unread: tuple[tuple[str, int], ...]
    """Document id and number of every page that could not be read."""
    languages: tuple[tuple[str, int], ...]
    """Letters of the statements in each language, most first; without the passages too short to tell."""

    def missing(self, covered: Iterable[str]) -> tuple[tuple[str, int], ...]:
        """Return the languages, with their letters, in which nothing could be searched."""
        known = frozenset(covered)
        return tuple((code, letters) for code, letters in self.languages if code not in known)


def survey(documents: Iterable[Document]) -> Searched:
    """Count passages, pages and languages of a dossier."""
    documents = tuple(documents)
    letters: Counter[str] = Counter()
    for document in documents:
        for passage in statements(document):
            letters[passage.language] += passage.end - passage.start
    return Searched(
        passages=sum(len(document.passages) for document in documents),
        pages=sum(len(document.pages) for document in documents),
        unread=tuple(place for document in documents for place in _unread(document)),
        languages=tuple(
            sorted(((code, count) for code, count in letters.items() if code), key=lambda p: (-p[1], p[0]))
        ),
    )


NOT_READ = "attachment_not_read"
"""Kind of the defect of a document that carries another one which could not be read."""


def _unread(document: Document) -> Iterable[tuple[str, int]]:
    """Yield the pages that were not read; page 0 stands for a document or an attachment that was not read."""
    if not document.text.strip() and not document.unread_pages:
        yield document.id, 0
    if any(defect.kind == NOT_READ for defect in document.defects):
        yield document.id, 0
    for page in document.unread_pages:
        yield document.id, page.number


def statements(document: Document) -> Iterable[Passage]:
    """Yield the passages that may state something."""
    return (passage for passage in document.passages if passage.kind not in NO_STATEMENT)


def vocabularies(rule_set: RuleSet, documents: Iterable[Document]) -> dict[str, Vocabulary]:
    """Return for every element what there is to look for it in the languages of the documents."""
    spoken = [document.spoken or frozenset(rule_set.languages) for document in documents]
    languages = frozenset[str]().union(*spoken)
    known = {concept.id: _known(concept, languages) for concept in rule_set.concepts}
    return {element.id: _vocabulary(element, known, rule_set) for element in rule_set.elements}


def _known(concept: Concept, languages: frozenset[str]) -> Vocabulary:
    """Return what there is to look for one concept."""
    return Vocabulary(
        concepts=(concept.id,),
        terms=sum(term.language in languages for term in concept.terms),
        languages=concept.languages,
    )


def _vocabulary(element: Element, concepts: dict[str, Vocabulary], rule_set: RuleSet) -> Vocabulary:
    """Return the vocabulary of an element; where its evaluator needs none, every language counts."""
    named = dict.fromkeys(name for signal in element.signals for group in signal.all_of for name in group)
    known = [concepts[name] for name in named if name in concepts]
    needs_none = not element.signals and not element.not_from_paper.texts
    everywhere = rule_set.languages if needs_none else ()
    return Vocabulary(
        concepts=tuple(id for concept in known for id in concept.concepts),
        terms=sum(concept.terms for concept in known),
        languages=frozenset(everywhere).union(*(_languages(signal, concepts) for signal in element.signals)),
    )


def _languages(signal: Signal, concepts: dict[str, Vocabulary]) -> frozenset[str]:
    """Return the languages in which every group of an alternative has words."""
    groups = [
        frozenset[str]().union(*(concepts[name].languages for name in group if name in concepts))
        for group in signal.all_of
    ]
    return frozenset.intersection(*groups) if groups else frozenset()


def certificate(
    element: str, vocabulary: Vocabulary, searched: Searched, misses: Iterable[NearMiss]
) -> Certificate:
    """Return what was searched for a silent element, with the nearest misses."""
    nearest = sorted(misses, key=lambda miss: (-miss.closeness, miss.document, miss.start, miss.end))
    spans = {(miss.document, miss.start, miss.end): miss for miss in reversed(nearest)}
    kept = [miss for miss in nearest if spans[miss.document, miss.start, miss.end] is miss]
    return Certificate(
        element=element,
        concepts=vocabulary.concepts,
        terms=vocabulary.terms,
        languages=tuple(sorted(vocabulary.languages)),
        passages=searched.passages,
        pages=searched.pages,
        unread=searched.unread,
        near_misses=tuple(kept[:NEAR_MISSES]),
    )
