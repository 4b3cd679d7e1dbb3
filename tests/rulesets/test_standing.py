"""Answers change with the day: facts end, designations come and go, and others supervise meanwhile."""

from dataclasses import replace
from datetime import date

import pytest

from checker.domain.citation import Citation
from checker.domain.message import localised
from checker.domain.obligation import Authority, Condition, Fact, Lapse, Obligation, Start, Territory
from checker.domain.profile import Profile, Truth
from checker.messages import tell_all
from checker.rulesets.applicability import judge
from tests.rulesets.test_applicability import (
    ACT,
    BY_DESIGNATION,
    CITATION,
    FROM_2024,
    NOT_SMALL,
    SMALL,
    duty,
    english,
    fact,
    on,
    profile,
)

IN_UNION = Fact(
    id="offers_in_union", label=localised(en="offered in the Union"), question=localised(en="Is it offered?")
)
RECENT = Fact(
    id="recent",
    label=localised(en="small until recently"),
    question=localised(en="?"),
    after="small",
    months=12,
)
LAPSE = Lapse(months=4, basis=(Citation(act=ACT, article="33", paragraph="6"),))


def with_scope(made: Obligation, **changed: object) -> Obligation:
    """Return a duty whose scope differs."""
    return replace(made, scope=replace(made.scope, **changed))  # type: ignore[arg-type]


def territorial() -> Obligation:
    """Return a duty of an act that asks where the service is offered."""
    territory = Territory(
        when=fact("offers_in_union"),
        basis=(Citation(act=ACT, article="2", paragraph="1"),),
        label=localised(en="services offered in the Union"),
        facts=(IN_UNION,),
    )
    return with_scope(duty(), territory=territory)


@pytest.mark.parametrize(
    ("answer", "applies", "asked", "ending"),
    [
        (None, Truth.YES, [], "."),
        (Truth.NO, Truth.NO, [], "; this service is none of these."),
        (Truth.UNKNOWN, Truth.UNKNOWN, ["Is it offered?"], "; whether this service is one is not known."),
    ],
)
def test_where_a_service_is_offered(
    answer: Truth | None, applies: Truth, asked: list[str], ending: str
) -> None:
    stated = {"offers_in_union": answer} if answer else {}
    judged = judge(territorial(), profile("hosting", small=Truth.NO, **stated), on("2024-06-01"))
    assert judged.applies is applies
    assert [question("en") for question in judged.questions] == asked
    rule = "The rules hold for services offered in the Union (Article 2(1) DSA)"
    assert f"{rule}{ending}" in english(judged)


@pytest.mark.parametrize(
    ("day", "applies"),
    [
        ("2025-02-28", Truth.NO),
        ("2025-03-01", Truth.NO),
        ("2026-02-28", Truth.NO),
        ("2026-03-01", Truth.YES),
    ],
)
def test_an_exemption_by_size_is_lost_twelve_months_after_the_size(day: str, applies: Truth) -> None:
    exempt = Condition(kind="any", parts=(fact("small"), fact("recent")))
    who = replace(profile("hosting"), ended=(("small", date(2025, 3, 1)),))
    judged = judge(with_scope(duty(), exempt=exempt, facts=(SMALL, RECENT)), who, on(day))
    assert judged.applies is applies
    assert "Known: small, until 1 March 2025." in english(judged)
    assert "Known: small until recently, from 1 March 2025 until 1 March 2026." in english(judged)


@pytest.mark.parametrize(
    ("lapse", "day", "applies"),
    [
        (LAPSE, "2025-09-26", Truth.YES),
        (LAPSE, "2025-09-27", Truth.NO),
        (None, "2025-05-26", Truth.YES),
        (None, "2025-05-27", Truth.NO),
    ],
)
def test_duties_of_a_designation_end_with_it(lapse: Lapse | None, day: str, applies: Truth) -> None:
    made = with_scope(duty(BY_DESIGNATION, binds="service.vlop"), lapse=lapse)
    who = replace(profile("vlop", "2023-12-20"), designation_ended_on=date(2025, 5, 27))
    judged = judge(made, who, on(day))
    assert judged.applies is applies
    assert not judged.baseline
    ended = [
        reason for reason in english(judged) if reason.startswith("The designation ended on 27 May 2025")
    ]
    assert bool(ended) == (applies is Truth.NO)
    assert ("Article 33(6) DSA" in judged.basis) == (applies is Truth.YES or lapse is not None)


def test_a_small_service_is_exempt_until_it_is_designated() -> None:
    who = profile("vlop", "2024-05-31", small=Truth.YES)
    assert judge(duty(), who, on("2024-05-30")).applies is Truth.NO
    assert judge(duty(), who, on("2024-05-31")).applies is Truth.YES


def test_an_open_date_is_judged_between_its_bounds_too() -> None:
    made = with_scope(duty(BY_DESIGNATION, binds="service.vlop"), lapse=LAPSE)
    who = replace(profile("vlop", "2023-12-20"), designation_ended_on=date(2025, 5, 27))
    judged = judge(made, who, on("2020-01-01", "2026-01-01"))
    assert judged.applies is Truth.UNKNOWN
    assert judge(made, who, on("2025-10-01", "2026-01-01")).applies is Truth.NO
    assert (
        "the answer is not the same on all" in english(judge(made, who, on("2025-09-01", "2026-01-01")))[-1]
    )


@pytest.mark.parametrize(
    ("day", "small", "applies"),
    [
        ("2024-02-16", None, Truth.NO),
        ("2024-03-01", None, Truth.UNKNOWN),
        ("2024-03-01", Truth.NO, Truth.YES),
        ("2024-03-01", Truth.YES, Truth.NO),
        ("2024-06-01", None, Truth.YES),
    ],
)
def test_a_start_that_hangs_on_an_unknown_fact(day: str, small: Truth | None, applies: Truth) -> None:
    later = Start(when=fact("small"), on=date(2024, 6, 1), basis=(CITATION,))
    made = with_scope(duty(later, FROM_2024), exempt=None)
    stated = {"small": small} if small else {}
    judged = judge(made, profile("hosting", **stated), on(day))
    assert judged.applies is applies
    assert [question("en") for question in judged.questions] == (
        ["Is it small?"] if applies is Truth.UNKNOWN else []
    )


def authorities() -> Obligation:
    """Return a duty that the Commission supervises for large services, and a coordinator for the others."""
    large = Condition(kind="any", parts=(fact("service.vlop"), fact("small")))
    basis = (Citation(act=ACT, article="56"),)
    return with_scope(
        duty(),
        exempt=None,
        authorities=(
            Authority(who=localised(en="Commission"), when=large, basis=basis, facts=(SMALL,)),
            Authority(
                who=localised(en="Coordinator"), when=None, basis=basis, named="coordinator",
                since=date(2024, 5, 1),
            ),
            Authority(who=localised(en="Others"), when=None, basis=basis, named="other_authorities"),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("who", "day", "supervisors"),
    [
        (
            profile("hosting"),
            "2024-06-01",
            [
                "Possibly Commission (Article 56 DSA); it depends on this: small.",
                "Coordinator (Article 56 DSA).",
                "Others (Article 56 DSA).",
            ],
        ),
        (
            replace(profile("vlop"), coordinator="ACM"),
            "2024-06-01",
            ["Commission (Article 56 DSA).", "Coordinator: ACM (Article 56 DSA)."],
        ),
        (
            replace(profile("hosting", small=Truth.NO), coordinator="ACM", other_authorities="AP"),
            "2024-04-30",
            ["Coordinator (Article 56 DSA), from 1 May 2024 on.", "Others: AP (Article 56 DSA)."],
        ),
        (replace(profile("vlop", "2023-04-25"), coordinator="ACM"), "2020-01-01", None),
        (profile("search"), "2024-06-01", []),
    ],
)
def test_who_supervises(who: Profile, day: str, supervisors: list[str] | None) -> None:
    told = list(tell_all(judge(authorities(), who, on(day)).supervisors, "en"))
    if supervisors is None:
        assert "Coordinator (Article 56 DSA), from 1 May 2024 on." in told
    else:
        assert told == supervisors


def test_without_authorities_the_words_of_the_scope_are_told() -> None:
    assert tell_all(judge(duty(), NOT_SMALL, on("2024-06-01")).supervisors, "en") == ("s.",)
