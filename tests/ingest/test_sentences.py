"""Sentences are cut where they end: known texts, unseen texts, and every text there may be."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.ingest.sentences import LONGEST, sentences

UNSEEN = {
    "nl": [
        "De melding komt binnen bij mevr. De Wit van Klankbord B.V. te Utrecht. "
        "|Zij antwoordt z.s.m. op elke vraag.",
        "In Q2 (april t/m juni) waren er 1.204 meldingen. "
        "|96% daarvan, d.w.z. bijna alles, was binnen 24 uur klaar.",
        "Zie art. 16 lid 2, onder a), en overweging 50 e.v. van de verordening. |Dat geldt ook voor nr. 7.",
        "Wat doen wij met een melding? |We lezen haar! |Daarna volgt een besluit.",
        "Het bericht verscheen op 3 okt. 2023 om 09.30 uur. |Niemand reageerde.",
        "We werken o.a. met Meld.nl samen. |De rest volgt in bijlage 4. |Die is er nog niet.",
        "Dit kost ca. € 2,5 mln. per jaar. |Daarvoor hebben wij 1.240 mensen, t.w. moderatoren.",
        "Het platform (opgericht in 2016) groeit. |iPhones zijn niet nodig. |„Goed zo.” |Aldus de minister.",
    ],
    "en": [
        "Notices are reviewed by a team of approx. 40 people. |We reply within 24 hrs. |Nobody waits longer.",
        "As set out in Art. 20(4), i.e. the complaint rule, we decide by hand. |See Sec. 3.1 and App. B.",
        "Klankbord Inc. runs the U.S. service. |The EU service is run by Klankbord B.V. |We keep them apart.",
        "Do you publish reports? |Yes. |The last one is of 25 Apr. 2024 and covers Jan. to March.",
        "We removed 3.2 million items (up 4.5% y-o-y). |Of these, 94.1% were found by us.12 "
        "|The rest was reported.",
        "Dr. J. van Dijk et al. describe this (see p. 14). |Their figures differ.",
        "The limit is 2 a.m. local time. |After that, no notices are sent.",
    ],
    "de": [
        "Wir prüfen Meldungen gem. Art. 16 Abs. 6 DSA binnen 24 Std. "
        "|Am 3. Oktober 2023 wurde das Verfahren geändert.",
        "Vgl. hierzu Nr. 4 des Berichts. |Im 2. Halbjahr gingen rd. 1,2 Mio. Meldungen ein. "
        "|Davon waren 94 % begründet.",
    ],
    "fr": [
        "Selon l'art. 16, les signalements sont traités sous 24 h. "
        "|M. Petit l'a confirmé le 3 oct. 2023 à Paris.",
        "Qui peut signaler ? |Tout le monde. |La plateforme répond, cf. annexe 2.",
    ],
}


def cuts(text: str) -> set[int]:
    """Return where the sentences of a text end, the last one left out."""
    return {end for _, end in sentences(text, 0, len(text))} - {len(text.rstrip())}


def agreement(blocks: list[str]) -> float:
    """Return the F1 of the boundaries found in blocks whose boundaries are marked by a bar."""
    right = found = there = 0
    for block in blocks:
        parts = block.split("|")
        ends, length = set(), 0
        for part in parts[:-1]:
            length += len(part)
            ends.add(len("".join(parts)[:length].rstrip()))
        guess = cuts("".join(parts))
        right, found, there = right + len(guess & ends), found + len(guess), there + len(ends)
    return 2 * right / (found + there) if found + there else 1.0


@pytest.mark.parametrize("block", [block for blocks in UNSEEN.values() for block in blocks])
def test_sentences_end_where_a_reader_ends_them(block: str) -> None:
    assert agreement([block]) == 1.0


def test_boundaries_marked_by_hand_are_found(shared: Path) -> None:
    gold = json.loads((shared / "engine" / "sentence-gold.json").read_text(encoding="utf-8"))
    assert agreement([block for blocks in gold.values() for block in blocks]) >= 0.984


def test_a_line_break_inside_a_sentence_does_not_end_it() -> None:
    assert cuts("We review every\nnotice by hand.\nNobody is left out.") == {31}


def test_a_sentence_ends_where_joined_lines_lost_their_space() -> None:
    assert cuts("We have several measures.The report names them all.") == {25}
    assert cuts("Booking.com and bol.com sell to Node.js users.") == set()


def test_a_number_before_a_german_noun_does_not_end_it() -> None:
    text = "Wir erhielten in der EU 12.400 Meldungen und sperrten 1.250 Konten."
    assert list(sentences(text, 0, len(text))) == [(0, len(text))]


def test_the_number_of_a_note_ends_it() -> None:
    text = "Reports are published yearly.12 The figures follow in 2024.3 They are global."
    assert len(list(sentences(text, 0, len(text)))) == 3


def test_a_text_without_any_stop_is_cut_all_the_same() -> None:
    text = "word " * 2_000
    spans = list(sentences(text, 0, len(text)))
    assert len(spans) > 4
    assert max(end - start for start, end in spans) <= LONGEST


PIECES = st.sampled_from(
    [
        *"abAB19 \n\t.!?\u2026\"')(\u00ab\u00bb-:;,",
        "art. ",
        "B.V. ",
        "e.g. ",
        "The ",
        "De ",
        "3. Oktober ",
        "...",
        "\n\n",
        " 4 ",
    ]
)


@given(st.lists(PIECES, max_size=80).map("".join), st.integers(0, 20), st.integers(0, 20))
def test_sentences_cover_the_text_and_do_not_overlap(text: str, left: int, right: int) -> None:
    start, end = min(left, len(text)), max(len(text) - right, min(left, len(text)))
    spans = list(sentences(text, start, end))
    at = start
    for begin, stop in spans:
        assert at <= begin < stop <= end
        assert text[at:begin].strip() == ""
        assert not text[begin].isspace()
        assert not text[stop - 1].isspace()
        at = stop
    assert text[at:end].strip() == ""
