"""Each passage gets its language, and where nothing decides, no language."""

import pytest

from checker.ingest.languages import tell_languages, vote

NL = "Wij beoordelen de meldingen die via dit kanaal binnenkomen met voorrang."
EN = "We review the notices that reach us through this channel with priority."
DE = "Wir prüfen die Meldungen, die über diesen Kanal eingehen, und antworten nicht mit Verzug."
FR = "Nous examinons les signalements qui nous parviennent par ce canal et nous répondons sans délai."


def never(text: str) -> str:
    """Be the classifier that must not be needed."""
    raise AssertionError(text)


@pytest.mark.parametrize(("text", "language"), [(NL, "nl"), (EN, "en"), (DE, "de"), (FR, "fr")])
def test_function_words_decide(text: str, language: str) -> None:
    assert vote(text)[0] == language
    assert tell_languages([text], never) == [language]


def test_a_short_passage_takes_the_language_of_its_neighbours() -> None:
    assert tell_languages([NL, "Trust & Safety", "Community Guidelines", NL], never) == ["nl"] * 4
    assert tell_languages(["Aanbevelingen", NL], never) == ["nl", "nl"]


def test_a_passage_in_another_language_is_told_apart() -> None:
    assert tell_languages([NL, EN, NL], never) == ["nl", "en", "nl"]


def test_addresses_and_numbers_have_no_language() -> None:
    assert tell_languages([NL, "https://klankbord.example/transparantie", "418.200", "", NL], never) == [
        "nl", "", "", "", "nl",
    ]  # fmt: skip


def test_words_that_the_document_uses_elsewhere_need_no_classifier() -> None:
    assert (
        tell_languages([NL, "Meldingen via kanaal binnenkomen met voorrang beoordelen.", NL], never)
        == ["nl"] * 3
    )


def test_one_mark_over_and_over_needs_no_classifier() -> None:
    assert tell_languages([NL, "[redacted] " * 30, NL], never) == ["nl"] * 3


def test_a_language_without_function_words_of_ours_is_classified() -> None:
    italian = "La piattaforma ha adottato misure efficaci contro i contenuti illegali segnalati dagli utenti."
    assert tell_languages([EN, italian, EN]) == ["en", "it", "en"]


def test_nothing_is_nothing() -> None:
    assert tell_languages([]) == []
    assert vote("") == ("", 0)
