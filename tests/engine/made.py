"""Small documents, rule sets and plugins, made for these tests."""

from collections.abc import Callable
from datetime import date

from checker.domain.assessment import Assessment, Dossier
from checker.domain.citation import Act, Citation
from checker.domain.document import DateReading, Document, Page, Passage
from checker.domain.evidence import Evidence, Level
from checker.domain.finding import Applicability
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
from checker.domain.profile import Profile, Truth
from checker.engine import Plugins, assess
from checker.offers import Check, Evaluation, Evaluator

TEXT = "Anyone can file a notice through an online form. Receipt is confirmed by e-mail within 24 hours."
SENTENCES = ((0, 48), (49, 96))
PLACE = Place(file="obligations/test.yaml", line=7)
ACT = Act(
    id="dsa",
    celex="32022R2065",
    eli="http://example.org/eli",
    title=localised(en="DSA"),
    short=localised(en="DSA"),
)


def document(text: str = TEXT, *, name: str = "d1", language: str = "en", **fields: object) -> Document:
    """Return a document of one page whose sentences end in a full stop."""
    passages: list[Passage] = []
    start = 0
    while start < len(text):
        stop = text.find(". ", start)
        end = stop + 1 if stop >= 0 else len(text)
        passages.append(Passage(index=len(passages), start=start, end=end, language=language))
        start = end + 1
    given = {"pages": (Page(number=1, start=0, end=len(text)),), "passages": tuple(passages), **fields}
    return Document(
        id=name,
        name=f"{name}.txt",
        media_type="text/plain",
        sha256="0" * 64,
        size=len(text),
        reader="plain",
        text=text,
        **given,
    )


def element(slug: str = "form", *, core: bool = True, **fields: object) -> Element:
    """Return an element of the obligation ``dsa-16-1``, with vocabulary in English and Dutch."""
    given = {"signals": (Signal(all_of=(("notice",),), place=PLACE),), "asks": localised(en="?"), **fields}
    return Element(id=f"dsa-16-1.{slug}", core=core, **given)


def rule_set(*elements: Element) -> RuleSet:
    """Return a rule set of one obligation."""
    scope = Scope(
        id="hosting",
        binds=Condition(kind="fact", fact="service.hosting"),
        exempt=None,
        starts=(),
        binds_basis=(),
        exempt_basis=(),
        supervisor=localised(en="DSC"),
        label=localised(en="hosting"),
    )
    duty = Obligation(
        id="dsa-16-1",
        theme="notice-and-action",
        title=localised(en="Notices", nl="Meldingen"),
        duty=localised(en="Anyone can file a notice.", nl="Iedereen kan melden."),
        citation=Citation(act=ACT, article="16", paragraph="1"),
        scope=scope,
        elements=elements or (element(),),
    )
    terms = tuple(
        Term(text=word, language=code, place=PLACE) for word, code in (("notice", "en"), ("melding", "nl"))
    )
    return RuleSet(
        id="test",
        version="0.1.0",
        digest="f" * 64,
        title=localised(en="Test", nl="Proef"),
        law_date=date(2026, 1, 1),
        languages=("en", "nl"),
        acts=(ACT,),
        themes=(("notice-and-action", localised(en="Notice and action", nl="Melding en actie")),),
        facts=(),
        concepts=(Concept(id="notice", note=localised(en="notice"), terms=terms, place=PLACE),),
        obligations=(duty,),
    )


def dossier(*documents: Document, **fields: object) -> Dossier:
    """Return a dossier of a very large platform on a given day."""
    day = date(2024, 6, 1)
    given = {
        "profile": Profile(name="Example", services=("intermediary", "hosting", "platform", "vlop")),
        "reference": DateReading(earliest=day, latest=day, reason=say("given")),
        **fields,
    }
    return Dossier(documents=documents or (document(),), **given)


def evidence(
    sentence: int = 0, *, slug: str = "form", level: Level = Level.DESCRIBED, **fields: object
) -> Evidence:
    """Return evidence that quotes one sentence of `TEXT`."""
    start, end = SENTENCES[sentence]
    given = {
        "element": f"dsa-16-1.{slug}",
        "document": "d1",
        "start": start,
        "end": end,
        "passage": sentence,
        "level": level,
        "relied_level": level,
        "evaluator": "text",
        **fields,
    }
    return Evidence(**given)


def finding_nothing(_dossier: Dossier, _rule_set: RuleSet, _elements: frozenset[str]) -> Evaluation:
    """Be an evaluator that finds nothing."""
    return Evaluation()


def evaluator(
    *found: Evidence, name: str = "text", call: Callable[..., object] | None = None, **fields: object
) -> Evaluator:
    """Return an evaluator that always finds the same, or calls what the test gives it."""
    every = bool(fields.pop("every_element", False))
    return Evaluator(
        name=name, evaluate=call or (lambda *_: Evaluation(evidence=found, **fields)), every_element=every
    )


def applies(truth: Truth = Truth.YES) -> Callable[[Obligation], Applicability]:
    """Return a judge with one answer for every obligation."""
    question = localised(en="How many users?", nl="Hoeveel gebruikers?")
    reason = Applicability(
        applies=truth,
        reasons=(say("so it is"),),
        questions=(question,) if truth is Truth.UNKNOWN else (),
    )
    return lambda _duty: reason


def assessed(
    *evaluators: Evaluator,
    of: Dossier | None = None,
    under: RuleSet | None = None,
    truth: Truth = Truth.YES,
    checks: tuple[Check, ...] = (),
) -> Assessment:
    """Assess a dossier with some plugins."""
    plugins = Plugins(
        evaluators={item.name: item for item in evaluators},
        checks={item.name: item for item in checks},
        seconds=60,
    )
    return assess(of or dossier(), under or rule_set(), plugins, applies(truth))
