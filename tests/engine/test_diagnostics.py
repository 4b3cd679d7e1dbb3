"""What the first page says: what was not read, not searched, not known, not run."""

import pytest

from checker.domain.document import Page
from checker.domain.message import say
from checker.engine.diagnostics import language_name, spelled
from checker.messages import tell
from tests.engine.made import TEXT, assessed, document, dossier, evaluator


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([1], "1"), ([1, 2, 3], "1-3"), ([3, 1, 2, 7], "1-3, 7"), ([1, 3, 5], "1, 3, 5"), ([], "")],
)
def test_page_numbers_are_written_as_ranges(numbers: list[int], text: str) -> None:
    assert spelled(numbers) == text


def test_unread_pages_are_said_once_for_every_reason_in_the_readers_language() -> None:
    scan, broken = say("No reason is known."), say("The page is broken.")
    reasons = {2: scan, 3: scan, 5: broken}
    pages = tuple(
        Page(number=number, start=0, end=0, read=number not in reasons, reason=reasons.get(number))
        for number in range(1, 6)
    )
    diagnostics = assessed(evaluator(), of=dossier(document(pages=pages))).diagnostics
    assert [tell(item.message, "nl") for item in diagnostics] == [
        "Van de 5 bladzijden van d1.txt zijn deze niet gelezen: 2-3. De reden is niet bekend.",
        "Van de 5 bladzijden van d1.txt zijn deze niet gelezen: 5. The page is broken.",
    ]
    assert diagnostics[0].documents == ("d1",)


def test_a_language_is_named_in_the_readers_language() -> None:
    french = document(TEXT, language="fr")
    [diagnostic] = assessed(evaluator(), of=dossier(french)).diagnostics
    assert "Frans" in tell(diagnostic.message, "nl")
    assert "French" in tell(diagnostic.message, "en")
    assert diagnostic.documents == ("d1",)


@pytest.mark.parametrize("code", ["xx-yy", "", "1", "qqq"])
def test_a_language_that_nobody_knows_keeps_its_code(code: str) -> None:
    assert language_name(code)("nl") == code
