"""Whom each scope of the Digital Services Act binds: every type of service, size, designation and day.

What is expected is written here a second time, in plain words of code and with days counted by hand.
"""

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest

from checker.domain.document import DateReading
from checker.domain.message import say
from checker.domain.obligation import Obligation, Scope
from checker.domain.profile import Profile, Truth, with_implied
from checker.rulesets.applicability import judge
from checker.rulesets.loading import open_folder
from tests.rules.conftest import FOLDER

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN

TIERS = {
    "intermediary": ("intermediary",),
    "hosting": ("hosting",),
    "platform": ("platform",),
    "marketplace": ("marketplace",),
    "search": ("search",),
    "very large platform": ("vlop",),
    "very large marketplace": ("marketplace", "vlop"),
    "very large search engine": ("vlose",),
}
SIZES = {
    "small": {"micro_or_small": YES, "small_until_recently": NO},
    "small until recently": {"micro_or_small": NO, "small_until_recently": YES},
    "not small": {"micro_or_small": NO, "small_until_recently": NO},
    "unknown": {},
}
FOUR_MONTHS = {"2023-04-25": "2023-08-25", "2024-05-31": "2024-09-30"}
SIX_MONTHS = {"2023-04-25": "2023-10-25", "2024-05-31": "2024-11-30"}
DESIGNATIONS = ("", *FOUR_MONTHS)
FIRST_EVER = "2023-04-25"
DAYS = (
    "2020-04-24", "2022-11-15", "2022-11-16", "2023-04-24", "2023-04-25", "2023-08-24", "2023-08-25",
    "2023-10-25", "2024-02-16", "2024-02-17", "2024-02-22", "2024-05-30", "2024-05-31", "2024-09-29",
    "2024-09-30", "2024-11-25", "2024-11-30", "2025-07-01", "2025-10-29", "2026-01-01", "2026-02-28",
    "2026-11-21",
)  # fmt: skip

EVERYBODY = set(TIERS)
LARGE = {"very large platform", "very large marketplace", "very large search engine"}
PLATFORMS = {"platform", "marketplace", "very large platform", "very large marketplace"}
HOSTING = {"hosting", *PLATFORMS}
MARKETPLACES = {"marketplace", "very large marketplace"}
PLATFORMS_AND_SEARCH = {*PLATFORMS, "search", "very large search engine"}

FROM_2024, FROM_2022 = "2024-02-17", "2022-11-16"
SCOPES: dict[str, tuple[set[str], str, str, str]] = {
    # scope: who, the exempt sizes (article), from which day for everybody, and how a designation moves it
    "intermediary": (EVERYBODY, "", FROM_2024, "earlier"),
    "hosting": (HOSTING, "", FROM_2024, "earlier"),
    "platform": (PLATFORMS, "19", FROM_2024, "earlier"),
    "marketplace": (MARKETPLACES, "29", FROM_2024, "earlier"),
    "marketplace_legacy": (MARKETPLACES, "29", FROM_2024, ""),
    "reporting_intermediary": (EVERYBODY, "15", FROM_2024, "earlier"),
    "reporting_hosting": (HOSTING, "15", FROM_2024, "earlier"),
    "user_numbers": (PLATFORMS_AND_SEARCH, "24", FROM_2022, ""),
    "user_numbers_on_request": (PLATFORMS_AND_SEARCH, "", FROM_2022, ""),
    "voluntary_codes": (PLATFORMS_AND_SEARCH, "", FROM_2024, "earlier"),
    "vlop": (LARGE, "", "", "four months"),
    "vlop_only": (LARGE - {"very large search engine"}, "", "", "four months"),
    "vlop_reports": (LARGE, "", "", "six months"),
    "vlop_designation": (LARGE, "", FROM_2022, ""),
    "vlop_supervised": (LARGE, "", "", "at once"),
    "vlop_from_designation": (LARGE, "", "", "at once"),
    "dr436_vlop": (LARGE, "", "2024-02-22", "later"),
    "dr2050_vlop": (LARGE, "", "2025-10-29", "later"),
    "ir2835_templates": (EVERYBODY, "15", "2025-07-01", ""),
    "ir2835_periods": (EVERYBODY, "15", "2026-01-01", ""),
    "ir2835_vlop": (LARGE, "", "2025-07-01", "later"),
    "ir2835_publication": (EVERYBODY, "15", "2026-02-28", ""),
    "ir2835_retention": (EVERYBODY, "15", "2024-11-25", ""),
    "intermediary_supervised": (EVERYBODY, "", FROM_2024, ""),
}
ASKING_MORE = {"not_established", "intermediary_for_minors"}
"""Scopes that ask for a further fact; tested by themselves below."""


def scopes() -> dict[str, Obligation]:
    """Return one obligation of every scope that some obligation names."""
    rule_set = open_folder(FOLDER, cases=False).rule_set
    return {duty.scope.id: duty for duty in (rule_set.obligations if rule_set else ())}


DUTIES = scopes()


def both(first: Truth, second: Truth) -> Truth:
    """Return whether two things hold together."""
    return NO if NO in (first, second) else UNKNOWN if UNKNOWN in (first, second) else YES


def is_exempt(tier: str, size: str, article: str, designated: str, day: str) -> Truth:
    """Return whether the size of a provider exempts it on a day."""
    is_designated_platform = tier in LARGE and tier in PLATFORMS and (not designated or designated <= day)
    if not article or is_designated_platform:
        return NO
    if article == "24" and tier not in PLATFORMS:
        return NO
    if article == "15" and size == "small until recently":
        return NO
    return {"small": YES, "small until recently": YES, "not small": NO, "unknown": UNKNOWN}[size]


def has_begun(tier: str, plain: str, moved: str, designated: str, day: str) -> Truth:
    """Return whether a duty had begun on a day; `plain` is the day for everybody."""
    if not moved or (moved == "earlier" and tier not in LARGE):
        return YES if day >= plain else NO
    if not designated:
        first = {"at once": FIRST_EVER, "six months": SIX_MONTHS[FIRST_EVER]}.get(
            moved, FOUR_MONTHS[FIRST_EVER]
        )
        if moved == "later":
            return NO if day < max(first, plain) else UNKNOWN
        if moved == "earlier" and day >= plain:
            return YES
        return NO if day < first else UNKNOWN
    own = {"at once": designated, "six months": SIX_MONTHS[designated]}.get(moved, FOUR_MONTHS[designated])
    begins = {"earlier": min(own, plain), "later": max(own, plain)}.get(moved, own)
    return YES if day >= begins else NO


def expected(scope: str, tier: str, size: str, designated: str, day: str) -> Truth:
    """Return whether a scope binds a service on a day."""
    who, article, plain, moved = SCOPES[scope]
    if tier not in who:
        return NO
    free = {YES: NO, NO: YES, UNKNOWN: UNKNOWN}[is_exempt(tier, size, article, designated, day)]
    return both(free, has_begun(tier, plain, moved, designated, day))


def combinations() -> Iterator[tuple[str, str, str, str]]:
    """Yield every type, size, designation and day; only very large services are designated."""
    for tier, size, designated, day in product(TIERS, SIZES, DESIGNATIONS, DAYS):
        if tier in LARGE or not designated:
            yield tier, size, designated, day


def profile(tier: str, size: str = "not small", designated: str = "", **facts: Truth) -> Profile:
    """Return a service."""
    return Profile(
        name=tier,
        services=with_implied(TIERS[tier]),
        facts=tuple(sorted({**SIZES[size], **facts}.items())),
        designated_on=date.fromisoformat(designated) if designated else None,
    )


def on(day: str) -> DateReading:
    """Return an established day."""
    moment = date.fromisoformat(day)
    return DateReading(earliest=moment, latest=moment, reason=say("A date."))


def test_every_scope_is_in_the_table() -> None:
    assert set(DUTIES) == SCOPES.keys() | ASKING_MORE


@pytest.mark.parametrize("scope", sorted(SCOPES))
def test_every_combination(scope: str) -> None:
    duty = DUTIES[scope]
    wrong = []
    count = 0
    for combination in combinations():
        tier, size, designated, day = combination
        judged = judge(duty, profile(tier, size, designated), on(day))
        count += 1
        if judged.applies is not expected(scope, *combination):
            wrong.append(f"{combination}: {judged.applies}")
        assert judged.reasons, combination
        assert judged.basis, combination
        assert bool(judged.questions) == (judged.applies is UNKNOWN), combination
        assert bool(judged.supervisors) == (judged.applies is not NO or judged.baseline), combination
    assert count == (5 + 3 * len(DESIGNATIONS)) * len(SIZES) * len(DAYS)
    assert not wrong, "\n".join(wrong[:20])


@pytest.mark.parametrize(("fact", "scope", "binding"), [
    ("established_in_union", "not_established", NO),
    ("for_minors", "intermediary_for_minors", YES),
])  # fmt: skip
@pytest.mark.parametrize("tier", TIERS)
def test_a_further_fact_decides(fact: str, scope: str, binding: Truth, tier: str) -> None:
    for answer in Truth:
        expected = {binding: YES, UNKNOWN: UNKNOWN}.get(answer, NO)
        judged = judge(
            DUTIES[scope], profile(tier, designated="2023-04-25", **{fact: answer}), on("2026-11-21")
        )
        assert judged.applies is expected


@pytest.mark.parametrize("scope", sorted(SCOPES))
def test_the_act_reaches_services_that_are_offered_in_the_union(scope: str) -> None:
    duty, (who, *_) = DUTIES[scope], SCOPES[scope]
    for tier in who:
        large = tier in LARGE
        for answer in (NO, UNKNOWN):
            judged = judge(
                duty, profile(tier, designated="2023-04-25", offers_in_union=answer), on("2026-11-21")
            )
            assert judged.applies is (YES if large else answer)
            asked = "Is the service offered to people or businesses" in " ".join(
                question("en") for question in judged.questions
            )
            assert asked == (judged.applies is UNKNOWN)


def supervisors(scope: Scope, who: Profile, day: str) -> list[str]:
    """Return the supervisors of a scope for a service on a day."""
    return [str(message) for message in judge(DUTIES[scope.id], who, on(day)).supervisors]


def test_who_supervises_whom() -> None:
    small = Profile(name="s", services=with_implied(("platform",)), facts=tuple(SIZES["not small"].items()),
                    member_state="NL", coordinator="Autoriteit Consument & Markt")  # fmt: skip
    large = profile("very large platform", designated="2023-04-25", established_in_union=YES)
    platform, vlop = DUTIES["platform"].scope, DUTIES["vlop"].scope
    assert supervisors(platform, small, "2026-11-21") == [
        "Digital Services Coordinator of the Member State of establishment: Autoriteit Consument & Markt "
        "(Article 56(1) DSA).",
    ]
    assert [line[line.index("(Art") :] for line in supervisors(platform, large, "2026-11-21")] == [
        "(Article 56(3) DSA).",
        "(Article 56(4) DSA).",
        "(Article 49(1) DSA; Article 49(2) DSA).",
    ]
    assert supervisors(vlop, large, "2026-11-21") == ["European Commission (Article 56(2) DSA)."]
