"""What a user reads states what a document shows; it accuses nobody and judges nobody."""

import re
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from tests.house.tree import ROOT, repository_files

JUDGING = (
    "claims|admits|fails|merely|unfortunately"
    "|compliant|violations?|infringements?|misleading"
    "|beweert|geeft toe|faalt|slechts|helaas"
    "|overtreding(?:en)?|schending(?:en)?|inbreuk(?:en)?|misleidende?"
)
"""Words that take a side. An entry of the catalogue that describes the law may use them, and says so
in a comment to translators: `#. describes the law`."""

WORDS = re.compile(rf"\b(?:{JUDGING})\b", re.IGNORECASE)
CODE_IN_TEMPLATE = re.compile(r"\{#.*?#\}|<!--.*?-->|<(?:style|script)\b.*?</(?:style|script)>", re.DOTALL)
ATTRIBUTES_OF_MACHINES = re.compile(r'\b(?:class|id|for|name|href|data-[\w-]+)="[^"]*"')


def templates() -> list[Path]:
    """Return the templates whose text a person reads."""
    return [
        path
        for path in repository_files()
        if path.relative_to(ROOT).parts[0] == "templates" and path.suffix in {".html", ".txt", ".xml"}
    ]


def catalogues() -> list[Path]:
    """Return the translations."""
    return [path for path in repository_files() if path.suffix == ".po"]


def text_of_template(path: Path) -> str:
    """Return what is left of a template without comments, styles, scripts and machine-read attributes."""
    text = CODE_IN_TEMPLATE.sub(" ", path.read_text(encoding="utf-8"))
    return ATTRIBUTES_OF_MACHINES.sub(" ", text)


def judging_entries(path: Path) -> list[str]:
    """Return the entries of a catalogue that judge without describing the law."""
    with path.open("rb") as source:
        entries = [entry for entry in read_po(source) if not describes_the_law(entry)]
    return [
        f"{path.name}:{entry.lineno} {entry.id}"
        for entry in entries
        if WORDS.search(f"{entry.id} {entry.string}")
    ]


def describes_the_law(entry: Message) -> bool:
    """Tell whether a comment to translators says that the entry speaks about the law itself."""
    return any("describes the law" in comment for comment in entry.auto_comments)


def test_the_words_are_found_where_they_stand() -> None:
    assert WORDS.search("The platform claims that it acts.")
    assert WORDS.search("Het platform geeft toe dat het laat was.")
    assert not WORDS.search("The document does not show who decides on complaints.")


def test_templates_do_not_judge() -> None:
    paths = templates()
    assert paths, "no templates found"
    found = [
        f"{path.name}: {match.group()}" for path in paths for match in WORDS.finditer(text_of_template(path))
    ]
    assert not found, "\n".join(found)


def test_the_catalogue_does_not_judge() -> None:
    paths = catalogues()
    assert paths, "no catalogue found"
    found = [entry for path in paths for entry in judging_entries(path)]
    assert not found, "\n".join(found)
