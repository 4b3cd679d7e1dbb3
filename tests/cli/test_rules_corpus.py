"""`checker rules measure` and `checker rules diff` on a small collection of documents."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from checker.cli import main
from tests.cli.test_rules import plain
from tests.rulesets.corpus import LABELS, write_corpus
from tests.rulesets.small import CONCEPTS, DUTIES, write


def checker(*words: str | Path) -> Result:
    """Type a command."""
    return CliRunner().invoke(main, ["rules", *map(str, words)])


def test_counts_are_printed_and_written_beside_the_rules(tmp_path: Path) -> None:
    rules, corpus = write(tmp_path / "rules"), write_corpus(tmp_path / "corpus")
    done = checker("measure", corpus, "--rules", rules)
    assert done.exit_code == 0
    assert "On 3 labelled documents: 1 of 2 found, 1 extra." in done.output
    written = json.loads((rules / "quality.json").read_text(encoding="utf-8"))
    assert (written["version"], written["corpus"], written["documents"]) == ("0.1.0", "corpus", 3)
    assert written["articles"]["dsa 16"] == {
        "documents": 3,
        "labelled": 2,
        "found": 1,
        "extra": 1,
        "passages": 2,
        "passages_found": 1,
        "quotes": 2,
        "quotes_right": 1,
        "precision": 0.5,
        "recall": 0.5,
    }
    assert written["elements"]["dsa-16-4.confirmation"]["quotes_right"] == 1
    assert checker("lint", "--rules", rules).output.count("quality") == 0


def test_every_miss_and_every_false_hit_is_printed_with_its_rule(tmp_path: Path) -> None:
    rules, corpus = write(tmp_path / "rules"), write_corpus(tmp_path / "corpus")
    done = checker("measure", corpus, "--rules", rules, "--misses")
    assert done.exit_code == 0
    assert done.output.count("Missed: ") == 1
    assert done.output.count("False hit: ") == 1
    assert "dsa-16-4.confirmation ← obligations/" in done.output


def test_labels_of_elements_go_before_those_of_articles(tmp_path: Path) -> None:
    own = [{"element": "dsa-16-4.confirmation", "level": "asserted", "evidence": []}]
    corpus = write_corpus(tmp_path / "corpus", {**LABELS, "extra": own})
    rules = write(tmp_path / "rules")
    checker("measure", corpus, "--rules", rules, "--by", "elements")
    written = json.loads((rules / "quality.json").read_text(encoding="utf-8"))
    assert written["elements"]["dsa-16-4.confirmation"]["labelled"] == 1
    assert written["articles"]["dsa 16"]["extra"] == 1


def test_a_disputed_label_is_not_counted(tmp_path: Path) -> None:
    disputed = [{"article": 16, "level": "asserted", "disputed": True}]
    corpus = write_corpus(tmp_path / "corpus", {**LABELS, "extra": disputed})
    done = checker("measure", corpus, "--rules", write(tmp_path / "rules"), "--language", "nl")
    assert "Op 3 gelabelde documenten: 1 van 2 gevonden, 0 extra." in done.output


def test_labels_that_cannot_be_read_are_a_sentence(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    (corpus / "labels" / "shows.json").write_text('{"labels": [{"level": "great"}]}', encoding="utf-8")
    done = checker("measure", corpus, "--rules", write(tmp_path / "rules"))
    assert done.exit_code == 2
    assert "does not hold labels as they must be: Invalid enum value 'great'" in done.output


def test_a_corpus_names_no_file_outside_of_it(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    index = {"documents": [{"name": "shows", "file": "../secret.txt"}]}
    (corpus / "corpus.json").write_text(json.dumps(index), encoding="utf-8")
    done = checker("measure", corpus, "--rules", write(tmp_path / "rules"))
    assert done.exit_code == 2
    assert "../secret.txt, which lies outside the corpus" in done.output


def test_the_same_rules_change_nothing(tmp_path: Path) -> None:
    rules, corpus = write(tmp_path / "rules"), write_corpus(tmp_path / "corpus")
    done = checker("diff", rules, rules, corpus)
    assert done.exit_code == 0
    assert "Documents: 3; changed outcomes or levels: 0; changed quotes only: 0." in done.output


def test_a_lost_quote_names_the_entry_that_is_gone(tmp_path: Path) -> None:
    old = write(tmp_path / "old")
    new = write(tmp_path / "new", concepts=CONCEPTS.replace("[confirm]", "[acknowledge]"))
    told = plain(checker("diff", old, new, write_corpus(tmp_path / "corpus")).output)
    assert "shows.txt dsa-16-4:" in told
    assert "- line 3: “We confirm every notice.”" in told
    assert "The entry confirm of receipt (concepts/words.yaml:8) is gone." in told
    back = plain(checker("diff", new, old, tmp_path / "corpus" / "documents" / "shows.txt").output)
    assert "+ line 3: “We confirm every notice.”" in back
    assert "The entry confirm of receipt (concepts/words.yaml:8) is new." in back


def test_a_lost_quote_names_the_alternative_that_changed(tmp_path: Path) -> None:
    duties = DUTIES.replace("notice]\n", "notice]\n            near: 1\n")
    old, new = write(tmp_path / "old"), write(tmp_path / "new", duties=duties)
    corpus = write_corpus(tmp_path / "corpus")
    (corpus / "documents" / "shows.txt").write_text("We confirm with our best words a notice.\n")
    told = plain(checker("diff", old, new, corpus, "--language", "nl").output)
    assert "Het alternatief op obligations/art16.yaml:13 is weg of luidt anders." in told


def test_a_level_that_changes_is_told(tmp_path: Path) -> None:
    duties = DUTIES.replace("notice]\n", "notice]\n            level: described\n")
    old, new = write(tmp_path / "old"), write(tmp_path / "new", duties=duties)
    told = plain(checker("diff", old, new, write_corpus(tmp_path / "corpus")).output)
    assert "(asserted → described)" in told


def test_a_new_obligation_is_told(tmp_path: Path) -> None:
    second = DUTIES.removeprefix("obligations:\n").replace("dsa-16-4", "dsa-16-5")
    old, new = write(tmp_path / "old"), write(tmp_path / "new", duties=DUTIES + second)
    told = plain(checker("diff", old, new, write_corpus(tmp_path / "corpus")).output)
    assert "dsa-16-5: not there →" in told
    assert "The obligation is new." in told
