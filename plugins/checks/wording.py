"""Sentences that come back: copied, or reworded in what they state."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from checker.plugins.checks.observing import observe, quote
from checker.plugins.checks.reading import Read

from checker.domain.document import Passage, PassageKind
from checker.domain.message import say
from checker.domain.observation import Observation, Span

FEWEST_WORDS = 9
"""A shorter sentence comes back by chance."""
MOST_SHARED = 5
"""Sentences in which a word may stand and still tell one from another."""
ALIKE = 0.4
"""Share of the long words of both that a reworded sentence keeps."""
FEWEST_SHARED = 3
TIMES = 3
"""How often a sentence stands in one document before that is worth a word."""
_LONG = 6
"""Letters of a word that carries meaning."""
FIXED = say("A fixed text may be used on purpose, so that answers do not differ.")
ANSWERED = say("Does the sentence answer what was asked at each of these places?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    read: Read
    passage: Passage
    words: tuple[str, ...]

    @property
    def content(self) -> frozenset[str]:
        """Long words and numbers."""
        return frozenset(word for word in self.words if len(word) >= _LONG or word[0].isdigit())


def repeated(documents: Iterable[Read]) -> Iterator[Observation]:
    """Yield, once for each document or pair, sentences that were copied, and those that were reworded."""
    sentences = [sentence for read in documents for sentence in _sentences(read)]
    by_words: defaultdict[tuple[str, ...], list[_Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_words[sentence.words].append(sentence)
    yield from _within_one(by_words.values())
    yield from _between_two(by_words.values())
    yield from _reworded([places[0] for places in by_words.values()])


def _sentences(read: Read) -> Iterator[_Sentence]:
    said: dict[int, tuple[str, ...]] = {}
    for passage in read.document.passages:
        if passage.kind is PassageKind.SENTENCE:
            original = read.scan.original_of(passage.index)
            if original not in said:
                inside = read.scan.words_between(passage.start, passage.end)
                said[original] = tuple(read.scan.tokens.forms[inside.start : inside.stop])
            if len(said[original]) >= FEWEST_WORDS:
                yield _Sentence(read=read, passage=passage, words=said[original])


def _quotes(places: Iterable[_Sentence]) -> list[Span]:
    return [quote(place.read.document, place.passage.start, place.passage.end) for place in places]


def _within_one(groups: Iterable[list[_Sentence]]) -> Iterator[Observation]:
    """Yield one observation for each document that says some things several times."""
    by_document: defaultdict[str, list[list[_Sentence]]] = defaultdict(list)
    for places in groups:
        own = [place for place in places if place.read.id == places[0].read.id]
        if len(own) >= TIMES:
            by_document[own[0].read.id].append(own)
    for several in by_document.values():
        one, number = several[0], len(several)
        shown = one if number == 1 else [place for places in several for place in places[:2]]
        yield observe(
            "copied-sentence",
            "tension",
            "note",
            say("A sentence stands in {places} places, word for word; sentences that do: {number}.",
                places=len(one), number=number),
            _quotes(shown),
            explanations=(FIXED,),
            question=ANSWERED,
        )  # fmt: skip


def _between_two(groups: Iterable[list[_Sentence]]) -> Iterator[Observation]:
    """Yield one observation for each two documents that share sentences."""
    by_pair: defaultdict[tuple[str, str], list[tuple[_Sentence, _Sentence]]] = defaultdict(list)
    for places in groups:
        firsts = {place.read.id: place for place in reversed(places)}
        for one, two in pairwise(sorted(firsts.values(), key=lambda place: place.read.id)):
            by_pair[one.read.id, two.read.id].append((one, two))
    for pairs in by_pair.values():
        yield observe(
            "copied-between-documents",
            "tension",
            "note",
            say("The same sentence stands in two documents, word for word; sentences shared: {number}.",
                number=len(pairs)),
            _quotes(place for pair in pairs for place in pair),
            explanations=(FIXED,),
            question=say("Which document is the older, and was the sentence still true for the later?"),
        )  # fmt: skip


def _reworded(sentences: list[_Sentence]) -> Iterator[Observation]:
    """Yield, once for each two documents, sentences that share most of their long words."""
    contents = [sentence.content for sentence in sentences]
    shared_by: defaultdict[str, list[int]] = defaultdict(list)
    for number, content in enumerate(contents):
        for word in content:
            if len(shared_by[word]) <= MOST_SHARED:
                shared_by[word].append(number)
    by_pair: defaultdict[tuple[str, str], list[tuple[_Sentence, _Sentence]]] = defaultdict(list)
    for number, content in enumerate(contents):
        own = sentences[number].read.id
        met = Counter(
            other
            for word in content
            if len(shared_by[word]) <= MOST_SHARED
            for other in shared_by[word]
            if other > number and sentences[other].read.id != own
        )
        for other in sorted(met):
            if _alike(content, contents[other]):
                by_pair[own, sentences[other].read.id].append((sentences[number], sentences[other]))
    for pairs in by_pair.values():
        yield observe(
            "reworded-sentence",
            "tension",
            "note",
            say("What one document states stands in another in different words; sentences: {number}.",
                number=len(pairs)),
            _quotes(place for pair in pairs for place in pair),
            explanations=(say("The text may have been edited without a change of meaning."),),
            question=say("What changed between the two, and since when?"),
        )  # fmt: skip


def _alike(one: frozenset[str], two: frozenset[str]) -> bool:
    both = len(one & two)
    return both >= FEWEST_SHARED and both >= ALIKE * len(one | two)
