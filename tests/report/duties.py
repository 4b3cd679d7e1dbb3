"""Twelve duties in our own words, for an invented assessment."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.domain.citation import Act, Citation
from checker.domain.evidence import FlagKind, Level
from checker.domain.message import localised
from checker.domain.obligation import Condition, Element, Obligation, Place, Scope

Found = dict[str, list[tuple[str, Level, tuple[FlagKind, ...]]]]
A, D, S = Level.ASSERTED, Level.DESCRIBED, Level.SUBSTANTIATED

ACT = Act(
    id="dsa",
    celex="32022R2065",
    eli="http://data.europa.eu/eli/reg/2022/2065/oj",
    title=localised(en="Regulation (EU) 2022/2065", nl="Verordening (EU) 2022/2065"),
    short=localised(en="DSA", nl="DSA"),
)
THEMES = (
    ("notice-and-action", localised(en="Notice and action", nl="Melding en actie")),
    ("complaints-and-redress", localised(en="Complaints and redress", nl="Klachten en geschillen")),
    ("transparency-reporting", localised(en="Transparency reporting", nl="Transparantieverslagen")),
    ("marketplaces", localised(en="Marketplaces", nl="Marktplaatsen")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One duty: where, what about, in which words, and what the invented paper shows of each element."""

    id: str
    theme: str
    title: tuple[str, str]
    duty: tuple[str, str]
    elements: tuple[tuple[str, str, str], ...]
    """Slug, question in English and in Dutch; a slug in brackets is a supporting element."""
    scope: str = "platform"
    found: Found = field(default_factory=dict)


DUTIES = (
    Row(
        id="dsa-16-1",
        theme="notice-and-action",
        title=("A way to give notice", "Een weg om te melden"),
        duty=(
            "Anyone can give notice of content that they consider illegal, electronically and with ease.",
            "Iedereen kan inhoud die hij illegaal vindt, elektronisch en gemakkelijk melden.",
        ),
        elements=(
            ("electronic", "Can notice be given electronically?", "Kan er elektronisch worden gemeld?"),
            (
                "easy",
                "Is the way to give notice easy to find and use?",
                "Is de meldweg makkelijk te vinden en te gebruiken?",
            ),
            ("(languages)", "In which languages can notice be given?", "In welke talen kan worden gemeld?"),
        ),
        found={
            "electronic": [("Iedereen kan", D, ())],
            "easy": [("Iedereen kan", D, ())],
            "languages": [("Het formulier", S, ())],
        },
    ),
    Row(
        id="dsa-16-4",
        theme="notice-and-action",
        title=("Confirm receipt", "Ontvangst bevestigen"),
        duty=(
            "Where the notifier left an address, the provider confirms the notice without undue delay.",
            "Heeft de melder een adres achtergelaten, dan bevestigt de aanbieder de melding onverwijld.",
        ),
        elements=(
            ("confirmation", "Does the notifier get a confirmation?", "Krijgt de melder een bevestiging?"),
        ),
        found={"confirmation": [("Wie een e-mailadres", D, ())]},
    ),
    Row(
        id="dsa-16-5",
        theme="notice-and-action",
        title=("Tell the notifier what was decided", "De melder over het besluit inlichten"),
        duty=(
            "The provider tells the notifier what it decided and how to have that reviewed.",
            "De aanbieder laat de melder weten wat is besloten en hoe hij daartegen op kan komen.",
        ),
        elements=(
            ("user-decision", "Is the notifier told of the decision?", "Hoort de melder wat is besloten?"),
            (
                "user-redress",
                "Is the notifier told how to have it reviewed?",
                "Hoort de melder hoe hij daartegen op kan komen?",
            ),
        ),
    ),
    Row(
        id="dsa-16-6",
        theme="notice-and-action",
        title=("Decide with care", "Zorgvuldig besluiten"),
        duty=(
            "Notices are handled in time, with care, without arbitrariness and objectively.",
            "Meldingen worden tijdig, zorgvuldig, niet willekeurig en objectief behandeld.",
        ),
        elements=(("timely", "How fast are notices decided on?", "Hoe snel wordt op meldingen besloten?"),),
    ),
    Row(
        id="dsa-22-1",
        theme="notice-and-action",
        title=("Priority for trusted flaggers", "Voorrang voor betrouwbare flaggers"),
        duty=(
            "Notices of trusted flaggers within their field get priority.",
            "Meldingen van betrouwbare flaggers op hun gebied krijgen voorrang.",
        ),
        elements=(
            (
                "priority",
                "Do notices of trusted flaggers get priority?",
                "Krijgen meldingen van betrouwbare flaggers voorrang?",
            ),
        ),
        found={"priority": [("Wij kunnen", D, (FlagKind.MODALITY, FlagKind.REGIME))]},
    ),
    Row(
        id="dsa-20-1",
        theme="complaints-and-redress",
        title=("Internal complaints", "Interne klachten"),
        duty=(
            "For six months after a decision recipients can complain electronically and free of charge.",
            "Tot zes maanden na een besluit kunnen afnemers elektronisch en kosteloos een klacht indienen.",
        ),
        elements=(
            ("period", "For how long can a recipient complain?", "Hoe lang kan een afnemer klagen?"),
            ("free", "Is complaining free of charge?", "Is klagen kosteloos?"),
        ),
        found={"period": [("Een gebruiker kan", D, ())], "free": [("Een gebruiker kan", D, ())]},
    ),
    Row(
        id="dsa-20-6",
        theme="complaints-and-redress",
        title=("People decide on complaints", "Mensen besluiten over klachten"),
        duty=(
            "Decisions on complaints are taken under the supervision of qualified staff.",
            "Besluiten op klachten worden genomen onder toezicht van gekwalificeerd personeel.",
        ),
        elements=(("staff", "Who decides on complaints?", "Wie besluit op klachten?"),),
        found={
            "staff": [
                ("Het bezwaar wordt", D, (FlagKind.ABSOLUTE,)),
                ("In de tweede", S, (FlagKind.DENOMINATOR, FlagKind.UNIT)),
            ]
        },
    ),
    Row(
        id="dsa-21-1",
        theme="complaints-and-redress",
        title=("Out-of-court settlement", "Buitengerechtelijke beslechting"),
        duty=(
            "Recipients are told that they can go to a certified settlement body.",
            "Afnemers horen dat zij naar een gecertificeerd orgaan kunnen gaan.",
        ),
        elements=(
            (
                "user-body",
                "Are recipients told of settlement bodies?",
                "Worden afnemers op zulke organen gewezen?",
            ),
        ),
    ),
    Row(
        id="dsa-15-1",
        theme="transparency-reporting",
        title=("Report on moderation", "Verslag over moderatie"),
        duty=(
            "At least once a year the provider publishes a clear report on its moderation.",
            "Ten minste eenmaal per jaar publiceert de aanbieder een duidelijk verslag over zijn moderatie.",
        ),
        elements=(
            ("published", "Is a report published?", "Wordt een verslag gepubliceerd?"),
            ("per-state", "Are figures given by Member State?", "Worden cijfers per lidstaat gegeven?"),
            (
                "accuracy",
                "Is the accuracy of automated means given?",
                "Staat de nauwkeurigheid van automatische middelen erin?",
            ),
        ),
        found={
            "published": [("Sinds oktober", S, (FlagKind.POINTER,))],
            "per-state": [("We publiceren geen", A, ())],
        },
    ),
    Row(
        id="dsa-24-1",
        theme="transparency-reporting",
        scope="platform",
        title=("Further figures of platforms", "Meer cijfers van platforms"),
        duty=(
            "Platforms report disputes, suspensions and times to decide as well.",
            "Platforms doen ook verslag van geschillen, schorsingen en doorlooptijden.",
        ),
        elements=(
            (
                "disputes",
                "How many disputes went to settlement bodies?",
                "Hoeveel geschillen gingen naar geschillenorganen?",
            ),
            ("suspensions", "How many suspensions were there?", "Hoeveel schorsingen waren er?"),
        ),
    ),
    Row(
        id="dsa-42-2",
        theme="transparency-reporting",
        scope="vlop",
        title=("Staff by language", "Personeel per taal"),
        duty=(
            "Very large platforms report the staff for moderation by official language of the Union.",
            "Zeer grote platforms doen verslag van de moderatoren per officiële taal van de Unie.",
        ),
        elements=(
            (
                "staff",
                "How many moderators are there for each language?",
                "Hoeveel moderatoren zijn er per taal?",
            ),
            ("qualifications", "What training do they have?", "Welke opleiding hebben zij?"),
        ),
        found={
            "staff": [("In de Europese", S, (FlagKind.PERIOD,)), ("Wereldwijd", A, (FlagKind.TERRITORY,))]
        },
    ),
    Row(
        id="dsa-30-1",
        theme="marketplaces",
        scope="marketplace",
        title=("Know the trader", "De handelaar kennen"),
        duty=(
            "Marketplaces ask traders who they are before they sell.",
            "Marktplaatsen vragen handelaren wie zij zijn voordat zij verkopen.",
        ),
        elements=(
            ("identity", "Are traders asked who they are?", "Wordt handelaren gevraagd wie zij zijn?"),
        ),
    ),
)


def duty_from(row: Row) -> Obligation:
    """Return the obligation of a row."""
    article, paragraph = row.id.split("-")[1:]
    place = Place(file=f"obligations/art{article}.yaml", line=10)
    return Obligation(
        id=row.id,
        theme=row.theme,
        title=localised(en=row.title[0], nl=row.title[1]),
        duty=localised(en=row.duty[0], nl=row.duty[1]),
        scope=scope(row.scope),
        place=place,
        citation=Citation(act=ACT, article=article, paragraph=paragraph),
        elements=tuple(element(row.id, *item) for item in row.elements),
    )


def element(duty: str, slug: str, english: str, dutch: str) -> Element:
    """Return one element; its question is what it asks, put to the provider."""
    return Element(
        id=f"{duty}.{slug.strip('()')}",
        core=not slug.startswith("("),
        asks=localised(en=english, nl=dutch),
        question=localised(en=english, nl=dutch),
        evidence_wanted=localised(en="a figure with unit and period", nl="een cijfer met eenheid en periode"),
    )


def scope(key: str) -> Scope:
    """Return whom a duty binds."""
    labels = {
        "platform": localised(
            en="online platforms, unless micro or small", nl="onlineplatforms, tenzij micro of klein"
        ),
        "vlop": localised(en="very large online platforms", nl="zeer grote onlineplatforms"),
        "marketplace": localised(en="online marketplaces", nl="onlinemarktplaatsen"),
    }
    supervisor = localised(
        en="Digital Services Coordinator of establishment", nl="digitaledienstencoördinator van vestiging"
    )
    fact = Condition(kind="fact", fact=f"service.{key}")
    return Scope(
        id=key,
        binds=fact,
        exempt=None,
        starts=(),
        binds_basis=(),
        exempt_basis=(),
        supervisor=supervisor,
        label=labels[key],
    )
