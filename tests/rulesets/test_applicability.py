"""Applicability is judged in three values, and every step has its reason."""

from datetime import date

import pytest

from checker.domain.citation import Act, Citation
from checker.domain.document import DateReading
from checker.domain.finding import Applicability
from checker.domain.message import localised, say
from checker.domain.obligation import Condition, Fact, Obligation, Scope, Start
from checker.domain.profile import Profile, Truth, with_implied
from checker.messages import tell_all
from checker.rulesets.applicability import judge

ACT = Act(
    id="dsa", celex="32022R2065", eli="", title=localised(en="Act"), short=localised(en="DSA", nl="DSA")
)
SMALL = Fact(id="small", label=localised(en="small", nl="klein"), question=localised(en="Is it small?"))
CITATION = Citation(act=ACT, article="16", paragraph="1")


def fact(name: str) -> Condition:
    """Return a condition of one fact."""
    return Condition(kind="fact", fact=name)


def duty(*starts: Start, binds: str = "service.hosting") -> Obligation:
    """Return a duty with an exemption for who is small and not very large."""
    not_large = Condition(kind="not", parts=(fact("service.vlop"),))
    return Obligation(
        id="dsa-16-1",
        theme="notices",
        title=localised(en="t"),
        duty=localised(en="d"),
        citation=CITATION,
        elements=(),
        scope=Scope(
            id="scope",
            binds=fact(binds),
            exempt=Condition(kind="all", parts=(fact("small"), not_large)),
            starts=starts or (FROM_2024,),
            binds_basis=(CITATION,),
            exempt_basis=(Citation(act=ACT, article="19", paragraph="1"),),
            supervisor=localised(en="s"),
            label=localised(en="hosting services", nl="hostingdiensten"),
            facts=(SMALL,),
        ),
    )


FROM_2024 = Start(when=None, on=date(2024, 2, 17), basis=(Citation(act=ACT, article="93", paragraph="2"),))
EARLIER = Start(
    when=fact("service.vlop"),
    on=date(2024, 2, 17),
    months_after_designation=4,
    earliest=date(2023, 8, 25),
    basis=(Citation(act=ACT, article="92"),),
)
BY_DESIGNATION = Start(
    when=None,
    on=None,
    months_after_designation=4,
    earliest=date(2023, 8, 25),
    basis=(Citation(act=ACT, article="33", paragraph="6"),),
)
LATER = Start(
    when=None,
    on=date(2025, 7, 1),
    months_after_designation=4,
    earliest=date(2023, 8, 25),
    later=True,
    basis=(CITATION,),
)


def on(earliest: str, latest: str = "") -> DateReading:
    """Return a reading of one day or of two bounds; a dash is an open bound."""
    bounds = [None if text == "-" else date.fromisoformat(text) for text in (earliest, latest or earliest)]
    return DateReading(earliest=bounds[0], latest=bounds[1], reason=say("A date."))


def profile(service: str, designated: str = "", **facts: Truth) -> Profile:
    """Return a profile."""
    return Profile(
        name="P",
        services=with_implied((service,)),
        facts=tuple(facts.items()),
        designated_on=date.fromisoformat(designated) if designated else None,
    )


def english(judged: Applicability) -> list[str]:
    """Return the reasons in English."""
    return list(tell_all(judged.reasons, "en"))


NOT_SMALL = profile("hosting", small=Truth.NO)


@pytest.mark.parametrize(
    ("who", "day", "applies"),
    [
        (NOT_SMALL, "2024-06-01", Truth.YES),
        (NOT_SMALL, "2024-02-17", Truth.YES),
        (NOT_SMALL, "2024-02-16", Truth.NO),
        (profile("hosting", small=Truth.YES), "2024-06-01", Truth.NO),
        (profile("hosting"), "2024-06-01", Truth.UNKNOWN),
        (profile("hosting"), "2020-06-01", Truth.NO),
        (profile("vlop"), "2024-06-01", Truth.YES),
        (profile("vlop", small=Truth.YES), "2024-06-01", Truth.YES),
        (profile("search"), "2024-06-01", Truth.NO),
    ],
)
def test_a_duty_from_a_calendar_day(who: Profile, day: str, applies: Truth) -> None:
    assert judge(duty(), who, on(day)).applies is applies


@pytest.mark.parametrize(
    ("designated", "day", "applies"),
    [
        ("2023-04-25", "2023-08-24", Truth.NO),
        ("2023-04-25", "2023-08-25", Truth.YES),
        ("2023-12-20", "2024-02-17", Truth.YES),
        ("2024-07-10", "2024-02-17", Truth.YES),
        ("2024-07-10", "2024-02-16", Truth.NO),
        ("", "2023-08-24", Truth.NO),
        ("", "2023-12-01", Truth.UNKNOWN),
        ("", "2024-02-17", Truth.YES),
    ],
)
def test_very_large_services_begin_earlier(designated: str, day: str, applies: Truth) -> None:
    who = profile("vlop", designated, small=Truth.NO)
    assert judge(duty(EARLIER, FROM_2024), who, on(day)).applies is applies


@pytest.mark.parametrize(
    ("start", "designated", "day", "applies"),
    [
        (BY_DESIGNATION, "2024-05-31", "2024-09-29", Truth.NO),
        (BY_DESIGNATION, "2024-05-31", "2024-09-30", Truth.YES),
        (BY_DESIGNATION, "", "2023-08-24", Truth.NO),
        (BY_DESIGNATION, "", "2026-11-21", Truth.UNKNOWN),
        (LATER, "2023-04-25", "2025-06-30", Truth.NO),
        (LATER, "2023-04-25", "2025-07-01", Truth.YES),
        (LATER, "2026-08-31", "2026-12-30", Truth.NO),
        (LATER, "2026-08-31", "2026-12-31", Truth.YES),
        (LATER, "", "2025-06-30", Truth.NO),
        (LATER, "", "2025-07-01", Truth.UNKNOWN),
    ],
)
def test_a_duty_from_the_designation(start: Start, designated: str, day: str, applies: Truth) -> None:
    assert judge(duty(start), profile("vlop", designated), on(day)).applies is applies


@pytest.mark.parametrize(
    ("earliest", "latest", "applies"),
    [
        ("2024-03-01", "2025-01-01", Truth.YES),
        ("2019-01-01", "2023-01-01", Truth.NO),
        ("2023-01-01", "2025-01-01", Truth.UNKNOWN),
        ("-", "2023-01-01", Truth.NO),
        ("2025-01-01", "-", Truth.YES),
        ("-", "-", Truth.UNKNOWN),
    ],
)
def test_an_open_date_is_judged_at_both_bounds(earliest: str, latest: str, applies: Truth) -> None:
    judged = judge(duty(), NOT_SMALL, on(earliest, latest))
    assert judged.applies is applies
    assert ("From which date is the document?" in [ask("en") for ask in judged.questions]) == (
        applies is Truth.UNKNOWN
    )


def test_an_open_date_does_not_matter_to_whom_the_duty_never_binds() -> None:
    judged = judge(duty(), profile("search"), on("-", "-"))
    assert (judged.applies, judged.questions, judged.baseline) == (Truth.NO, (), False)


def test_an_open_designation_stays_open_without_a_date() -> None:
    judged = judge(duty(BY_DESIGNATION), profile("vlop"), on("-", "-"))
    assert judged.applies is Truth.UNKNOWN
    assert len(judged.questions) == 2
    assert "9999" not in " ".join(english(judged))


def test_the_reasons_name_article_and_day() -> None:
    judged = judge(duty(), NOT_SMALL, on("2024-06-01"))
    assert english(judged) == [
        "The duty binds hosting services (Article 16(1) DSA).",
        "No exemption holds (Article 19(1) DSA).",
        "It applies to this service from 17 February 2024 (Article 93(2) DSA).",
    ]
    assert judged.basis == ("Article 16(1) DSA", "Article 19(1) DSA", "Article 93(2) DSA")
    assert (
        tell_all(judged.reasons, "nl")[0]
        == "De verplichting geldt voor hostingdiensten (artikel 16, lid 1 DSA)."
    )


def test_who_is_not_bound_is_asked_nothing_further() -> None:
    assert english(judge(duty(), profile("search"), on("2024-06-01"))) == [
        "The duty binds hosting services (Article 16(1) DSA); this service is none of these."
    ]


def test_an_exemption_is_named_with_its_fact() -> None:
    judged = judge(duty(), profile("hosting", small=Truth.YES), on("2024-06-01"))
    assert english(judged)[-1] == "The provider is exempt (Article 19(1) DSA): small."
    assert judged.baseline is False


def test_an_unknown_fact_becomes_a_question() -> None:
    judged = judge(duty(), profile("hosting"), on("2024-06-01"))
    assert [ask("en") for ask in judged.questions] == ["Is it small?"]


def test_an_older_document_is_a_baseline() -> None:
    judged = judge(duty(), NOT_SMALL, on("2021-01-01"))
    assert judged.baseline
    assert english(judged)[-1] == "The document is older than the duty; what it shows is kept as a baseline."
    assert judge(duty(), NOT_SMALL, on("2024-06-01")).baseline is False


@pytest.mark.parametrize(
    ("paragraph", "english", "dutch"),
    [
        ("", "Article 43 DSA", "artikel 43 DSA"),
        ("1", "Article 43(1) DSA", "artikel 43, lid 1 DSA"),
        ("1-4", "Article 43(1-4) DSA", "artikel 43, leden 1-4 DSA"),
        ("1, 3", "Article 43(1) and (3) DSA", "artikel 43, leden 1 en 3 DSA"),
    ],
)
def test_a_citation_names_each_of_its_paragraphs(paragraph: str, english: str, dutch: str) -> None:
    place = Citation(act=ACT, article="43", paragraph=paragraph)
    assert (place.label("en"), place.label("nl")) == (english, dutch)
