"""Declarations: every fault at once with its line, hostile files in one sentence, good ones as values."""

import json
from dataclasses import replace
from datetime import date

import pytest

from checker.declarations import read_declaration, schema_of, template, validate
from checker.domain.declaration import Declaration
from checker.domain.errors import DeclarationError
from checker.domain.message import localised
from checker.domain.obligation import Fact, RuleSet
from checker.domain.profile import Profile, Truth
from checker.messages import tell
from tests.engine.made import element, rule_set

FACT = Fact(
    id="micro_or_small",
    label=localised(en="small"),
    question=localised(en="Is it small?", nl="Is het klein?"),
)
RULES: RuleSet = replace(
    rule_set(
        element("form", question=localised(en="Where?", nl="Waar?")),
        element("count", declared="figure", evidence_wanted=localised(en="a number", nl="een getal")),
    ),
    facts=(FACT,),
)

GOOD = """\
rule_set: test
rule_set_version: "0.1.0"
signed_by: A. Person
dated: "2024-05-01"
profile:
  name: Example
  services: [vlop]
  designated_on: "2023-04-25"
  facts: {micro_or_small: no}
answers:
  dsa-16-1.form:
    answer: yes
    description: "A form: online."
    links: [https://example.org/form]
  dsa-16-1.count:
    answer: partly
    figures:
      - {value: "12.5", unit: "%", scope: EU, period: 2023}
"""


def faults(text: str | bytes, language: str = "en") -> list[str]:
    """Return the faults of a declaration as a reader sees them."""
    data = text if isinstance(text, bytes) else text.encode()
    return [tell(fault.message, language) for fault in validate(data, "d.yaml", RULES)]


def read(text: str) -> Declaration:
    return read_declaration(text.encode(), "d.yaml", RULES)


def test_a_good_declaration_becomes_a_value() -> None:
    declaration = read(GOOD)
    assert declaration.profile == Profile(
        name="Example",
        services=("intermediary", "hosting", "platform", "vlop"),
        facts=(("micro_or_small", Truth.NO),),
        designated_on=date(2023, 4, 25),
        source="d.yaml",
    )
    count, form = declaration.answers
    assert (form.answer, form.description, form.links) == (
        "yes",
        "A form: online.",
        ("https://example.org/form",),
    )
    [figure] = count.figures
    assert (figure.value, figure.unit, figure.scope, figure.period) == (12.5, "%", "EU", "2023")
    assert (declaration.signed_by, declaration.dated) == ("A. Person", "2024-05-01")


def test_json_says_the_same_as_yaml() -> None:
    answers = {"dsa-16-1.form": {"answer": "yes", "description": "Caf\u00e9 \U0001f600 \\ a/b\tc"}}
    declaration = read(json.dumps({"rule_set": "test", "answers": answers}, indent="\t"))
    assert declaration.answers[0].description == "Caf\u00e9 \U0001f600 \\ a/b\tc"
    assert faults('{"rule_set": "test",\n "answers": {"dsa-16-1.form": {"answer": true}}}') == [
        "d.yaml:2: answer must be one of yes, no, partly, unknown, not true."
    ]


def test_all_faults_come_at_once_each_with_its_line_and_what_was_expected() -> None:
    wrong = (
        GOOD.replace("answer: yes", "answer: perhaps")
        .replace("dsa-16-1.count", "dsa-16-1.counts")
        .replace('"2024-05-01"', '"2024-02-30"')
        .replace("[vlop]", "[vlopp]")
        .replace("signed_by", "signed_bye")
    )
    assert faults(wrong) == [
        "d.yaml:3: the key signed_bye is not known here; is signed_by meant?",
        "d.yaml:4: 2024-02-30 is no day of the calendar.",
        "d.yaml:7: services must be one of intermediary, hosting, platform, marketplace, search, vlop, "
        "vlose, not vlopp.",
        "d.yaml:12: answer must be one of yes, no, partly, unknown, not perhaps.",
        "d.yaml:15: the rule set holds no element dsa-16-1.counts; is dsa-16-1.count meant?",
    ]


def test_faults_are_told_in_dutch_too() -> None:
    [fault] = faults(GOOD.replace("answer: yes", "answer: perhaps"), "nl")
    assert fault.startswith("d.yaml:12: answer moet")


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('value: "12.5"', "value: many", 18, "12.5"),
        ("unit:", "units:", 18, "unit"),
        ('    figures:\n      - {value: "12.5", unit: "%", scope: EU, period: 2023}\n', "", 15, "figures"),
        ("https://example.org/form", "form.html", 14, "http"),
        ("answers:", "answers: []\nother:", 10, "group of keys"),
        ("rule_set: test", "rule_set: other", 1, "test"),
        ("rule_set: test\n", "", 1, "rule_set"),
        ("{micro_or_small: no}", "{micro_or_small: nay}", 9, "yes, no, unknown"),
        ("answer: yes", "answer: yes\n    answer: no", 13, "stands twice"),
    ],
)
def test_a_fault_stands_at_its_line(old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    found = [fault for fault in faults(GOOD.replace(old, new)) if fault.startswith(f"d.yaml:{line}:")]
    assert any(words in fault for fault in found), faults(GOOD.replace(old, new))


def test_another_version_of_the_rules_is_a_warning_only() -> None:
    older = GOOD.replace('"0.1.0"', '"0.0.9"')
    [fault] = validate(older.encode(), "d.yaml", RULES)
    assert fault.severity == "warning"
    assert read(older).rule_set_version == "0.0.9"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"just words",
        b"- a\n- b\n",
        b"rule_set: test\nanswers: &a {x: *a}\n",
        b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        b"rule_set: !!python/object/apply:os.system [id]\nanswers: {}\n",
        b"[" * 100_000,
        b"{" * 100_000,
        b"answers: {a: {a: {a: \n",
        b"x" * 2_000_000,
        b'{"rule_set": "\\ud800\\u0041", "answers": {}}',
        b"rule_set: test\nanswers: {}\n---\nrule_set: test\n",
    ],
)
def test_hostile_files_are_refused_in_sentences(data: bytes) -> None:
    with pytest.raises(DeclarationError) as refused:
        read_declaration(data, "d.yaml", RULES)
    assert refused.value.details
    assert all(str(detail).startswith("d.yaml:") for detail in refused.value.details)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_empty_form_is_valid_and_asks_everything(language: str) -> None:
    text = template(RULES, RULES.obligations, Profile(name='A "B" \\ C', services=("vlop",)), language)
    declaration = read(text)
    assert {answer.element for answer in declaration.answers} == {item.id for item in RULES.elements}
    assert {answer.answer for answer in declaration.answers} == {"unknown"}
    assert declaration.profile is not None
    assert declaration.profile.name == 'A "B" \\ C'
    assert ("Waar?" if language == "nl" else "Where?") in text
    assert ("Is het klein?" if language == "nl" else "Is it small?") in text


def test_a_text_of_the_rules_cannot_leave_its_comment() -> None:
    nasty = replace(RULES.obligations[0], title=localised(en="Title\nrule_set: evil\n# "))
    text = template(RULES, (nasty,), Profile(name="", services=()), "en")
    assert read(text).rule_set == "test"


def test_a_form_without_duties_is_valid() -> None:
    assert read(template(RULES, (), Profile(name="", services=()), "en")).answers == ()


def test_the_schema_names_every_element_and_fact() -> None:
    schema = schema_of(RULES)
    assert set(schema["properties"]["answers"]["properties"]) == {item.id for item in RULES.elements}
    assert set(schema["properties"]["profile"]["properties"]["facts"]["properties"]) == {"micro_or_small"}
