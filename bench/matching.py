"""What matching costs beside a loop of `re.search` over the same entries, and its megabytes a second.

Rounds are interleaved, times are CPU seconds of this process, figures are medians. The loop searches every
passage for every entry of words, as one would write it first; it gets a small part of the text, the matcher
all of it.
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import re2

from checker.domain.obligation import RuleSet
from checker.matching import Scan, Vocabulary, fold, parse_term, scan
from checker.rulesets import load

ROUNDS = 5
SIZE = 940_000
"""Characters of about 300 pages."""
SAMPLE = 6_000
"""Characters that the loop reads."""
LIMIT = 100.0
LETTER, GAP = r"[^\W_]", r"[\W_]+"


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes."""
    before = time.process_time()
    work()
    return time.process_time() - before


def source() -> str:
    """Return about 300 pages: reports from outside the repository, or the documentation over and over."""
    root = Path(__file__).parent.parent
    shared = Path(os.environ.get("CHECKER_SHARED", root.parent / "shared")) / "corpus" / "documents"
    folder = shared if shared.is_dir() else root / "docs"
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md")))
    return (text * (SIZE // len(text) + 1))[:SIZE]


def passages(text: str) -> tuple[tuple[int, int], ...]:
    """Cut a text at full stops and empty lines."""
    return tuple(match.span() for match in re.finditer(r"\S(?:[^.\n]|\n(?!\n))*", text))


def expressions(rule_set: RuleSet) -> list[re.Pattern[str]]:
    """Write every entry of words as one regular expression."""
    forms = {
        language: {fold(word): tuple(map(fold, inflected)) for word, inflected in words}
        for language, words in rule_set.forms
    }
    found = []
    for term in {
        (term.text, term.language): term for concept in rule_set.concepts for term in concept.terms
    }.values():
        if not term.is_pattern:
            found += [_expression(reading) for reading in parse_term(term.text, term.language, forms)]
    return found


def _expression(reading: tuple[object, ...]) -> re.Pattern[str]:
    """Write one reading of an entry, place by place."""
    written = ""
    for number, slot in enumerate(reading):
        lead = GAP if number else ""
        kind, atoms = slot  # type: ignore[misc]
        words = "|".join(_word(*atom) for atom in sorted(atoms))
        written += {
            "word": f"{lead}(?:{words})(?!{LETTER})",
            "maybe": f"(?:{lead}(?:{words})(?!{LETTER}))?",
            "any": f"{lead}{LETTER}+",
            "gap": f"(?:{GAP}{LETTER}+){{0,3}}?",
        }[kind]
    return re.compile(f"(?<!{LETTER}){written}")


def _word(kind: str, text: str) -> str:
    left = f"{LETTER}*" if kind in {"suffix", "infix"} else ""
    right = f"{LETTER}*" if kind in {"prefix", "infix"} else ""
    placeholder = {
        "number": r"\d[\d.,]*",
        "percent": r"\d[\d.,]* ?%",
        "multiplier": "million|miljoen",
        "url": r"https?://\S+",
    }
    return placeholder.get(kind, f"{left}{re.escape(text)}{right}")


def build(rule_set: RuleSet) -> Vocabulary:
    """Compile the vocabulary as the text evaluator does."""
    return Vocabulary.build(rule_set.concepts, rule_set.forms, compile_pattern=re2.compile)


def everything(found: Scan, rule_set: RuleSet) -> int:
    """Ask for every concept where it stands, as an evaluator does."""
    return sum(len(found.spans_with(concept.id)) for concept in rule_set.concepts)


def loop(folded: str, spans: tuple[tuple[int, int], ...], patterns: list[re.Pattern[str]]) -> int:
    """Search every passage for every entry."""
    return sum(bool(pattern.search(folded, start, end)) for start, end in spans for pattern in patterns)


def main() -> int:
    """Print the ratio and the speed; return 1 where the ratio is below its limit."""
    rule_set = load(files("checker.rules") / "eu-dsa", cases=False)
    text = source()
    spans, sample = passages(text), fold(text[:SAMPLE])
    sample_spans, patterns = passages(sample), expressions(rule_set)
    vocabulary = build(rule_set)
    rounds = []
    for _ in range(ROUNDS):
        building = cpu(lambda: build(rule_set))
        ours = cpu(lambda: everything(scan(text, vocabulary, spans), rule_set)) / len(text)
        theirs = cpu(lambda: loop(sample, sample_spans, patterns)) / len(sample)
        rounds.append((theirs / ours, 1e-6 / ours, building))
    ratio, speed, building = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"entries             {len(vocabulary.entries):8d}")
    print(f"building            {building:8.3f} s")
    print(f"matching            {speed:8.2f} MB/s")
    print(f"a loop takes        {ratio:8.0f} times as long (limit: at least {LIMIT:.0f})")
    return int(ratio < LIMIT)


if __name__ == "__main__":
    sys.exit(main())
