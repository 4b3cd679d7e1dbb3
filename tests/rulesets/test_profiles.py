"""Profiles come from a file or from the register of designations, and say what is wrong with them."""

from datetime import date
from pathlib import Path

import pytest

from checker.domain.errors import CheckerError, NotFound, UsageFault
from checker.domain.profile import Truth
from checker.rulesets.profiles import known_profiles, read_profile

WHOLE = """\
name: Voorbeeld
services: [marketplace]
facts: {micro_or_small: no, small_until_recently: unknown}
source: letter of 1 June 2024
"""


def details(path: Path, facts: frozenset[str] | None = None) -> list[str]:
    """Return every fault of a profile file as a sentence."""
    with pytest.raises(UsageFault) as caught:
        read_profile(path, facts=facts)
    return [detail.english() for detail in caught.value.details]


def write(folder: Path, text: str) -> Path:
    """Write a profile file."""
    path = folder / "profile.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_read(tmp_path: Path) -> None:
    profile = read_profile(
        write(tmp_path, WHOLE), facts=frozenset({"micro_or_small", "small_until_recently"})
    )
    assert profile.name == "Voorbeeld"
    assert profile.services == ("intermediary", "hosting", "platform", "marketplace")
    assert profile.fact("micro_or_small") is Truth.NO
    assert profile.fact("small_until_recently") is Truth.UNKNOWN
    assert profile.source == "letter of 1 June 2024"


def test_a_path_may_be_a_text(tmp_path: Path) -> None:
    assert read_profile(str(write(tmp_path, WHOLE))).name == "Voorbeeld"


@pytest.mark.parametrize("name", ["tiktok", "TikTok", " tiktok "])
def test_a_designated_service_is_known_by_name(name: str) -> None:
    profile = read_profile(name)
    assert profile.name == "TikTok"
    assert profile.designated_on == date(2023, 4, 25)
    assert profile.fact("service.vlop") is Truth.YES
    assert profile.source.startswith("designated-services.csv, 20")


def test_aliases_and_names_with_dots_are_known() -> None:
    assert read_profile("Twitter").name == "X"
    assert read_profile("booking.com").fact("service.marketplace") is Truth.YES
    assert read_profile("google-search").services == ("intermediary", "search", "vlose")


def test_every_service_of_the_register_has_a_tier() -> None:
    for profile in known_profiles().values():
        assert {"vlop", "vlose"} & set(profile.services)
        assert profile.designated_on is not None


def test_an_unknown_name_is_answered_with_a_guess() -> None:
    with pytest.raises(NotFound, match="The register knows no service tiktak; is TikTok meant"):
        read_profile("tiktak")
    with pytest.raises(NotFound, match="it knows AliExpress, Amazon Store"):
        read_profile("zzz")


def test_all_faults_of_a_file_are_found_at_once(tmp_path: Path) -> None:
    text = "services: [vlopp]\nfacts: {micro_or_small: maybe}\ndesignated_on: yesterday\ncolour: red\n"
    assert details(write(tmp_path, text)) == [
        "profile.yaml:1: the key name is missing.",
        "profile.yaml:1: services must be one of intermediary, hosting, platform, marketplace, search, vlop, "
        "vlose, not vlopp.",
        "profile.yaml:2: micro_or_small must be one of yes, no, unknown, not maybe.",
        "profile.yaml:3: designated_on must be a day such as 2024-02-17, not yesterday.",
        "profile.yaml:4: the key colour is not known here; known are designated_on, designation_ended_on, "
        "ended, facts, member_state, name, services, source.",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name: A\nservices: [vlop]\ndesignated_on: 2024-13-01\n", "3: the calendar has no day 2024-13-01."),
        (
            "name: A\nservices: [platform]\ndesignated_on: 2024-12-01\n",
            "3: only a service that is vlop or vlose has a day of designation.",
        ),
        (
            "name: A\nservices: [platform]\nfacts: {micro: yes}\n",
            "3: the fact micro is not declared in ruleset.yaml; known are micro_or_small.",
        ),
        ("name: &a A\nservices: [platform]\n", "1: the anchor &a is not allowed; write the text out."),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, sentence: str, tmp_path: Path) -> None:
    assert details(write(tmp_path, text), frozenset({"micro_or_small"})) == [f"profile.yaml:{sentence}"]


@pytest.mark.parametrize("content", [b"\xff\xfe\0", b"x" * 300_000])
def test_what_is_no_profile_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.write_bytes(content)
    with pytest.raises(UsageFault):
        read_profile(path)


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match="cannot be read: No such file or directory"):
        read_profile(tmp_path / "none.yaml")
