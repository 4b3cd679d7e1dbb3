"""Questionnaires as workbooks: what is filled in comes back, and nothing else does."""

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from checker.declarations import Received, questionnaire, read_declaration, receive
from checker.domain.declaration import DeclaredFigure
from checker.domain.obligation import RuleSet
from checker.domain.profile import Profile, Truth
from checker.domain.workbook import column_name
from checker.ingest.workbooks import read_workbook
from checker.messages import tell
from checker.settings import Settings
from tests.declarations.made_workbooks import ANSWERS, FIGURES, MAIN, SERVICE, filled, parts_of

PROFILE = Profile(
    name="Example",
    services=("intermediary", "hosting", "platform"),
    facts=(("micro_or_small", Truth.NO),),
    designated_on=date(2023, 4, 25),
)
ODD = '  "Ja": <b>&amp; 100 %\nÉén regel, en nog een; \u202e =1+1'
CELLS = {
    (SERVICE, "C6"): "A. Persoon, hoofd naleving",
    (SERVICE, "C7"): "2026-01-31",
    (ANSWERS, "E3"): "Ja",
    (ANSWERS, "F3"): ODD,
    (ANSWERS, "G3"): "https://example.org/a\nhttps://example.org/b",
    (ANSWERS, "E4"): "partly",
    (FIGURES, "B3"): "98.5",
    (FIGURES, "C3"): "% van de meldingen",
    (FIGURES, "D3"): "NL",
    (FIGURES, "A4"): "dsa-16-1.count",
    (FIGURES, "B4"): "1234567890123",
    (FIGURES, "C4"): "meldingen",
}


def received(data: bytes, rules: RuleSet, name: str = "q.xlsx") -> Received:
    return receive(data, name, rules, read_workbook(data, name, Settings()))


def test_an_empty_questionnaire_is_valid_and_answers_nothing(rules: RuleSet, empty: bytes) -> None:
    given = received(empty, rules)
    assert given.faults == ()
    declaration = given.declaration()
    assert declaration.answers == ()
    assert (declaration.rule_set, declaration.rule_set_version) == ("test", "0.1.0")
    assert declaration.questionnaire_version == "1"


def test_what_is_known_of_the_service_is_filled_in_and_comes_back(rules: RuleSet) -> None:
    data = questionnaire(rules, rules.obligations, PROFILE, "nl")
    assert received(data, rules).declaration().profile == replace(PROFILE, source="q.xlsx")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_everything_filled_in_comes_back_and_nothing_else(rules: RuleSet, language: str) -> None:
    data = filled(questionnaire(rules, rules.obligations, PROFILE, language), CELLS)
    given = received(data, rules)
    assert given.faults == ()
    said = given.declaration()
    count, form = said.answers
    assert (form.element, form.answer) == ("dsa-16-1.form", "yes")
    assert form.description == ODD.strip()
    assert form.links == ("https://example.org/a", "https://example.org/b")
    assert (count.element, count.answer) == ("dsa-16-1.count", "partly")
    assert count.figures == (
        DeclaredFigure(value=98.5, unit="% van de meldingen", scope="NL"),
        DeclaredFigure(value=1234567890123, unit="meldingen"),
    )
    assert (said.signed_by, said.dated) == ("A. Persoon, hoofd naleving", "2026-01-31")


def test_the_yaml_of_a_questionnaire_reads_as_the_same_declaration(rules: RuleSet, empty: bytes) -> None:
    given = received(filled(empty, CELLS), rules)
    again = read_declaration(given.as_yaml(), "q.xlsx", rules)
    assert replace(again, sha256="") == replace(given.declaration(), sha256="")


def test_the_same_input_gives_the_same_bytes(rules: RuleSet, empty: bytes) -> None:
    assert questionnaire(rules, rules.obligations, Profile(name="", services=()), "nl") == empty


def test_a_day_that_a_program_counts_as_a_number_is_that_day(rules: RuleSet, empty: bytes) -> None:
    given = received(filled(empty, {(SERVICE, "C7"): "46053"}, "number"), rules)
    assert given.declaration().dated == "2026-01-31"


def test_characters_that_a_workbook_writes_in_signs_are_read_as_themselves(
    rules: RuleSet, empty: bytes
) -> None:
    data = filled(empty, {(ANSWERS, "F3"): "Zo_x000D_\n_x005F_x0041_"})
    [answer] = received(data, rules).declaration().answers
    assert answer.description == "Zo\n_x0041_"


def test_answers_have_lists_and_help_and_everything_else_is_locked(empty: bytes) -> None:
    root = etree.fromstring(parts_of(empty)[ANSWERS])
    assert root.find(f"{{{MAIN}}}sheetProtection") is not None
    lists = [each for each in root.iter(f"{{{MAIN}}}dataValidation") if each.get("type") == "list"]
    assert [each.get("sqref") for each in lists] == ["E3", "E4"]
    assert all(each.get("prompt") for each in lists)
    assert lists[0].findtext(f"{{{MAIN}}}formula1") == '"ja,nee,deels,onbekend"'


def test_an_answer_to_older_rules_stays_readable(rules: RuleSet, empty: bytes) -> None:
    older = {
        (SERVICE, "C4"): "0.0.9",
        (ANSWERS, "A3"): "dsa-16-1.gone",
        (ANSWERS, "E3"): "ja",
        (ANSWERS, "F3"): "Zo.",
    }
    given = received(filled(empty, older), rules)
    assert [fault.severity for fault in given.faults] == ["warning", "warning"]
    assert any("dsa-16-1.gone" in tell(fault.message, "nl") for fault in given.faults)
    [answer] = given.declaration().answers
    assert (answer.element, answer.answer, answer.description) == ("dsa-16-1.gone", "yes", "Zo.")
    assert given.declaration().rule_set_version == "0.0.9"


def test_columns_are_named_as_programs_name_them() -> None:
    assert [column_name(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.slow
def test_nothing_is_lost_where_libreoffice_saved_the_file(
    rules: RuleSet, empty: bytes, tmp_path: Path
) -> None:
    assert shutil.which("soffice"), "install libreoffice-calc-nogui"
    sent, saved = tmp_path / "sent" / "q.xlsx", tmp_path / "saved"
    sent.parent.mkdir()
    sent.write_bytes(filled(empty, CELLS))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to", "xlsx",
         "--outdir", str(saved), str(sent)],
        check=True, capture_output=True, timeout=900, env={**os.environ, "HOME": str(tmp_path)},
    )  # fmt: skip
    data = (saved / "q.xlsx").read_bytes()
    assert data != sent.read_bytes()
    theirs, ours = received(data, rules), received(sent.read_bytes(), rules)
    assert theirs.faults == ()
    assert replace(theirs.declaration(), sha256="") == replace(ours.declaration(), sha256="")
