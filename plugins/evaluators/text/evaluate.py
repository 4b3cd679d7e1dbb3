"""Looks through the documents of a dossier for evidence that speaks to the elements of a rule set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from checker.plugins.evaluators.text.backings import backings, pointed_link
from checker.plugins.evaluators.text.compiling import compiled
from checker.plugins.evaluators.text.exclusions import why_not
from checker.plugins.evaluators.text.flags import Statement, flags_of
from checker.plugins.evaluators.text.joining import joined
from checker.plugins.evaluators.text.layouts import NEVER_SHOWN
from checker.plugins.evaluators.text.levels import level_of
from checker.plugins.evaluators.text.misses import fault_message, matches_of, near_misses
from checker.plugins.evaluators.text.names import provider_names
from checker.plugins.evaluators.text.negation import is_negative
from checker.plugins.evaluators.text.passport import Passports
from checker.plugins.evaluators.text.pieces import Piece, best_of_each_place
from checker.plugins.evaluators.text.quotes import LONGEST, quote_span
from checker.plugins.evaluators.text.ranking import spread_out
from checker.plugins.evaluators.text.scanned import ScannedDocument
from checker.plugins.evaluators.text.speakers import Voices

from checker.cache import NOTHING_KEPT, Cache
from checker.domain.assessment import Dossier
from checker.domain.document import Document, PassageKind
from checker.domain.evidence import Backing, Evidence, Level, NearMiss, Speaker, relied
from checker.domain.figure import Figure
from checker.domain.message import Message, say
from checker.domain.obligation import Concept, Element, RuleSet
from checker.matching import Shown, Vocabulary
from checker.matching.masks import places_of
from checker.matching.terms import WORD
from checker.offers import Evaluation
from checker.texts import texts_of

NAME = "text"
MOST_OF_SIGNAL = 400
"""Places of one signal that are weighed; a text that fires it more often repeats itself."""
MOST_FOLLOWING = 2
"""Sentences after a statement in which its backing is looked for, as long as they go on about it."""
POINTER_WITHIN = 11
"""Words at the beginning of a sentence among which those stand that point to the one before."""
LONG_ENOUGH = 4
"""Letters of a word that says, when it is repeated, that a sentence goes on about the one before."""


class TextEvaluator:
    """Looks for the signals of a rule set in documents; keeps what it compiled of the last rule set."""

    def __init__(self, cache: Cache = NOTHING_KEPT) -> None:
        """Begin with nothing compiled but what the cache holds."""
        self._cache = cache
        self._rule_set: RuleSet | None = None
        self._vocabularies: dict[frozenset[str], Vocabulary] = {}

    def __call__(self, dossier: Dossier, rule_set: RuleSet, elements: frozenset[str]) -> Evaluation:
        """Return evidence, near misses and figures for the elements that name this evaluator."""
        asked = tuple(element for element in rule_set.elements if element.id in elements and element.signals)
        concepts = {concept.id: concept for concept in rule_set.concepts}
        parts = [
            _Look(dossier, document, self._compiled(rule_set, document), rule_set, concepts).at(asked)
            for document in dossier.documents
        ]
        return Evaluation(
            evidence=tuple(evidence for part in parts for evidence in part.evidence),
            near_misses=tuple(miss for part in parts for miss in part.near_misses),
            figures=tuple(figure for part in parts for figure in part.figures),
            touched=tuple(place for part in parts for place in part.touched),
        )

    def _compiled(self, rule_set: RuleSet, document: Document) -> Vocabulary:
        """Return the vocabulary of the languages whose words may stand in a document."""
        if self._rule_set is not rule_set:
            self._rule_set, self._vocabularies = rule_set, {}
        languages = document.spoken & frozenset(rule_set.languages) or frozenset(rule_set.languages)
        if languages not in self._vocabularies:
            self._vocabularies[languages] = compiled(rule_set, languages, self._cache)
        return self._vocabularies[languages]


class _Look:
    """One look through one document."""

    def __init__(
        self,
        dossier: Dossier,
        document: Document,
        vocabulary: Vocabulary,
        rule_set: RuleSet,
        concepts: dict[str, Concept],
    ) -> None:
        self._read = ScannedDocument(document, texts_of(dossier)[document.id], vocabulary, rule_set.languages)
        self._names = provider_names(dossier, document)
        self._voices = Voices(self._read, self._names)
        self._concepts = concepts
        self._passports = Passports(self._read, rule_set)
        self._articles = {
            element.id: duty.citation.article_id for duty in rule_set.obligations for element in duty.elements
        }
        self._touched = 0

    def at(self, elements: tuple[Element, ...]) -> Evaluation:
        evidence: list[Evidence] = []
        misses: list[NearMiss] = []
        for element in elements:
            refused: list[tuple[Shown, Message]] = []
            best = best_of_each_place(self._pieces(element, refused))
            mine = [self._evidence(element, piece) for piece in best]
            evidence.extend(mine)
            if not mine:
                misses.extend(near_misses(self._read, element, refused, self._concepts))
        document = self._read.document
        evidence = joined(document, spread_out(document, evidence, self._articles), self._articles)
        touched = (
            index for index in places_of(self._touched) if document.passages[index].kind not in NEVER_SHOWN
        )
        return Evaluation(
            evidence=tuple(evidence),
            near_misses=tuple(misses),
            figures=tuple(map(self._passports.of, _told(self._read.figures, evidence))),
            touched=tuple((document.id, index) for index in touched),
        )

    def _pieces(self, element: Element, refused: list[tuple[Shown, Message]]) -> Iterator[Piece]:
        for signal in element.signals:
            for group in signal.all_of:
                self._touched |= self._read.finder.touched(group)
            for shown in islice(self._read.finder.shown(signal), MOST_OF_SIGNAL):
                reason = self._why_not(shown)
                if reason is not None:
                    refused.append((shown, reason))
                elif found := self._piece(element, shown):
                    yield found

    def _why_not(self, shown: Shown) -> Message | None:
        fault = "speaker" if self._is_said_by_another(shown) else shown.fault
        reason: Message | None = fault_message(fault) if fault else why_not(self._read, self._voices, shown)
        return reason

    def _is_said_by_another(self, shown: Shown) -> bool:
        wanted = shown.signal.speaker
        speaker, _ = self._voices.speaker(shown.passages[0])
        return bool(wanted) and (wanted == "provider") != (speaker is Speaker.PROVIDER)

    def _piece(self, element: Element, shown: Shown) -> Piece | None:
        read = self._read
        passages, backed = self._backed(element, shown)
        span = quote_span(read.document, passages, shown.hits, shown.passages[0])
        if span is None:
            return None
        statement = Statement(read=read, voices=self._voices, shown=shown, passages=passages, backings=backed)
        level, reasons = level_of(statement, element)
        return Piece(statement=statement, span=span, level=level, reasons=reasons, core=element.core)

    def _evidence(self, element: Element, piece: Piece) -> Evidence:
        """Say everything about a piece that is kept."""
        statement, (start, end) = piece.statement, piece.span
        shown, flags = statement.shown, flags_of(statement, piece.hedges)
        speaker, hearsay = self._voices.speaker(shown.passages[0])
        return Evidence(
            element=element.id,
            document=self._read.document.id,
            start=start,
            end=end,
            passage=shown.passages[0],
            level=piece.level,
            relied_level=relied(piece.level, flags),
            speaker=speaker,
            hearsay=hearsay,
            negative=is_negative(self._read, shown),
            flags=flags,
            reasons=(*piece.reasons, *((say("It reports what the provider said."),) if hearsay else ())),
            matches=matches_of(shown),
            backings=statement.backings,
            rank=piece.rank,
            evaluator=NAME,
            signal=shown.signal.place,
        )

    def _backed(self, element: Element, shown: Shown) -> tuple[tuple[int, ...], tuple[Backing, ...]]:
        """Return the passages of the quote and what backs it, also in next sentences that go on about it."""
        kinds = element.substantiated_by
        found = tuple(
            backing for index in shown.passages for backing in backings(self._read, index, kinds, self._names)
        )
        if found:
            return shown.passages, found
        if "link" in kinds and (apart := pointed_link(self._read, shown)):
            return shown.passages, apart
        passages = shown.passages
        for after in range(passages[-1] + 1, passages[-1] + 1 + MOST_FOLLOWING):
            if not self._goes_on(passages, after, shown):
                break
            passages = (*passages, after)
            if found := backings(self._read, after, kinds, self._names):
                return passages, found
        return self._with_list(self._with_next(shown)), ()

    def _with_next(self, shown: Shown) -> tuple[int, ...]:
        """Add to the passages of a statement the next one, if that points back to them."""
        after = shown.passages[-1] + 1
        points = self._goes_on(shown.passages, after, shown) and self._points_back(after)
        return (*shown.passages, after) if points else shown.passages

    def _with_list(self, passages: tuple[int, ...]) -> tuple[int, ...]:
        """Add to a sentence that ends in a colon the items of its list, as many as fit one quote."""
        known = self._read.document.passages
        if not self._read.text(passages[-1]).rstrip().endswith(":"):
            return passages
        for after in range(passages[-1] + 1, len(known)):
            too_long = known[after].end - known[passages[0]].start > LONGEST
            if too_long or known[after].kind is not PassageKind.LIST_ITEM:
                break
            passages = (*passages, after)
        return passages

    def _goes_on(self, passages: tuple[int, ...], index: int, shown: Shown) -> bool:
        """Tell whether a passage goes on about those before it, and all fit one quote."""
        known = self._read.document.passages
        if index >= len(known) or known[index].paragraph != known[index - 1].paragraph:
            return False
        if known[index].kind not in (PassageKind.SENTENCE, PassageKind.LIST_ITEM):
            return False
        if known[index].end - known[passages[0]].start > LONGEST:
            return False
        return self._points_back(index) or self._repeats(index, shown)

    def _repeats(self, index: int, shown: Shown) -> bool:
        """Tell whether a passage says one of the matched words again."""
        matched = " ".join(self._read.scan.folded[hit.start : hit.end] for hit in shown.hits)
        again = self._read.distinct_words(index)
        return any(len(word) >= LONG_ENOUGH and word in again for word in WORD.findall(matched))

    def _points_back(self, index: int) -> bool:
        """Tell whether a passage begins with words that point to the one before it."""
        passage = self._read.document.passages[index]
        first = self._read.scan.words_between(passage.start, passage.end)
        pointers = self._read.words("points_back", index)
        return any(hit.first - first.start <= POINTER_WITHIN for hit in pointers)


def _told(figures: tuple[Figure, ...], evidence: list[Evidence]) -> tuple[Figure, ...]:
    """Say of every figure in which elements' evidence it stands."""
    about: dict[tuple[int, int], set[str]] = {}
    for piece in evidence:
        if piece.level is Level.SILENT:
            continue
        for backing in piece.backings:
            about.setdefault((backing.start, backing.end), set()).add(piece.element)
    return tuple(
        replace(figure, about=tuple(sorted(about.get((figure.number_start, figure.number_end), ()))))
        for figure in figures
    )
