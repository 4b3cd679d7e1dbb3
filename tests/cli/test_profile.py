"""`checker profile`: what follows for one service on a day."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_DATA", str(tmp_path / "data"))


def checker(*words: str | Path) -> Result:
    """Type a command."""
    return CliRunner().invoke(main, ["profile", *map(str, words), "--rules", "eu-dsa"])


def plain(text: str) -> str:
    """Return what was printed on one line, so that the width of the terminal does not matter."""
    return re.sub(r"\s+", " ", text)


def test_facts_duties_reasons_and_supervisors_are_printed() -> None:
    done = checker("tiktok", "--on", "2022-12-02")
    text = plain(done.output)
    assert done.exit_code == 0
    assert "TikTok Service intermediary service, hosting service" in text
    assert "Designated on 25 April 2023" in text
    assert "Coordinator Coimisiún na Meán" in text
    assert "Source designated-services.csv, 2026-05-13" in text
    assert "Applies: 4 dsa-24-2 Article 24(2) DSA Publish the number of users" in text
    assert "It applies to this service from 16 November 2022 (Article 93(2) DSA)." in text
    assert "Supervised by Digital Services Coordinator of the Member State of establishment" in text
    assert "Give views before a designation (a right or an option)" in text
    assert "Had not begun: " in text
    assert "The document is older than the duty; what it shows is kept as a baseline." in text


def test_dutch_is_dutch() -> None:
    text = plain(checker("tiktok", "--on", "2022-12-02", "--language", "nl").output)
    assert "Toezicht: Europese Commissie (artikel 24, lid 3 DSA)." in text
    assert "Was nog niet begonnen: " in text


def test_an_old_register_is_said() -> None:
    text = plain(checker("tiktok", "--on", "2026-11-21").output)
    assert (
        "The register “services designated as very large” is from 1 September 2026, 81 days before the "
        "reference date; look for a newer one at https://digital-strategy.ec.europa.eu" in text
    )
    assert "look for a newer one" not in checker("tiktok", "--on", "2024-05-23").output


def test_json_has_everything() -> None:
    found = json.loads(checker("tiktok", "--on", "2024-05-23", "--format", "json").output)
    assert found["profile"]["facts"]["micro_or_small"] == "no"
    assert found["profile"]["facts"]["for_minors"] == "unknown"
    assert [register["name"] for register in found["registers"]] == [
        "designated-services",
        "digital-services-coordinators",
    ]
    duties = {duty["id"]: duty for duty in found["rule_sets"][0]["duties"]}
    assert duties["dsa-34-1-s1"]["standing"] == "applies"
    assert duties["dsa-34-1-s1"]["supervisors"] == ["European Commission (Article 56(2) DSA)."]
    assert duties["dsa-30-1"]["standing"] == "does_not_apply"
    assert duties["dsa-14-3"]["standing"] == "undetermined"
    assert duties["dsa-14-3"]["questions"] == [
        "Is the service directed mainly at minors, or used mostly by them?"
    ]
    assert duties["ir2835-3"]["standing"] == "not_yet"


def test_the_same_words_give_the_same_bytes() -> None:
    words = ("tiktok", "--on", "2024-05-23", "--format", "json")
    assert checker(*words).output == checker(*words).output


def test_size_that_ended_exempts_for_twelve_months_more(tmp_path: Path) -> None:
    file = tmp_path / "service.yaml"
    file.write_text(
        "name: Example\nservices: [platform]\nmember_state: NL\nended: {micro_or_small: 2025-03-01}\n",
        encoding="utf-8",
    )

    def on(day: str) -> dict[str, dict[str, object]]:
        found = json.loads(checker(file, "--on", day, "--format", "json").output)
        return {duty["id"]: duty for duty in found["rule_sets"][0]["duties"]}

    for day, complaints, reports in (
        ("2025-02-28", "does_not_apply", "does_not_apply"),
        ("2025-03-01", "does_not_apply", "applies"),
        ("2026-02-28", "does_not_apply", "applies"),
        ("2026-03-01", "applies", "applies"),
    ):
        duties = on(day)
        assert duties["dsa-20-4-s1"]["standing"] == complaints, day
        assert duties["dsa-15-1"]["standing"] == reports, day
        assert duties["dsa-16-1-s1"]["standing"] == "applies", day
    told = on("2026-03-01")["dsa-20-4-s1"]
    assert "Known: micro or small enterprise, until 1 March 2025." in told["reasons"]  # type: ignore[operator]
    assert any("until 1 March 2026" in reason for reason in told["reasons"])  # type: ignore[attr-defined]
    assert any("Authority for Consumers and Markets" in who for who in told["supervisors"])  # type: ignore[attr-defined]


def test_service_types_alone_are_enough() -> None:
    done = checker("--service", "platform", "--on", "2026-11-21")
    assert done.exit_code == 0
    text = plain(done.output)
    assert "To ask: Is the provider, counted with its whole group, a micro or small enterprise" in text
    assert "Possibly Digital Services Coordinator of the Member State of establishment" in text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("tiktok",), "Name the day with --on, such as 2024-05-23"),
        (("tiktak", "--on", "2024-05-23"), "The register knows no service tiktak; is TikTok meant?"),
        (("--on", "2024-05-23"), "It is not known which service"),
        (("tiktok", "--on", "someday"), "someday is no day"),
    ],
)
def test_wrong_use_is_a_sentence(words: tuple[str, ...], sentence: str) -> None:
    done = checker(*words)
    assert done.exit_code == 2
    assert sentence in done.stderr
