"""Rule files broken on purpose: each fault is named with file and line, what is wrong and what to do."""

from pathlib import Path
from typing import NamedTuple

import pytest

from checker.messages import tell
from checker.rulesets.lint import lint
from tests.rulesets.small import CONCEPTS, DUTIES, write
from tests.rulesets.test_lint import WITH_FORMS, with_forms

RULESET_YAML, WORDS, ART16 = "ruleset.yaml", "concepts/words.yaml", "obligations/art16.yaml"
SOUND = {RULESET_YAML: WITH_FORMS, WORDS: CONCEPTS, ART16: DUTIES}


class Broken(NamedTuple):
    """One edit of a sound file and what lint must say of it."""

    file: str
    old: str
    new: str
    said: str


YAML_TRAPS = [
    Broken(ART16, "    theme: notices", "    theme: &t notices",
           "3: the anchor &t is not allowed; write the text out."),
    Broken(ART16, "    scope: hosting", "    scope: *hosting",
           "7: the alias *hosting is not allowed; write the text out."),
    Broken(ART16, "    scope: hosting", "    <<: {a: b}\n    scope: hosting",
           "7: the merge key << is not allowed; write the keys out."),
    Broken(ART16, "    theme: notices", "    theme: !!str notices",
           "3: the tag tag:yaml.org,2002:str is not allowed; everything is read as text."),
    Broken(ART16, "    scope: hosting", "    scope: hosting\n    scope: hosting",
           "8: scope stands twice, first on line 7; keep one."),
    Broken(ART16, "{en: Confirm, nl: Bevestigen}", "{en: Confirm, or not, nl: Bevestigen}",
           "4: or not has no value; put text that holds a comma in quotes."),
    Broken(ART16, "    theme: notices", "    theme: notices: all",
           "3: a colon stands where none can; put text that holds a colon in quotes."),
    Broken(ART16, "    theme: notices", "    theme: @notices",
           "3: a character stands here that cannot begin a text; put the text in quotes."),
    Broken(ART16, "    theme: notices", "\ttheme: notices",
           "3: a tab stands here; indent with spaces."),
    Broken(ART16, 'nl: "Hoe?"}', 'nl: "Hoe?}',
           "20: a quote is opened and not closed."),
    Broken(ART16, "      - id: confirmation", "     - id: confirmation",
           "10: a colon stands where none can; put text that holds a colon in quotes."),
    Broken(ART16, "obligations:\n", "---\nobligations: []\n---\nobligations:\n",
           "3: a second document begins here; remove the line of dashes."),
    Broken(WORDS, '["*melding*"]', "[*melding*]",
           "5: an alias is not allowed; put text that begins with * in quotes."),
    Broken(WORDS, CONCEPTS, "", "1: the key concepts is missing."),
    Broken(WORDS, CONCEPTS, "- notice\n", "1: the file must hold keys and values."),
    Broken(WORDS, CONCEPTS, "a\x00b: c\n",
           "1: the file holds control characters or broken text; save it as UTF-8 text."),
]  # fmt: skip

SHAPE = [
    Broken(ART16, "  - id: dsa-16-4", "  - id: DSA 16(4)",
           "2: DSA 16(4) is no id; use small letters, digits, hyphens and underscores."),
    Broken(ART16, "    scope: hosting\n", "", "2: the key scope is missing in obligations."),
    Broken(ART16, "    scope:", "    scop:", "7: the key scop is not known here; is scope meant?"),
    Broken(ART16, "role: core", "role: main", "10: role must be one of core, supporting, not main."),
    Broken(ART16, "{confirmation: asserted}", "{confirmation: shown}",
           "16: confirmation must be one of silent, asserted, described, substantiated, not shown."),
    Broken(ART16, "[receipt, notice]\n", "[receipt, notice]\n            near: 12 words\n",
           "14: near must be a whole number, not 12 words."),
    Broken(ART16, "[receipt, notice]\n", "[receipt, notice]\n            ordered: yes\n",
           "14: ordered must be true or false, not yes."),
    Broken(ART16, "[receipt, notice]\n", "receipt notice\n",
           "13: all must be a list, with dashes or in square brackets."),
    Broken(ART16, "[receipt, notice]\n", "[]\n", "13: all is empty; fill it in or leave the key out."),
    Broken(RULESET_YAML, "version: 0.1.0", "version: 1.0",
           "2: 1.0 is no version; write three numbers such as 0.1.0."),
    Broken(RULESET_YAML, '"2026-11-01"', "1 November 2026",
           "4: law_date must be a day such as 2024-02-17, not 1 November 2026."),
    Broken(RULESET_YAML, "32022R2065", "2022/2065",
           "9: 2022/2065 is no CELEX number; it looks like 32022R2065."),
    Broken(RULESET_YAML, "http://data.europa.eu/eli/reg/2022/2065/oj", "eur-lex",
           "10: eur-lex is no address; it begins with http:// or https://."),
    Broken(RULESET_YAML, "concepts/words.yaml", "../words.yaml",
           "38: ../words.yaml is no file name; write the path inside the rule set, with forward slashes."),
]  # fmt: skip

LANGUAGES = [
    Broken(ART16, "{en: Confirm, nl: Bevestigen}", "{en: Confirm}", "4: the key nl is missing in title."),
    Broken(ART16, "Is it confirmed?\", nl: \"Wordt het bevestigd?\"", "Is it confirmed?\"",
           "11: the key nl is missing in asks."),
    Broken(WORDS, "    nl: [bevestigen]\n", "",
           "6: the concept receipt has no vocabulary in the language nl; add entries under it."),
    Broken(ART16, "lang: en, text: We confirm every", "lang: de, text: We confirm every",
           "16: de is no language of this rule set."),
    Broken(RULESET_YAML, "[en, nl]", "[en, Dutch]",
           "5: Dutch is no language code; use two small letters such as nl or en."),
]  # fmt: skip

NAMES = [
    Broken(ART16, "[receipt, notice]", "[receipt, notices]",
           "13: no file under concepts holds the concept notices; is notice meant?"),
    Broken(ART16, "theme: notices", "theme: notice",
           "3: the theme notice is not declared in ruleset.yaml; is notices meant?"),
    Broken(ART16, "act: dsa", "act: dsb",
           "6: the act dsb is not declared in ruleset.yaml; known are dsa."),
    Broken(ART16, "scope: hosting", "scope: platforms",
           "7: the scope platforms is not declared in ruleset.yaml; known are hosting."),
    Broken(ART16, "{confirmation: asserted}", "{confirmations: asserted}",
           "16: there is no element dsa-16-4.confirmations in this obligation; "
           "is dsa-16-4.confirmation meant?"),
    Broken(ART16, "role: core", "role: core\n        evaluator: texts",
           "9: no plugin offers the evaluator texts; is text meant?"),
    Broken(RULESET_YAML, "- small\n", "- smal\n",
           "26: the fact smal is not declared in ruleset.yaml; is small meant?"),
    Broken(RULESET_YAML, "service.hosting", "service.hostings",
           "22: the fact service.hostings is not declared in ruleset.yaml; is service.hosting meant?"),
    Broken(RULESET_YAML, "  - obligations/art16.yaml\n", "",
           "37: the file obligations/art16.yaml is not named under files; name it there or remove it."),
    Broken(RULESET_YAML, "  - obligations/art16.yaml\n",
           "  - obligations/art16.yaml\n  - obligations/art17.yaml\n",
           "40: the file obligations/art17.yaml is not there."),
    Broken(WORDS, "    en: [confirm]", "    includes: [answer]\n    en: [confirm]",
           "6: no file under concepts holds the concept answer."),
]  # fmt: skip

WORDS_NOBODY_FINDS = [
    Broken(WORDS, '["*melding*"]', '["*meld*"]',
           "5: *meld* is too short: it needs at least five letters."),
    Broken(WORDS, "[confirm]", "[confirm ...]",
           "8: The entry confirm ... must begin and end with a word."),
    Broken(WORDS, "[confirm]", '[{pattern: "(confirm"}]',
           "8: the pattern cannot be used: missing ): (confirm."),
    Broken(WORDS, "[confirm]", '[{pattern: "x?"}]',
           "8: the pattern matches an empty text; ask for at least one letter."),
    Broken(WORDS, "[confirm]", '["{nummer}"]', "8: {nummer} in an entry holds no word."),
]  # fmt: skip

NEVER_FIRES = [
    Broken(ART16, "[receipt, notice]\n", "[receipt, notice]\n            unless: [notice]\n",
           "13: notice stands under all and under unless; it can never fire."),
    Broken(ART16, "[receipt, notice]\n",
           "[receipt, notice]\n          - all: [receipt, notice]\n            near: 4\n",
           "14: this alternative adds nothing to the one on line 13; remove one."),
]  # fmt: skip

CASES = [
    Broken(ART16, "notice., expect: {confirmation: asserted}", "notice., expect: {confirmation: silent}",
           "9: no case in the language en shows dsa-16-4.confirmation; add one."),
    Broken(ART16, "bestellingen., expect: {confirmation: silent}",
           "meldingen., expect: {confirmation: asserted}",
           "9: dsa-16-4.confirmation has no look-alike (silent) in the language nl; add one."),
    Broken(ART16, "name: look-alike", "name: shown",
           "17: the case of line 16 has the name shown too; rename one."),
    Broken(ART16, '        question: {en: "How?", nl: "Hoe?"}\n', "",
           "9: dsa-16-4.confirmation has no question; write what to ask the provider."),
    Broken(ART16, "        signals:\n          - all: [receipt, notice]\n", "",
           "9: an element needs either signals or not_from_paper, and not both."),
    Broken(ART16, "role: core", "role: supporting",
           "2: dsa-16-4 has no core element; give one the role core."),
]  # fmt: skip

IDS = [
    Broken(ART16, DUTIES, DUTIES + DUTIES.removeprefix("obligations:\n"),
           "20: the id dsa-16-4 stands at obligations/art16.yaml:2 too."),
    Broken(WORDS, "  receipt:\n", "  notice:\n", "6: notice stands twice, first on line 2; keep one."),
    Broken(RULESET_YAML, "files:\n", "retired: [dsa-16-4]\nfiles:\n",
           "obligations/art16.yaml:2: the id dsa-16-4 was retired and is never used again; take another."),
    Broken(RULESET_YAML, "    short: {en: DSA, nl: DSA}\n",
           '    short: {en: DSA, nl: DSA}\n    articles: ["16", "17"]\n',
           "13: no obligation stands for article 17 of dsa; write one, with not_from_paper where no paper "
           "can show it."),
    Broken(RULESET_YAML, "    short: {en: DSA, nl: DSA}\n",
           '    short: {en: DSA, nl: DSA}\n    articles: ["17"]\n',
           "obligations/art16.yaml:2: article 16 of dsa is not in the list of articles on line 13 of "
           "ruleset.yaml; add it there or correct the citation."),
]  # fmt: skip

BROKEN = [*YAML_TRAPS, *SHAPE, *LANGUAGES, *NAMES, *WORDS_NOBODY_FINDS, *NEVER_FIRES, *CASES, *IDS]


def broken_folder(folder: Path, broken: Broken) -> Path:
    """Write the sound rule set with one file broken."""
    with_forms(folder)
    text = SOUND[broken.file]
    assert broken.old in text
    (folder / broken.file).write_text(text.replace(broken.old, broken.new, 1), encoding="utf-8")
    return folder


def named(folder: Path) -> list[str]:
    """Return every fault as a sentence."""
    return [fault.message.english() for fault in lint(folder, evaluators=frozenset({"text"}))]


def test_there_are_many() -> None:
    assert len({broken[:3] for broken in BROKEN}) == len(BROKEN) >= 60


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.said[:60])
def test_a_broken_file_is_named_with_line_and_hint(broken: Broken, tmp_path: Path) -> None:
    said = broken.said if ".yaml:" in broken.said.split(" ")[0] else f"{broken.file}:{broken.said}"
    assert said in named(broken_folder(tmp_path, broken))


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.said[:60])
def test_a_broken_file_is_named_in_dutch_too(broken: Broken, tmp_path: Path) -> None:
    for fault in lint(broken_folder(tmp_path, broken), evaluators=frozenset({"text"})):
        dutch = tell(fault.message, "nl")
        assert dutch.startswith(f"{fault.place}: ")
        assert dutch != fault.message.english()


def test_every_broken_file_is_named_at_once(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        ruleset=WITH_FORMS.replace("- small\n", "- smal\n"),
        concepts=CONCEPTS.replace("[confirm]", "[... confirm]"),
        duties=DUTIES.replace("role: core", "role: main"),
        forms__en="forms: {a: [b]}\n",
        forms__nl="forms: [\n",
    )
    places = {sentence.split(":")[0] for sentence in named(folder)}
    assert places == {RULESET_YAML, WORDS, ART16, "forms/en.yaml", "forms/nl.yaml"}
