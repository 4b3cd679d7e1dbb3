"""Drafts belong to the folder, are checked with the rest and take part only where they are asked for."""

from pathlib import Path

import pytest

from checker.domain.obligation import RuleSet
from checker.rulesets import load
from checker.rulesets.drafts import split_name
from checker.rulesets.forms import fingerprint, words_of
from checker.rulesets.lint import lint
from checker.rulesets.loading import open_folder
from tests.rulesets.small import CONCEPTS, DUTIES, RULESET, write

ACT = """\
  other:
    celex: 32024R0436
    eli: http://data.europa.eu/eli/reg_del/2024/436/oj
    title: {en: Other act, nl: Andere wet}
    short: {en: Other, nl: Ander}
themes:
  traders: {en: Traders, nl: Handelaren}
"""
FACT = """\
facts:
  minors:
    label: {en: for minors, nl: voor minderjarigen}
    question: {en: "Is it for minors?", nl: "Is het voor minderjarigen?"}
"""
SCOPE = """\
scopes:
  for_minors:
    label: {en: for minors, nl: voor minderjarigen}
    binds: minors
    binds_basis: ["other 3"]
    starts:
      - on: "2024-02-17"
        basis: ["other 9"]
    supervisor: {en: somebody, nl: iemand}
"""
HEADER = (
    RULESET.replace("themes:\n", ACT).replace("facts:\n", FACT).replace("scopes:\n", SCOPE)
    + "  - forms/en.yaml\n  - forms/nl.yaml\n"
    + "drafts:\n  - concepts/traders.yaml\n  - obligations/art30.yaml\n"
)
DRAFT_CONCEPTS = """\
concepts:
  trader:
    note: {en: a trader, nl: een handelaar}
    en: [trader]
    nl: [handelaar]
"""
DRAFT_DUTIES = (
    DUTIES.replace("dsa-16-4", "dsa-30-1")
    .replace("theme: notices", "theme: traders")
    .replace("act: dsa", "act: other")
    .replace("scope: hosting", "scope: for_minors")
    .replace("[receipt, notice]", "[receipt, trader]")
    .replace("every notice.", "every trader.")
    .replace("elke melding.", "elke handelaar.")
)
RELATED = DUTIES.replace("    elements:\n", "    related: [dsa-30-1]\n    elements:\n").replace(
    "        role: core\n", "        role: core\n        related: [dsa-30-1.confirmation]\n"
)


def with_drafts(folder: Path, *, draft: str = DRAFT_DUTIES, **texts: str) -> Path:
    """Write the small rule set with one obligation and its vocabulary as drafts."""
    texts = {"ruleset": HEADER, "duties": RELATED, **texts}
    others = {"concepts__traders": DRAFT_CONCEPTS, "obligations__art30": draft}
    words = CONCEPTS + DRAFT_CONCEPTS.removeprefix("concepts:\n")
    whole = load(write(folder / "words", concepts=words), cases=False)
    table = 'made_from: "{}"\nforms:\n  "{}": "x"\n  "{}": "y"\n'
    return write(
        folder / "rules",
        **texts,
        **others,
        forms__en=table.format(fingerprint(words_of(whole, "en")), "notice", "trader"),
        forms__nl=table.format(fingerprint(words_of(whole, "nl")), "bevestigen", "handelaar"),
    )


def parts(rule_set: RuleSet) -> tuple[set[str], ...]:
    """Return the ids of what a rule set holds."""
    return (
        {duty.id for duty in rule_set.obligations},
        {concept.id for concept in rule_set.concepts},
        {act.id for act in rule_set.acts},
        {theme for theme, _ in rule_set.themes},
        {fact.id for fact in rule_set.facts},
        {word for _, table in rule_set.forms for word, _ in table},
    )


def errors(folder: Path) -> list[str]:
    """Return what lint finds as sentences."""
    return [fault.message.english() for fault in lint(folder)]


def test_without_drafts_nothing_of_them_is_there(tmp_path: Path) -> None:
    opened = open_folder(with_drafts(tmp_path))
    assert opened.faults == ()
    assert opened.rule_set is not None
    assert parts(opened.rule_set) == (
        {"dsa-16-4"},
        {"notice", "receipt"},
        {"dsa"},
        {"notices"},
        {"small"},
        {"notice", "bevestigen"},
    )
    (duty,) = opened.rule_set.obligations
    assert (duty.related, duty.elements[0].related, duty.status) == ((), (), "stable")
    assert opened.rule_set.version == "0.1.0"


def test_with_drafts_they_come_after_the_others_and_are_marked(tmp_path: Path) -> None:
    rule_set = load(with_drafts(tmp_path), drafts=True)
    assert [(duty.id, duty.status) for duty in rule_set.obligations] == [
        ("dsa-16-4", "stable"),
        ("dsa-30-1", "draft"),
    ]
    assert parts(rule_set)[1:] == (
        {"notice", "receipt", "trader"},
        {"dsa", "other"},
        {"notices", "traders"},
        {"small", "minors"},
        {"notice", "bevestigen", "trader", "handelaar"},
    )
    assert rule_set.obligations[0].related == ("dsa-30-1",)
    assert rule_set.version == "0.1.0+drafts"


def test_a_draft_changes_the_digest_only_where_it_is_read(tmp_path: Path) -> None:
    one, other = with_drafts(tmp_path / "one"), with_drafts(tmp_path / "two", draft=DRAFT_DUTIES + "\n")
    assert load(one) == load(other)
    assert load(one, drafts=True).digest != load(other, drafts=True).digest
    assert load(one).digest != load(one, drafts=True).digest


def test_a_set_without_drafts_is_the_same_either_way(tmp_path: Path) -> None:
    folder = write(tmp_path)
    assert load(folder) == load(folder, drafts=True)


@pytest.mark.parametrize("broken", ["obligations: [", "obligations:\n  - {id: x}\n", "\xff*a", ""])
def test_a_broken_draft_stops_nothing_but_lint_finds_it(broken: str, tmp_path: Path) -> None:
    folder = with_drafts(tmp_path)
    (folder / "obligations" / "art30.yaml").write_bytes(broken.encode("latin-1"))
    assert load(folder).id == "small"
    assert {sentence.split(":")[0] for sentence in errors(folder)} & {"obligations/art30.yaml"}


def test_a_sound_set_with_drafts_has_nothing_to_lint(tmp_path: Path) -> None:
    assert errors(with_drafts(tmp_path)) == []


def test_lint_looks_at_the_cases_of_a_draft(tmp_path: Path) -> None:
    draft = DRAFT_DUTIES.replace("expect: {confirmation: silent}", "expect: {confirmation: asserted}")
    assert (
        "obligations/art30.yaml:9: dsa-30-1.confirmation has no look-alike (silent) in the language en; "
        "add one." in (errors(with_drafts(tmp_path, draft=draft)))
    )


def test_the_tables_of_forms_are_made_from_the_words_of_drafts_too(tmp_path: Path) -> None:
    folder = with_drafts(tmp_path)
    (folder / "concepts" / "traders.yaml").write_text(DRAFT_CONCEPTS.replace("[trader]", "[trader, seller]"))
    assert errors(folder) == ["forms/en.yaml:1: the vocabulary has changed since; run checker rules forms."]


@pytest.mark.parametrize(
    ("texts", "place", "name"),
    [
        (
            {"duties": DUTIES.replace("notice]\n", "notice]\n            unless: [trader]\n")},
            "obligations/art16.yaml:13",
            "trader",
        ),
        (
            {"duties": DUTIES.replace("confirmation: silent}}", "dsa-30-1.confirmation: silent}}")},
            "obligations/art16.yaml:17",
            "dsa-30-1.confirmation",
        ),
        (
            {"concepts": CONCEPTS.replace("    en: [confirm]", "    includes: [trader]\n    en: [confirm]")},
            "concepts/words.yaml:6",
            "trader",
        ),
    ],
)
def test_no_file_needs_a_draft(texts: dict[str, str], place: str, name: str, tmp_path: Path) -> None:
    assert (
        f"{place}: {name} stands in a file under drafts and this file does not; put both there, or neither."
    ) in errors(with_drafts(tmp_path, **texts))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "  - obligations/art30.yaml\n",
            "  - obligations/art30.yaml\n  - obligations/art16.yaml\n",
            "the file obligations/art16.yaml stands under files and under drafts; keep one of the two.",
        ),
        (
            "  - obligations/art30.yaml\n",
            "",
            "the file obligations/art30.yaml is not named under files; name it there or remove it.",
        ),
        (
            "  - obligations/art30.yaml\n",
            "  - obligations/art30.yaml\n  - obligations/art31.yaml\n",
            "the file obligations/art31.yaml is not there.",
        ),
        (
            "drafts:\n",
            "drafts:\n  - forms/de.yaml\n",
            "forms/de.yaml cannot be a draft; only files of concepts and obligations can.",
        ),
    ],
)
def test_a_fault_of_the_list_is_named(old: str, new: str, sentence: str, tmp_path: Path) -> None:
    assert old in HEADER
    found = open_folder(with_drafts(tmp_path, ruleset=HEADER.replace(old, new))).faults
    assert any(fault.message.english().endswith(f": {sentence}") for fault in found)


def test_the_suffix_asks_for_drafts() -> None:
    assert split_name("eu-dsa+drafts") == ("eu-dsa", True)
    assert split_name("eu-dsa") == ("eu-dsa", False)
