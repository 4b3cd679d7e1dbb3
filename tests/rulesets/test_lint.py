"""Lint says what a rule set lacks although it can be opened."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.quality import Quality
from checker.rulesets.forms import fingerprint, words_of
from checker.rulesets.lint import lint
from checker.rulesets.loading import open_folder
from checker.rulesets.quality import write_quality
from tests.rulesets.small import CONCEPTS, DUTIES, RULESET, write

WITH_FORMS = RULESET + "  - forms/en.yaml\n  - forms/nl.yaml\n"


def found(folder: Path, severity: str = "error") -> list[str]:
    """Return the faults or warnings of a folder as sentences."""
    return [fault.message.english() for fault in lint(folder) if fault.severity == severity]


def with_forms(folder: Path, **texts: str) -> Path:
    """Write a rule set with tables of forms that fit its vocabulary."""
    rule_set = open_folder(write(folder, **texts)).rule_set
    assert rule_set is not None
    tables = {
        f"forms__{code}": f'made_from: "{fingerprint(words_of(rule_set, code))}"\nforms: {{}}\n'
        for code in ("en", "nl")
    }
    return write(folder, ruleset=WITH_FORMS, **texts, **tables)


def test_a_language_without_texts_needs_a_case_per_duty(tmp_path: Path) -> None:
    german = CONCEPTS.replace("    nl:", "    de: [Meldung*]\n    nl:")
    folder = with_forms(tmp_path, concepts=german)
    write(folder, ruleset=WITH_FORMS.replace("[en, nl]", "[en, nl, de]"), concepts=german)
    sentence = "obligations/art16.yaml:2: no case in the language de shows dsa-16-4; add one."
    assert sentence in found(folder)


def test_the_small_set_has_no_fault(tmp_path: Path) -> None:
    assert lint(with_forms(tmp_path)) == ()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("notice., expect: {confirmation: asserted}}", "notice., expect: {confirmation: silent}}",
         "9: no case in the language en shows dsa-16-4.confirmation; add one."),
        ("bestellingen., expect: {confirmation: silent}", "meldingen., expect: {confirmation: asserted}",
         "9: dsa-16-4.confirmation has no look-alike (silent) in the language nl; add one."),
        ("name: look-alike", "name: shown", "17: the case of line 16 has the name shown too; rename one."),
        ('        question: {en: "How?", nl: "Hoe?"}\n', "",
         "9: dsa-16-4.confirmation has no question; write what to ask the provider."),
        ("role: core", "role: supporting", "2: dsa-16-4 has no core element; give one the role core."),
        ("notice]\n", "notice]\n          - all: [receipt, notice]\n            near: 5\n",
         "14: this alternative adds nothing to the one on line 13; remove one."),
        ("notice]\n", "notice]\n          - all: [receipt, notice]\n",
         "14: this alternative adds nothing to the one on line 13; remove one."),
        ("notice]\n", "notice]\n            unless: [notice]\n",
         "13: notice stands under all and under unless; it can never fire."),
    ],
)  # fmt: skip
def test_a_duty_that_lacks_something(old: str, new: str, sentence: str, tmp_path: Path) -> None:
    assert old in DUTIES
    folder = with_forms(tmp_path, duties=DUTIES.replace(old, new, 1))
    assert found(folder) == [f"obligations/art16.yaml:{sentence}"]


@pytest.mark.parametrize(
    "second",
    [
        "level: described",
        "within: paragraph",
        "speaker: about\n            level: described",
    ],
)
def test_an_alternative_that_adds_something_stays(second: str, tmp_path: Path) -> None:
    more = f"          - all: [receipt, notice]\n            near: 3\n            {second}\n"
    duties = DUTIES.replace("notice]\n", f"notice]\n            near: 3\n{more}", 1)
    assert [sentence for sentence in found(with_forms(tmp_path, duties=duties)) if ":15:" in sentence] == []


def test_a_pending_case_shows_nothing(tmp_path: Path) -> None:
    duties = DUTIES.replace(
        "expect: {confirmation: asserted}}", "expect: {confirmation: asserted}, pending: true}"
    )
    assert len(found(with_forms(tmp_path, duties=duties))) == 2


def test_an_optional_duty_needs_neither_core_nor_question(tmp_path: Path) -> None:
    duties = DUTIES.replace("role: core", "role: supporting").replace("scope:", "optional: true\n    scope:")
    duties = duties.replace('        question: {en: "How?", nl: "Hoe?"}\n', "")
    assert found(with_forms(tmp_path, duties=duties)) == []


def test_a_concept_without_words_in_a_language(tmp_path: Path) -> None:
    folder = with_forms(tmp_path, concepts=CONCEPTS.replace("    nl: [bevestigen]\n", ""))
    assert (
        "concepts/words.yaml:6: the concept receipt has no vocabulary in the language nl; "
        "add entries under it." in found(folder)
    )


def test_what_nothing_uses_is_a_warning(tmp_path: Path) -> None:
    concepts = CONCEPTS + "  tax:\n    note: {en: t, nl: t}\n    en: [tax]\n    nl: [belasting]\n"
    assert found(with_forms(tmp_path, concepts=concepts), "warning") == [
        "concepts/words.yaml:10: no signal uses the concept tax; remove it or name it in a signal."
    ]


def test_included_concepts_are_used(tmp_path: Path) -> None:
    concepts = CONCEPTS.replace("    en: [confirm]", "    includes: [tax]\n    en: [confirm]")
    concepts += "  tax:\n    note: {en: t, nl: t}\n    en: [tax]\n    nl: [belasting]\n"
    assert found(with_forms(tmp_path, concepts=concepts), "warning") == []


def test_concepts_that_evaluators_ask_for_are_used(tmp_path: Path) -> None:
    write(
        tmp_path,
        ruleset=RULESET + "  - concepts/reserved.yaml\n",
        concepts__reserved=CONCEPTS.split("  receipt")[0].replace("notice:", "negation:"),
    )
    assert found(tmp_path, "warning") == []


def test_a_word_twice_is_a_warning(tmp_path: Path) -> None:
    concepts = CONCEPTS.replace("[confirm]", "[confirm, confirm]")
    assert found(with_forms(tmp_path, concepts=concepts), "warning") == [
        "concepts/words.yaml:8: confirm stands on line 8 too."
    ]


def test_a_table_of_forms_that_is_too_old(tmp_path: Path) -> None:
    folder = with_forms(tmp_path)
    write(folder, ruleset=WITH_FORMS, concepts=CONCEPTS.replace("[confirm]", "[confirm, acknowledge]"))
    assert found(folder) == ["forms/en.yaml:1: the vocabulary has changed since; run checker rules forms."]


def test_a_retired_id_never_returns(tmp_path: Path) -> None:
    folder = with_forms(tmp_path)
    write(folder, ruleset=WITH_FORMS + "retired: [dsa-16-4.confirmation]\n")
    assert found(folder) == [
        "obligations/art16.yaml:9: the id dsa-16-4.confirmation was retired and is never used again; "
        "take another."
    ]


def test_a_broken_header_still_shows_the_other_files(tmp_path: Path) -> None:
    folder = write(tmp_path, ruleset=RULESET.replace("id: small\n", ""), duties=DUTIES.replace("core", "x"))
    assert {sentence.split(":")[0] for sentence in found(folder)} == {
        "ruleset.yaml",
        "obligations/art16.yaml",
    }


@given(data=st.data())
def test_no_edit_breaks_lint(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    texts = {"ruleset": RULESET, "concepts": CONCEPTS, "duties": DUTIES}
    name = data.draw(st.sampled_from(sorted(texts)))
    lines = texts[name].split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at] = data.draw(st.sampled_from(list(edits(lines[at]))))
    texts[name] = "\n".join(lines)
    for fault in lint(write(tmp_path_factory.mktemp("rules"), **texts)):
        assert fault.message.english().startswith(str(fault.place))


def edits(line: str) -> Iterator[str]:
    """Yield a line as a hasty author may leave it."""
    key, colon, _ = line.partition(":")
    yield from ("", f"  {line}", line.strip(), f"{line}\n{line}", f"{key}{colon}", f"x{colon}{line}", key)
    yield from (
        f"{key}{colon} {word}" for word in ("x", "[]", "{}", "[a]", "{a: b}", "'", "*a", "&a b", "é", "12")
    )


LOOKS = "        signals:"
CELLS = "        look_for: {report: [4/TOTAL/notices]}\n"
CASES = """\
      - {name: filled in, lang: en, report: {4/TOTAL/notices: "3"}, expect: {confirmation: substantiated}}
      - {name: blank, lang: en, report: {4/TOTAL/notices: ""}, expect: {confirmation: silent}}
"""


def test_cells_need_cases_of_both_kinds(tmp_path: Path) -> None:
    duties = DUTIES.replace(LOOKS, CELLS + LOOKS, 1)
    asked = "dsa-16-4.confirmation looks for cells"
    assert sum(asked in fault for fault in found(write(tmp_path, duties=duties))) == 1
    assert not any(asked in fault for fault in found(write(tmp_path, duties=duties + CASES)))


@pytest.mark.parametrize(
    ("address", "sentence"),
    [("4/TOTAL/notes", "has no cell {address}"), ("notices", "is no address of a cell")],
)
def test_a_cell_that_the_template_does_not_have_is_a_fault(
    tmp_path: Path, address: str, sentence: str
) -> None:
    duties = DUTIES.replace(LOOKS, CELLS.replace("4/TOTAL/notices", address) + LOOKS, 1)
    assert any(sentence in fault.message.text for fault in lint(write(tmp_path, duties=duties)))


def test_counts_of_other_rules_are_a_warning(tmp_path: Path) -> None:
    folder = write(tmp_path)
    rule_set = open_folder(folder).rule_set
    assert rule_set is not None
    quality = Quality(
        version=rule_set.version,
        digest=rule_set.digest,
        corpus="labelled",
        documents=0,
        articles={},
        obligations={},
        elements={},
    )
    (folder / "quality.json").write_bytes(write_quality(quality))
    assert not any("measured with other rules" in fault for fault in found(folder, "warning"))
    (folder / "quality.json").write_bytes(write_quality(replace(quality, digest="0")))
    told = [fault for fault in lint(folder) if fault.place.file == "quality.json"]
    assert [fault.severity for fault in told] == ["warning"]
