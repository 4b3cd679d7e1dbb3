"""The hostile files, what is expected of each, and as what they are sent."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from checker.offers import Attachment
from checker.settings import Settings
from tests.hostile.rebuilt import rebuilt
from tests.hostile.sentences import SENTENCES

ACCEPT, WARN, REJECT = "accept", "accept-with-warning", "reject"
DOCUMENT, DECLARATION, REPORT, RULES = "document", "declaration", "report", "rules"
KINDS = {"json": DECLARATION, "yaml": DECLARATION, "csv": REPORT, "xlsx": REPORT, "rules": RULES}
"""As what files of a category are sent; all others are documents."""
SETTINGS = Settings(reading_seconds=20)
EXPANDED = 64
"""Megabytes that the bombs unpack to."""


@dataclass(frozen=True, kw_only=True)
class Bad:
    """One upload: a file, or the files of one report."""

    name: str
    category: str
    expected: str
    also: frozenset[str]
    code: str
    files: tuple[Attachment, ...]

    @property
    def kind(self) -> str:
        suffix = self.name.rpartition(".")[2]
        return KINDS.get(suffix if self.category == "control" else self.category, DOCUMENT)

    @property
    def is_about_its_name(self) -> bool:
        return self.category == "filename"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of an upload."""

    kind: str
    words: str = ""
    """All that was said about it, in English."""


def made(shared: Path, folder: Path) -> tuple[Bad, ...]:
    """Write the files and return them; those that need the product's own schemas are built anew."""
    maker = shared / "security" / "make_bad_inputs.py"
    subprocess.run(
        [sys.executable, maker, "--expand-mb", str(EXPANDED), folder], check=True, capture_output=True
    )
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["inputs"]
    built = rebuilt()
    return tuple(
        Bad(
            name=each["name"], category=each["category"], expected=each["expected"],
            also=frozenset(each["also_ok"]), code=each["code"],
            files=built.get(each["name"])
            or (Attachment(name=each["upload_filename"], data=(folder / each["name"]).read_bytes()),),
        )
        for each in listed
    )  # fmt: skip


def told(sentences: Iterable[str]) -> str:
    """Return sentences as one text, each once."""
    return " ".join(dict.fromkeys(sentences))


def complaint(bad: Bad, outcome: Outcome) -> str:
    """Return what is wrong with an outcome, empty where it is as it should be."""
    if outcome.kind not in {bad.expected, *bad.also}:
        return f"{bad.name}: {outcome.kind} and not {bad.expected}: {outcome.words[:300]}"
    if "Traceback" in outcome.words:
        return f"{bad.name}: shows a traceback"
    if outcome.kind != bad.expected or bad.expected == ACCEPT:
        return ""
    named = SENTENCES[bad.code]
    return "" if re.search(named, outcome.words) else f"{bad.name}: says not {named}: {outcome.words[:300]}"
