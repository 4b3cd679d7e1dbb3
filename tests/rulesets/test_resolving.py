"""Which profile somebody means, and what goes first."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from checker.domain.errors import UsageFault
from checker.domain.profile import Profile, Truth, with_implied
from checker.rulesets.registers import read_registers
from checker.rulesets.resolving import Known, resolve

REGISTERS = read_registers(files("checker.rules") / "eu-dsa")
FACTS = frozenset({"micro_or_small", "small_until_recently", "offers_in_union"})


def known(name: str = "", *services: str, declared: Profile | None = None, **stated: Truth) -> Known:
    """Return what is known."""
    return resolve(name, services, stated, declared=declared, facts=FACTS, registers=REGISTERS)


def test_a_known_service_comes_from_the_registers() -> None:
    found = known("TikTok")
    assert found.profile.designated_on == date(2023, 4, 25)
    assert found.registers == {"designated-services", "digital-services-coordinators"}


def test_types_alone_come_from_no_register() -> None:
    found = known("", "platform")
    assert found.profile.services == with_implied(("platform",))
    assert found.profile.fact("offers_in_union") is Truth.YES
    assert found.registers == frozenset()


def test_types_and_facts_that_are_given_go_first() -> None:
    found = known("tiktok", "platform", micro_or_small=Truth.YES)
    assert "vlop" not in found.profile.services
    assert found.profile.fact("micro_or_small") is Truth.YES
    assert found.profile.fact("small_until_recently") is Truth.NO


def test_a_stated_fact_goes_before_the_day_on_which_it_ended() -> None:
    declared = Profile(
        name="A", services=("hosting",), ended=(("micro_or_small", date(2025, 3, 1)),), member_state="NL"
    )
    assert known(declared=declared).profile.ended
    found = known(declared=declared, micro_or_small=Truth.NO)
    assert found.profile.ended == ()
    assert found.profile.coordinator == "Authority for Consumers and Markets"
    assert "Autoriteit Persoonsgegevens" in found.profile.other_authorities
    assert found.registers == {"digital-services-coordinators"}


@pytest.mark.parametrize(
    ("services", "stated", "sentence"),
    [
        (("shop",), {}, "shop is no service type; choose from intermediary"),
        (
            ("platform",),
            {"large": Truth.YES},
            "large is no fact that a rule set asks for; choose from micro_or",
        ),
        ((), {}, "It is not known which service the documents are about"),
    ],
)
def test_what_is_not_known_is_a_sentence(
    services: tuple[str, ...], stated: dict[str, Truth], sentence: str
) -> None:
    with pytest.raises(UsageFault, match=sentence):
        known("", *services, **stated)


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "service.yaml"
    path.write_text("name: A\nservices: [hosting]\nfacts: {offers_in_union: unknown}\n", encoding="utf-8")
    assert known(str(path)).profile.fact("offers_in_union") is Truth.UNKNOWN
