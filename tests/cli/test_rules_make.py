"""`checker rules new` and `checker rules release`: a rule set begins, and a version is closed."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main


def checker(*words: str | Path) -> Result:
    """Type a command."""
    return CliRunner().invoke(main, ["rules", *map(str, words)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a new rule set of which a version was released."""
    made = tmp_path / "own-rules"
    assert checker("new", made, "--title", "Eigen regels").exit_code == 0
    assert checker("release", "--rules", made).exit_code == 0
    return made


def edit(file: Path, old: str, new: str) -> None:
    """Change one thing in a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_new_rule_set_is_sound(tmp_path: Path) -> None:
    made = tmp_path / "own-rules"
    done = checker("new", made, "--language", "nl")
    assert done.exit_code == 0
    assert "bevat een regelset" in done.output
    assert "faults 0, warnings 0." in checker("lint", "--rules", made).output
    tested = checker("test", "--rules", made)
    assert (tested.exit_code, "4 cases: 4 as expected" in tested.output) == (0, True)


@pytest.mark.parametrize("name", ["Own", "own_rules", "9", "own rules"])
def test_a_folder_whose_name_is_no_id_is_refused(name: str, tmp_path: Path) -> None:
    done = checker("new", tmp_path / name)
    assert done.exit_code == 2
    assert f"{name} is no id of a rule set" in done.output
    assert not (tmp_path / name).exists()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    assert "is there already" in checker("new", tmp_path / "mine").output
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("title", ['a "b"', "a\\", "{a}", "a\nb"])
def test_a_title_that_would_break_the_file_is_refused(title: str, tmp_path: Path) -> None:
    assert checker("new", tmp_path / "mine", "--title", title).exit_code == 2


def test_what_was_released_has_no_fault(folder: Path) -> None:
    assert "faults 0, warnings 0." in checker("lint", "--rules", folder).output


def test_another_question_under_the_same_version_is_a_fault(folder: Path) -> None:
    edit(folder / "obligations" / "art01.yaml", "Is receipt of a notice", "Is receipt of a complaint")
    done = checker("lint", "--rules", folder)
    assert done.exit_code == 1
    assert (
        "obligations/art01.yaml:13: own-rules-1-1.confirmation stands for something else than in the "
        "released version 0.1.0; step the version in ruleset.yaml, or give it a new id." in done.output
    )
    edit(folder / "ruleset.yaml", "version: 0.1.0", "version: 0.2.0")
    assert checker("lint", "--rules", folder).exit_code == 0


def test_other_words_under_the_same_version_are_none(folder: Path) -> None:
    edit(folder / "obligations" / "art01.yaml", "near: 8", "near: 9")
    assert checker("lint", "--rules", folder).exit_code == 0


def test_an_id_that_is_gone_must_be_retired(folder: Path) -> None:
    file = folder / "obligations" / "art01.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("confirmation", "receipt"), encoding="utf-8")
    edit(folder / "ruleset.yaml", "version: 0.1.0", "version: 0.2.0")
    done = checker("lint", "--rules", folder)
    assert "the id own-rules-1-1.confirmation of the released version 0.1.0 is gone" in done.output
    edit(folder / "ruleset.yaml", "files:\n", "retired: [own-rules-1-1.confirmation]\nfiles:\n")
    assert checker("lint", "--rules", folder).exit_code == 0


def test_a_version_never_goes_back(folder: Path) -> None:
    edit(folder / "ruleset.yaml", "version: 0.1.0", "version: 0.0.9")
    assert "ruleset.yaml:3: the version 0.0.9 is older" in checker("lint", "--rules", folder).output


@pytest.mark.parametrize(
    "text", ["", "version: 1\nids: {}\n", 'version: "1.0.0"\nids: {a: [b]}\n', "ids: [\n"]
)
def test_a_broken_note_of_a_release_is_a_fault(text: str, folder: Path) -> None:
    (folder / "released.yaml").write_text(text, encoding="utf-8")
    done = checker("lint", "--rules", folder)
    assert done.exit_code == 1
    assert "released.yaml:1: the file is not what checker wrote" in done.output


def test_what_has_faults_is_not_released(folder: Path) -> None:
    edit(folder / "obligations" / "art01.yaml", "role: core", "role: supporting")
    done = checker("release", "--rules", folder)
    assert done.exit_code == 3
    assert "has 2 faults; correct them" in done.output
