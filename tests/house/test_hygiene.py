"""Nothing of the machine that made a file, and nothing unfinished, stays in the repository."""

import re
from importlib.metadata import PackageMetadata, distributions
from pathlib import Path

import pytest

from tests.house.tree import ROOT, project, repository_files

LOCKS = (
    "requirements.txt",
    "requirements-dev.txt",
    "requirements-build.txt",
    "requirements-statements.txt",
    "requirements-suggestions.txt",
    "requirements-spark.txt",
)

# Put together from halves, so that this file does not hold what it looks for.
NOT_HERE = {
    "an address of a package index": re.compile("pythonhos" + "ted|pypi" + r"\.org"),
    "a path of one machine": re.compile(r"(?<![\w.])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me/\w+)/"),
    "a note to come back": re.compile(
        r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX|raise NotImplemented" + r"Error)\b"
    ),
}


def text_of(path: Path) -> str:
    """Return the text of a file, nothing for one that holds bytes."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def licence_of(metadata: PackageMetadata) -> str:
    """Return everything that a distribution says about its licence."""
    classifiers = [line for line in metadata.get_all("Classifier") or [] if line.startswith("License")]
    stated = [metadata[field] for field in ("License-Expression", "License") if field in metadata]
    return " ".join([*stated, *classifiers])


@pytest.mark.parametrize("what", NOT_HERE)
def test_no_file_holds(what: str) -> None:
    files = repository_files()
    assert ROOT / "pyproject.toml" in files
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in files
        if (match := NOT_HERE[what].search(text_of(path)))
    ]
    assert not found, "\n".join(found)


def test_what_a_tool_writes_for_itself_is_not_kept() -> None:
    names = {path.name for path in repository_files()}
    assert not names & {"uv.lock", "poetry.lock", ".DS_Store", "Thumbs.db"}
    assert not [
        path for path in repository_files() if path.suffix in {".pyc", ".orig", ".rej", ".db", ".sqlite"}
    ]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_a_hash_for_everything(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8"))
    packages = [entry for entry in entries if not entry.startswith("#")]
    assert packages
    assert [
        entry.split()[0] for entry in packages if "==" not in entry or "--hash=sha256:" not in entry
    ] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_place_to_fetch_from(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^(?:-i|--index-url|--extra-index-url|-f|--find-links)\b", text, re.MULTILINE)


def test_every_requirement_is_locked() -> None:
    metadata = project()["project"]
    assert isinstance(metadata, dict)
    for lock, lines in {
        "requirements.txt": metadata["dependencies"],
        "requirements-dev.txt": metadata["dependencies"]
        + metadata["optional-dependencies"]["dev"]
        + metadata["optional-dependencies"]["statements"],
    }.items():
        locked = set(re.findall(r"^([\w.-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
        assert {re.split(r"[^\w.-]", line)[0].lower() for line in lines} <= locked, lock


def test_no_library_asks_for_more_than_our_licence_gives() -> None:
    locked = re.findall(
        r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE
    )
    installed = {found.name.lower().replace("_", "-"): found.metadata for found in distributions()}
    licences = {name: licence_of(installed[name]) for name in locked if name in installed}
    assert {"flask", "weasyprint"} <= licences.keys()
    assert [name for name, licence in licences.items() if not licence] == []
    assert [name for name, licence in licences.items() if re.search("AGPL|Affero", licence)] == []
    only_gpl = [
        name for name, licence in licences.items() if "GPL" in licence and not re.search("LGPL|MPL", licence)
    ]
    assert only_gpl == []
