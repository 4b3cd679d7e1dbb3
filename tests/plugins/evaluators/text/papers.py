"""Small papers and a small rule set to evaluate, with the reserved vocabulary that ships."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from checker.plugins.evaluators.text import checker_evaluators

from checker.domain.assessment import Dossier
from checker.domain.citation import Act, Citation
from checker.domain.document import DateReading, Document, Heading, Link, Passage, PassageKind
from checker.domain.evidence import Evidence
from checker.domain.message import localised, say
from checker.domain.obligation import (
    Concept,
    Condition,
    Element,
    Obligation,
    Place,
    RuleSet,
    Scope,
    Signal,
    Term,
)
from checker.domain.profile import Profile
from checker.ingest.passages import with_passages
from checker.offers import Evaluation
from checker.rulesets import load
from checker.settings import Settings

PLACE = Place(file="obligations/test.yaml", line=1)
CONFIRMATION = "test-1.confirmation"


@cache
def shipped() -> RuleSet:
    return load(files("checker.rules") / "eu-dsa", cases=False)


@cache
def reserved() -> tuple[Concept, ...]:
    return tuple(part for part in shipped().concepts if part.place.file.endswith("reserved.yaml"))


def concept(name: str, en: str, nl: str) -> Concept:
    terms = [Term(text=text, language=code, place=PLACE) for code, text in (("en", en), ("nl", nl))]
    return Concept(id=name, note=localised(en=name), terms=tuple(terms), place=PLACE)


OWN = (
    concept("x_confirm", "confirm|confirmation", "bevestigen|bevestiging|bevestigd"),
    concept("x_notice", "notice|notices|report", "melding|meldingen"),
    concept("x_removal", "removed", "verwijderd"),
    concept("x_trader", "trader", "handelaar"),
)


def element(*signals: Signal, id_: str = CONFIRMATION, backed: tuple[str, ...] | None = None) -> Element:
    kinds = {"substantiated_by": backed} if backed is not None else {}
    return Element(id=id_, core=True, asks=localised(en="?"), signals=signals, **kinds)  # type: ignore[arg-type]


def signal(*groups: str, **rest: object) -> Signal:
    return Signal(all_of=tuple((group,) for group in groups), place=PLACE, **rest)  # type: ignore[arg-type]


CONFIRMED = element(signal("x_confirm", "x_notice", unless=("x_trader",)))


def rule_set(*elements: Element) -> RuleSet:
    ships = shipped()
    act = Act(id="test", celex="", eli="", title=localised(en="Test"), short=localised(en="T"))
    scope = Scope(
        id="all",
        binds=Condition(kind="fact", fact="service.hosting"),
        exempt=None,
        starts=(),
        binds_basis=(),
        exempt_basis=(),
        supervisor=localised(en=""),
        label=localised(en=""),
    )
    duty = Obligation(
        id="test-1",
        theme="test",
        title=localised(en="Test"),
        duty=localised(en="Test"),
        citation=Citation(act=act, article="1"),
        scope=scope,
        elements=elements,
    )
    return RuleSet(
        id="test",
        version="1",
        digest="0" * 64,
        title=localised(en="Test"),
        law_date=ships.law_date,
        languages=("en", "nl"),
        acts=(act,),
        themes=(),
        facts=(),
        concepts=(*reserved(), *OWN),
        obligations=(duty,),
        forms=ships.forms,
    )


def paper(
    text: str, language: str = "en", *, headings: tuple[str, ...] = (), links: tuple[Link, ...] = ()
) -> Document:
    """Make a document; paragraphs are divided by empty lines, `headings` are whole paragraphs of it."""
    blocks, at = [], 0
    for number, block in enumerate(text.split("\n\n")):
        kind = PassageKind.HEADING if block in headings else PassageKind.SENTENCE
        kind = PassageKind.LIST_ITEM if block.startswith("- ") else kind
        blocks.append(Passage(index=number, start=at, end=at + len(block), kind=kind, paragraph=number))
        at += len(block) + 2
    heads = [block for block in blocks if block.kind is PassageKind.HEADING]
    document = Document(
        id="d1",
        name="paper.txt",
        media_type="text/plain",
        sha256="0" * 64,
        size=len(text),
        reader="plain",
        text=text,
        passages=tuple(blocks),
        headings=tuple(Heading(start=block.start, end=block.end, level=1) for block in heads),
        links=links,
    )
    return with_passages(document, classify=lambda _: language)


def evaluated(document: Document, *elements: Element) -> Evaluation:
    """Evaluate one paper for some elements, the confirmation of notices where none are given."""
    asked = elements or (CONFIRMED,)
    dossier = Dossier(
        profile=Profile(name="Beeldbank", services=("hosting", "intermediary")),
        documents=(document,),
        reference=DateReading(earliest=None, latest=None, reason=say("No date.")),
    )
    (evaluator,) = checker_evaluators(Settings())
    return evaluator.evaluate(dossier, rule_set(*asked), frozenset(part.id for part in asked))


def evidence(text: str, language: str = "en", *elements: Element) -> tuple[Evidence, ...]:
    return evaluated(paper(text, language), *elements).evidence
