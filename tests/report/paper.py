"""An invented position paper: two pages of Dutch text and one that could not be read."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from itertools import accumulate

from checker.domain.document import DateReading, Defect, Document, LineBox, Page, Passage, PassageKind
from checker.domain.message import say

PAGES = (
    (
        "Position paper Lantaarn",
        "Iedereen kan illegale inhoud melden met de knop ‘Melden’ onder elk bericht, ook zonder account.",
        "Het formulier is beschikbaar in 24 talen, waaronder het Nederlands.",
        "Wie een e-mailadres achterlaat, krijgt direct een bevestiging van ontvangst.",
        "Wij kunnen meldingen van organisaties met bijzondere kennis met voorrang behandelen.",
        "Wereldwijd verwijderden we meer dan 38 miljoen berichten, waarvan 94% voordat iemand ze had gemeld.",
        "Lantaarn staat voor een open en veilig internet.",
        "In de Europese Unie werken bij ons 1.240 moderatoren, van wie 58 de Nederlandse taal beheersen.",
    ),
    (
        "Sinds oktober 2023 publiceren we elk halfjaar een DSA-transparantierapport.",
        "Een gebruiker kan binnen zes maanden kosteloos bezwaar maken tegen een besluit.",
        "Het bezwaar wordt altijd zorgvuldig behandeld door een andere moderator.",
        "In de tweede helft van 2023 ontvingen we uit de EU 96.400 bezwaren; 31% werd teruggeplaatst.",
        "Wij danken de commissie voor de uitnodiging voor dit rondetafelgesprek.",
        "We publiceren geen aantallen per lidstaat.",
    ),
    (),
)
"""Sentences, one a line, by page; the third page is a scan that was not read."""


def boxes() -> tuple[LineBox, ...]:
    """Return where every sentence stands, one line each."""
    lines = [line for page in PAGES for line in page]
    ends = list(accumulate(len(line) + 1 for line in lines))
    return tuple(
        LineBox(start=start, end=start + len(line), left=70, bottom=700, right=500, top=712)
        for start, line in zip([0, *ends[:-1]], lines, strict=True)
    )


def pages(lines: tuple[LineBox, ...], end: int) -> tuple[Page, ...]:
    """Return two pages of text and one that holds a picture."""
    first, second = lines[: len(PAGES[0])], lines[len(PAGES[0]) :]
    picture = say("The page holds a picture and no text.")
    return (
        Page(number=1, start=0, end=second[0].start, lines=first, width=595, height=842),
        Page(number=2, start=second[0].start, end=end, lines=second),
        Page(number=3, start=end, end=end, read=False, reason=picture),
    )


def passages(lines: tuple[LineBox, ...]) -> tuple[Passage, ...]:
    """Return one passage a line; the first is a heading."""
    kinds = [PassageKind.HEADING] + [PassageKind.SENTENCE] * (len(lines) - 1)
    return tuple(
        Passage(index=index, start=line.start, end=line.end, language="nl", paragraph=index, kind=kind)
        for index, (line, kind) in enumerate(zip(lines, kinds, strict=True))
    )


def document() -> Document:
    """Return the invented paper."""
    text = "".join(f"{line}\n" for page in PAGES for line in page)
    lines = boxes()
    lost = say("A link has no target: {words}.", words="rapport")
    return Document(
        id="d1",
        name="position-paper-lantaarn.pdf",
        media_type="application/pdf",
        sha256=sha256(text.encode()).hexdigest(),
        size=48_211,
        reader="pdf",
        text=text,
        pages=pages(lines, len(text)),
        passages=passages(lines),
        defects=(
            Defect(kind="link_without_target", message=lost, start=700),
            Defect(kind="repeated_lines_dropped", message=say("Repeated page headers were dropped."), page=2),
        ),
        language="nl",
        languages=(("nl", 1_120), ("en", 4)),
        title="Position paper Lantaarn",
        author="Lantaarn Media B.V.",
        dated=DateReading(
            earliest=date(2024, 5, 23), latest=None, reason=say("The text names no day of its own.")
        ),
    )


def find(words: str, source: Document) -> tuple[int, int, int]:
    """Return start, end and passage of the sentence that begins with some words."""
    passage = next(item for item in source.passages if source.text.startswith(words, item.start))
    return passage.start, passage.end, passage.index
