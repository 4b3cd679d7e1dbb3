"""A folder becomes a rule set, or a list of all its faults."""

from datetime import date
from pathlib import Path

import pytest

from checker.domain.errors import RuleSetError
from checker.domain.obligation import Place
from checker.rulesets import load
from checker.rulesets.loading import open_folder
from tests.rulesets.small import CONCEPTS, DUTIES, RULESET, write


def sentences(folder: Path, evaluators: frozenset[str] | None = None) -> list[str]:
    """Return every error of a folder as a sentence."""
    with pytest.raises(RuleSetError) as caught:
        load(folder, evaluators=evaluators)
    return [detail.english() for detail in caught.value.details]


def test_a_sound_folder_is_opened(tmp_path: Path) -> None:
    rule_set = load(write(tmp_path), evaluators=frozenset({"text"}))
    assert (rule_set.id, rule_set.version, rule_set.law_date) == ("small", "0.1.0", date(2026, 11, 1))
    (duty,) = rule_set.obligations
    assert duty.citation.label("nl") == "artikel 16, lid 4 DSA"
    assert duty.place == Place(file="obligations/art16.yaml", line=2)
    (element,) = duty.elements
    assert element.id == "dsa-16-4.confirmation"
    assert element.signals[0].all_of == (("receipt",), ("notice",))
    assert duty.cases[0].expect == (("dsa-16-4.confirmation", "asserted"),)
    assert [term.text for term in rule_set.concepts[0].terms] == ["notice", "report ... content", "*melding*"]


def test_a_code_is_cited_by_its_own_parts_and_its_source(tmp_path: Path) -> None:
    header = RULESET.replace("celex: 32022R2065", "source: https://example.org/code").replace(
        "    eli: http://data.europa.eu/eli/reg/2022/2065/oj\n",
        "    binding: false\n    division: {en: Commitment, nl: toezegging}\n",
    )
    (duty,) = load(write(tmp_path, ruleset=header)).obligations
    assert duty.citation.label("nl") == "toezegging 16, lid 4 DSA"
    assert duty.citation.label("en") == "Commitment 16(4) DSA"
    assert (duty.citation.act.binding, duty.citation.act.celex) == (False, "")
    assert duty.citation.act.address == "https://example.org/code"


def test_an_act_needs_a_place_to_be_read(tmp_path: Path) -> None:
    header = RULESET.replace("    eli: http://data.europa.eu/eli/reg/2022/2065/oj\n", "")
    assert sentences(write(tmp_path, ruleset=header)) == [
        "ruleset.yaml:9: the act dsa has no eli and no source; say where its text can be read."
    ]


def test_cases_can_be_left_out(tmp_path: Path) -> None:
    assert load(write(tmp_path), cases=False).obligations[0].cases == ()


def test_a_designation_bounds_a_start(tmp_path: Path) -> None:
    start = load(write(tmp_path)).obligations[0].scope.starts[0]
    assert (start.on, start.months_after_designation, start.earliest) == (
        date(2024, 2, 17),
        4,
        date(2023, 8, 25),
    )


def test_the_digest_is_that_of_the_content(tmp_path: Path) -> None:
    one, same = load(write(tmp_path / "one")), load(write(tmp_path / "same"))
    other = load(write(tmp_path / "other", concepts=CONCEPTS + "\n"))
    assert one.digest == same.digest != other.digest


def test_an_included_concept_lends_its_words(tmp_path: Path) -> None:
    concepts = (
        CONCEPTS
        + "  flag:\n    note: {en: f, nl: f}\n    includes: [notice]\n    en: [flag]\n    nl: [vlag]\n"
    )
    rule_set = load(write(tmp_path, concepts=concepts))
    assert [term.text for term in rule_set.concepts[2].terms] == [
        "flag",
        "vlag",
        "notice",
        "report ... content",
        "*melding*",
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "scope: hosting",
            "scope: hostng",
            "7: the scope hostng is not declared in ruleset.yaml; is hosting meant?",
        ),
        ("theme: notices", "theme: x", "3: the theme x is not declared in ruleset.yaml; known are notices."),
        ("act: dsa,", "act: dma,", "6: the act dma is not declared in ruleset.yaml; known are dsa."),
        (
            "[receipt, notice]",
            "[receipt, notices]",
            "13: no file under concepts holds the concept notices; is notice meant?",
        ),
        (
            "- all: [receipt, notice]",
            "- all: [receipt]\n            unless: [tax]",
            "13: no file under concepts holds the concept tax.",
        ),
        (
            "expect: {confirmation: silent}}\n      - {name: g",
            "expect: {confirmatio: silent}}\n      - {name: g",
            "17: there is no element dsa-16-4.confirmatio in this obligation; "
            "is dsa-16-4.confirmation meant?",
        ),
        ("role: core", "role: core\n        rol: core", "11: the key rol is not known here; is role meant?"),
        ("role: core", "role: kern", "10: role must be one of core, supporting, not kern."),
        ("        role: core\n", "", "9: the key role is missing in elements."),
        ("{en: Confirm, nl: Bevestigen}", "{en: Confirm}", "4: the key nl is missing in title."),
        (
            "lang: en, text: We confirm every",
            "lang: de, text: We confirm every",
            "16: de is no language of this rule set.",
        ),
        (
            "          - all: [receipt, notice]\n",
            "          - all: [receipt, notice]\n            near: soon\n",
            "14: near must be a whole number, not soon.",
        ),
        (
            "        signals:\n          - all: [receipt, notice]\n",
            "",
            "9: an element needs either signals or not_from_paper, and not both.",
        ),
        ("    elements:\n", "    related: [dsa-9-9]\n    elements:\n", ""),
    ],
)
def test_a_fault_of_a_duty_is_named(old: str, new: str, sentence: str, tmp_path: Path) -> None:
    assert old in DUTIES
    folder = write(tmp_path, duties=DUTIES.replace(old, new, 1))
    if sentence:
        assert sentences(folder) == [f"obligations/art16.yaml:{sentence}"]
    else:
        assert [fault.severity for fault in open_folder(folder).faults] == ["warning"]


def test_a_duty_of_another_act_may_be_related(tmp_path: Path) -> None:
    duties = DUTIES.replace("    elements:\n", "    related: [tco-3-3]\n    elements:\n")
    assert open_folder(write(tmp_path, duties=duties)).faults == ()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('["*melding*"]', '["*meld*"]', "5: *meld* is too short: it needs at least five letters."),
        ("[confirm]", '[{pattern: "a("}]', "8: the pattern cannot be used: missing ): a(."),
        (
            "[confirm]",
            '[{pattern: "a*"}]',
            "8: the pattern matches an empty text; ask for at least one letter.",
        ),
        ("[confirm]", "[... confirm]", "8: The entry ... confirm must begin and end with a word."),
        ("[confirm]", "confirm", "8: en must be a list, with dashes or in square brackets."),
        ("    en: [confirm]", "    includes: [receipt]\n    en: [confirm]", "6: receipt includes itself."),
        (
            "    en: [confirm]",
            "    includes: [reciept]\n    en: [confirm]",
            "6: no file under concepts holds the concept reciept; is receipt meant?",
        ),
    ],
)
def test_a_fault_of_the_vocabulary_is_named(old: str, new: str, sentence: str, tmp_path: Path) -> None:
    assert old in CONCEPTS
    assert sentences(write(tmp_path, concepts=CONCEPTS.replace(old, new, 1))) == [
        f"concepts/words.yaml:{sentence}"
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("version: 0.1.0", "version: 1", "2: 1 is no version; write three numbers such as 0.1.0."),
        ('"2026-11-01"', '"2026-11-31"', "4: the calendar has no day 2026-11-31."),
        ("- small\n", "- smal\n", "26: the fact smal is not declared in ruleset.yaml; is small meant?"),
        ('"dsa 92"', '"dma 92"', "33: the act dma is not declared in ruleset.yaml; known are dsa."),
        (
            '"dsa 92"',
            '"Article 92"',
            "33: Article 92 is no citation; write act and article, such as dsa 16(2)(a).",
        ),
        (
            "languages: [en, nl]",
            "languages: [English]",
            "5: English is no language code; use two small letters such as nl or en.",
        ),
        (
            "- concepts/words.yaml\n",
            "- concepts/words.yaml\n  - concepts/more.yaml\n",
            "39: the file concepts/more.yaml is not there.",
        ),
        (
            "  hosting:",
            "  Hosting:",
            "20: Hosting is no id; use small letters, digits, hyphens and underscores.",
        ),
    ],
)
def test_a_fault_of_the_header_is_named(old: str, new: str, sentence: str, tmp_path: Path) -> None:
    assert old in RULESET
    assert f"ruleset.yaml:{sentence}" in sentences(write(tmp_path, ruleset=RULESET.replace(old, new, 1)))


def test_a_stray_file_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, obligations__art17="obligations: []\n")
    assert sentences(folder) == [
        "ruleset.yaml:37: the file obligations/art17.yaml is not named under files; "
        "name it there or remove it."
    ]


def test_what_editors_leave_behind_is_no_stray(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / ".art16.yaml.swp").write_bytes(b"\0")
    (tmp_path / "__pycache__").mkdir()
    assert load(tmp_path).id == "small"


def test_a_folder_without_header_is_none(tmp_path: Path) -> None:
    assert "ruleset.yaml:1: the header of the rule set is missing." in sentences(tmp_path)


def test_one_broken_file_hides_no_other(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        concepts=CONCEPTS.replace("[confirm]", "[confirm").replace('"*melding*"', '"*meld*"'),
        duties=DUTIES.replace("scope: hosting", "scope: x"),
        ruleset=RULESET.replace('"dsa 92"', '"dma 92"'),
    )
    files = {line.split(":")[0] for line in sentences(folder)}
    assert files == {"concepts/words.yaml", "obligations/art16.yaml", "ruleset.yaml"}


def test_a_fault_in_one_duty_leaves_the_other(tmp_path: Path) -> None:
    second = DUTIES.removeprefix("obligations:\n").replace("dsa-16-4", "dsa-16-5").replace("notice]", "tax]")
    folder = write(tmp_path, duties=DUTIES.replace("role: core", "role: x") + second)
    assert sentences(folder) == [
        "obligations/art16.yaml:10: role must be one of core, supporting, not x.",
        "obligations/art16.yaml:31: no file under concepts holds the concept tax.",
    ]


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, duties=DUTIES + DUTIES.removeprefix("obligations:\n"))
    assert sentences(folder)[0] == (
        "obligations/art16.yaml:20: the id dsa-16-4 stands at obligations/art16.yaml:2 too."
    )


def test_an_evaluator_that_is_not_there_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, duties=DUTIES.replace("role: core", "role: core\n        evaluator: seals"))
    assert load(folder).id == "small"
    assert sentences(folder, frozenset({"text"})) == [
        "obligations/art16.yaml:9: no plugin offers the evaluator seals; offered are text."
    ]


def test_an_alias_bomb_in_a_rule_file_is_a_sentence(tmp_path: Path) -> None:
    bomb = "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
    found = sentences(write(tmp_path, concepts=bomb))
    assert "concepts/words.yaml:2: the alias *a is not allowed; write the text out." in found


def test_a_folder_that_leads_back_to_itself_is_a_stray(tmp_path: Path) -> None:
    (write(tmp_path) / "concepts" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert sentences(tmp_path) == [
        "ruleset.yaml:37: the file concepts/again/ is not named under files; name it there or remove it."
    ]
