"""Text is normalised once, and what an offset pointed at it still points at."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.document import Document, Heading, LineBox, Page, Passage
from checker.ingest.canonical import canonical


def document(text: str, passages: tuple[Passage, ...] = ()) -> Document:
    """Return a document with a text and some passages."""
    return Document(
        id="", name="", media_type="", sha256="", size=0, reader="", text=text, passages=passages,
        pages=(Page(number=1, start=0, end=len(text), lines=(box(0, len(text)),)),),
        headings=tuple(Heading(start=one.start, end=one.end, level=1) for one in passages),
        line_starts=(0,),
    )  # fmt: skip


def box(start: int, end: int) -> LineBox:
    """Return a line of a page."""
    return LineBox(start=start, end=end, left=0, bottom=0, right=1, top=1)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("veilig\u00adheid", "veiligheid"),
        ("veilig\u00ad\nheid", "veiligheid"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("e\u0301e\u0301n", "\u00e9\u00e9n"),
        ("e\ufb03cient", "efficient"),
        ("\u0133s", "ijs"),
        ("10\u00a0000\u202fmeldingen", "10 000 meldingen"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("evil\u202egnp.exe", "evilgnp.exe"),
        ("nul\x00 bel\x07", "nul bel"),
        ("e\u2010mail", "e-mail"),
        ("\uf0b7 item", "\u2022 item"),
        ("\u212b", "\u00c5"),
        ("plain", "plain"),
    ],
)
def test_what_text_becomes(raw: str, text: str) -> None:
    assert canonical(document(raw)).text == text


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("a\u202eb", "direction_marks"),
        ("a\u200bb", "invisible_characters"),
        ("a\x07b", "control_characters"),
        ("a\ue123b", "unknown_characters"),
    ],
)
def test_what_was_removed_is_said(raw: str, kind: str) -> None:
    assert [defect.kind for defect in canonical(document(raw)).defects] == [kind]


def test_an_ordinary_text_has_no_remark() -> None:
    assert canonical(document("Één veilig\u00adheid, twee.\r\n")).defects == ()


WORDS = st.lists(
    st.text(
        st.sampled_from(
            [
                *"abz 1.",
                "\u00ad",
                "\u0301",
                "\u200b",
                "\ufb01",
                "\r",
                "\n",
                "\u00a0",
                "\u00e9",
                "\x00",
                "\u0327",
            ]
        ),
        max_size=8,
    ),
    min_size=1,
    max_size=12,
)


@given(WORDS)
def test_offsets_move_with_the_text(words: list[str]) -> None:
    # A letter stands between words, so that no mark reaches over the border of a passage.
    passages, at = [], 0
    for index, word in enumerate(words):
        passages.append(Passage(index=index, start=at, end=at + len(word) + 1))
        at += len(word) + 2
    text = "".join(f"x{word}|" for word in words)
    moved = canonical(document(text, tuple(passages)))
    assert unicodedata.is_normalized("NFC", moved.text)
    for word, passage in zip(words, moved.passages, strict=True):
        alone = canonical(document(f"x{word}")).text
        assert moved.text[passage.start : passage.end] == alone
    assert moved.pages[0].end == len(moved.text)


@given(st.text(max_size=200))
def test_canonical_text_stays_as_it_is(text: str) -> None:
    once = canonical(document(text)).text
    assert canonical(document(once)).text == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & set("\r\x00\u00ad\u200b\u202e")
