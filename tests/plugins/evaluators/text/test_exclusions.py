"""What is no evidence: views of the provider, not those of users on which a process depends."""

import pytest

from tests.plugins.evaluators.text.papers import evidence

PROCESSES = [
    ("Anyone who thinks that a decision should be reversed gets a confirmation of the notice.", "en"),
    ("If you feel that a post should go, we confirm your notice.", "en"),
    ("Should you send a notice, we confirm it.", "en"),
    ("Wie denkt dat een bericht weg zou moeten, krijgt een bevestiging van de melding.", "nl"),
    ("Gebruikers moeten eerst de melding bevestigen.", "nl"),
    ("Elke melding bevestigen wij; illegale inhoud vinden wij zelf.", "nl"),
]
VIEWS = [
    ("We think that every notice should get a confirmation.", "en"),
    ("Governments should confirm every notice.", "en"),
    ("Wij vinden dat elke melding een bevestiging verdient.", "nl"),
    ("Het kabinet moet elke melding bevestigen.", "nl"),
    ("Er moet een bevestiging van elke melding komen.", "nl"),
]


@pytest.mark.parametrize(("text", "language"), PROCESSES)
def test_a_view_on_which_a_process_depends_hides_no_evidence(text: str, language: str) -> None:
    assert evidence(text, language)


@pytest.mark.parametrize(("text", "language"), VIEWS)
def test_a_view_of_the_provider_is_no_evidence(text: str, language: str) -> None:
    assert evidence(text, language) == ()
