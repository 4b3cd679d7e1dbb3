"""Measures what the checks cost on papers of 10, 100 and 1,000 pages: it is to grow with length alone.

Prints the CPU milliseconds of every check, vocabulary compiled and the text not yet scanned, and of all
together for each page. Figures are those of the text evaluator's sentences, one in twenty.
"""

import sys
import time
from dataclasses import replace
from datetime import date
from random import Random

from checker.plugins.checks import arithmetic, calendar, defects, dossier, law, registers
from checker.plugins.checks.vocabulary import vocabulary

from checker.domain.assessment import Dossier
from checker.domain.document import DateReading, Document
from checker.domain.figure import Figure
from checker.domain.message import say
from checker.domain.profile import Profile
from checker.ingest.defects import with_defects
from checker.ingest.pasted import pasted
from checker.offers import Evaluation

PAGES = (10, 100, 1_000)
WORDS_A_PAGE, WORDS_A_SENTENCE, SENTENCES_A_PARAGRAPH = 400, 18, 5
CHECKS = {module.NAME: module.check for module in (arithmetic, calendar, defects, dossier, law, registers)}
SAID = (
    "We offer consumer groups trusted flagger status on our marketplace.",
    "Authorities may send us removal requests by e-mail.",
    "On 18 November 2023 and again on 18 December 2023 we answered Foodwatch.",
    "We publish a report on enforcement every quarter.",
    "Each report is reviewed against our Community Guidelines.",
)
"""Sentences in which checks find something; one in twenty."""


def paper(pages: int, seed: int) -> tuple[Document, tuple[Figure, ...]]:
    """Return an invented paper and its figures."""
    random = Random(seed)  # noqa: S311 an invented text, the same each time
    words = [
        "".join(random.choices("abcdefghijklmnoprstuvwxyz", k=random.randint(2, 11))) for _ in range(9_000)
    ]
    sentences = [
        random.choice(SAID)
        if random.random() < 0.05
        else f"{' '.join(random.choices(words, k=WORDS_A_SENTENCE)).capitalize()}."
        for _ in range(pages * WORDS_A_PAGE // WORDS_A_SENTENCE)
    ]
    rows = range(0, len(sentences), SENTENCES_A_PARAGRAPH)
    text = "\n\n".join(" ".join(sentences[row : row + SENTENCES_A_PARAGRAPH]) for row in rows)
    day = DateReading(earliest=date(2024, 5, 1), latest=date(2024, 5, 1), reason=say("Given."))
    document = replace(with_defects(pasted(text, "en")), id=f"d{seed}", dated=day)
    return document, tuple(figures(document, random))


def figures(document: Document, random: Random) -> list[Figure]:
    """Return a figure for one sentence in twenty."""
    return [
        Figure(
            document=document.id,
            start=passage.start,
            end=passage.end,
            number_start=passage.start,
            number_end=passage.start + 4,
            value=float(random.randint(1_000, 90_000)),
            unit=random.choice(("users", "notices", "videos", "moderators", "%")),
            scope=random.choice(("EU", "NL", None)),
        )
        for passage in document.passages[::20]
    ]


def measure(pages: int) -> dict[str, float]:
    """Return the CPU seconds of every check on two papers of so many pages together."""
    papers = [paper(pages // 2, seed) for seed in (1, 2)]
    together = Dossier(
        profile=Profile(name="Blitzchat", services=("vlop",)),
        documents=tuple(document for document, _ in papers),
        reference=DateReading(earliest=None, latest=None, reason=say("Open.")),
    )
    evaluation = Evaluation(figures=tuple(figure for _, found in papers for figure in found))
    spent = {}
    for name, check in CHECKS.items():
        began = time.process_time()
        check(together, None, evaluation)  # type: ignore[arg-type]
        spent[name] = time.process_time() - began
    return spent


def main() -> int:
    """Measure every length; the check that comes first also pays for finding the words."""
    vocabulary()
    measure(PAGES[0])
    print(f"{'pages':>6}" + "".join(f"{name:>12}" for name in CHECKS) + f"{'all':>10}{'a page':>10}   CPU ms")
    for pages in PAGES:
        spent = measure(pages)
        every = 1_000 * sum(spent.values())
        each = "".join(f"{1_000 * seconds:>12.1f}" for seconds in spent.values())
        print(f"{pages:>6}{each}{every:>10.1f}{every / pages:>10.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
