"""What matching the corpus against every rule set costs, beside an automaton, a loop and fewer entries.

The automaton of ahocorasick_rs looks for the longest word of every entry, and what it finds is verified by
the entry as a regular expression, so that it finds what the matcher finds: where it does not, concept by
concept and passage by passage, the benchmark fails. The loop searches every passage for every expression, as
one would write it first; it gets a small part of the text.

Rounds are interleaved, times are CPU seconds of this process, figures are medians.
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import re2

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.automaton import Automaton, expression, forms_of, prepared, readings
from checker.domain.obligation import RuleSet
from checker.matching import Vocabulary, scan
from checker.matching.vocabulary import numbered
from checker.memory import few_collections
from checker.rulesets import load
from checker.rulesets.combining import combined

ROUNDS = 5
ROOT = Path(__file__).parent.parent
SAMPLE = 2_000
"""Characters that the loop reads."""
TENTH = 10
LIMITS = {"automaton": 0.4, "loop": 100.0, "entries": 3.0}

Spans = tuple[tuple[int, int], ...]
Paper = tuple[str, Spans]
T = TypeVar("T")


def cpu(work: Callable[[], T]) -> tuple[float, T]:
    """Return the CPU seconds that some work takes, and what came of it."""
    before = time.process_time()
    done = work()
    return time.process_time() - before, done


def library() -> RuleSet:
    """Return all rule sets as one, without regular expressions: RE2 would find those for either."""
    whole = combined([load(path.parent, cases=False) for path in sorted(ROOT.glob("rules/*/ruleset.yaml"))])
    words = (
        replace(concept, terms=tuple(term for term in concept.terms if not term.is_pattern))
        for concept in whole.concepts
    )
    return replace(whole, concepts=tuple(words))


def fewer(rule_set: RuleSet) -> RuleSet:
    """Return every tenth entry of a rule set; an entry that several concepts share counts once."""
    terms, by_concept = numbered(rule_set.concepts)
    concepts = (
        replace(
            concept, terms=tuple(terms[one] for one in by_concept.get(concept.id, ()) if one % TENTH == 0)
        )
        for concept in rule_set.concepts
    )
    return replace(rule_set, concepts=tuple(concepts))


def papers(vocabulary: Vocabulary) -> list[Paper]:
    """Return the corpus from outside the repository, or the documentation, cut into passages.

    Words that lost the space between them get it back: only the matcher finds them without.
    """
    shared = Path(os.environ.get("CHECKER_SHARED", ROOT.parent / "shared")) / "corpus" / "documents"
    folder = shared if shared.is_dir() else ROOT / "docs"
    files = sorted(file for file in folder.iterdir() if file.suffix in {".md", ".txt"})
    texts = [apart(file.read_text(encoding="utf-8"), vocabulary) for file in files]
    return [(text, passages(text)) for text in texts]


def apart(text: str, vocabulary: Vocabulary) -> str:
    """Return a text with a space wherever the matcher takes two words apart."""
    while True:
        tokens = scan(text, vocabulary).tokens
        cuts = {end for end, start in zip(tokens.ends, tokens.starts[1:], strict=False) if end == start}
        if not cuts:
            return text
        text = "".join(" " + letter if place in cuts else letter for place, letter in enumerate(text))


def passages(text: str) -> Spans:
    """Cut a text at full stops before a space, and at empty lines."""
    return tuple(match.span() for match in re.finditer(r"\S(?:[^.\n]|\.(?!\s)|\n(?!\n))*", text))


def ours(found: Sequence[Paper], vocabulary: Vocabulary, rule_set: RuleSet) -> list[dict[str, set[int]]]:
    """Return for every paper the passages in which each concept stands."""
    stands = []
    for text, spans in found:
        read = scan(text, vocabulary, spans)
        places = {concept.id: set(read.spans_with(concept.id)) for concept in rule_set.concepts}
        stands.append({name: numbers for name, numbers in places.items() if numbers})
    return stands


def loop(text: str, patterns: Sequence[re.Pattern[str]]) -> int:
    """Search every passage of a text for every entry."""
    read = prepared(text)
    spans = passages(text)
    return sum(pattern.search(read, *span) is not None for span in spans for pattern in patterns)


def main() -> int:
    """Print the ratios; return 1 where one is beyond its limit or something else is found."""
    rule_set = library()
    tenth = fewer(rule_set)
    building, vocabulary = cpu(
        lambda: Vocabulary.build(rule_set.concepts, rule_set.forms, compile_pattern=re2.compile)
    )
    small = Vocabulary.build(tenth.concepts, tenth.forms, compile_pattern=re2.compile)
    found = papers(vocabulary)
    entries, forms = list(readings(rule_set)), forms_of(rule_set)
    automaton = Automaton(entries, forms)
    patterns = [re.compile(one) for one in dict.fromkeys(expression(entry, forms) for _, entry in entries)]
    sample = max((text for text, _ in found), key=len)[:SAMPLE]
    size = sum(len(text) for text, _ in found)

    def second() -> list[dict[str, set[int]]]:
        return [automaton.find(text, spans) for text, spans in found]

    rounds, same = [], second() == ours(found, vocabulary, rule_set)
    ours(found, small, tenth)
    for _ in range(ROUNDS):
        with few_collections():  # as in a command
            mine, _ = cpu(lambda: ours(found, vocabulary, rule_set))
            theirs, _ = cpu(second)
            few, _ = cpu(lambda: ours(found, small, tenth))
            naive, _ = cpu(lambda: loop(sample, patterns))
        rounds.append((theirs / mine, naive / len(sample) * size / mine, mine / few, 1e-6 * size / mine))
    speed, times, growth, megabytes = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"entries                         {len(vocabulary.entries):8d}   built in {building:.2f} s")
    print(f"characters                      {size:8d}   at {megabytes:.2f} MB/s")
    print(f"speed beside the automaton      {speed:8.2f}   at least {LIMITS['automaton']}")
    print(f"speed beside the loop           {times:8.0f}   at least {LIMITS['loop']:.0f}")
    print(f"time beside a tenth of entries  {growth:8.2f}   at most {LIMITS['entries']:.0f}")
    print(f"the automaton finds the same    {'yes' if same else 'NO':>8}")
    within = speed >= LIMITS["automaton"] and times >= LIMITS["loop"] and growth <= LIMITS["entries"]
    return 0 if same and within else 1


if __name__ == "__main__":
    sys.exit(main())
