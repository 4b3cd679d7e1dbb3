"""Words broken at line ends are put together as the document writes them elsewhere."""

import pytest
from checker.plugins.readers.hyphens import Hyphens


@pytest.mark.parametrize(
    ("before", "after", "others", "joined"),
    [
        ("de vei\u2010", "ligheid van", (), "de veiligheid van"),
        ("de vei\ufffe", "ligheid van", (), "de veiligheid van"),
        ("de vei\xad", "ligheid van", (), "de veiligheid van"),
        ("GNU/Linux\ufffe", "Systeem werkt", (), "GNU/Linux-Systeem werkt"),
        ("in Noord-", "Holland wonen", (), "in Noord-Holland wonen"),
        (
            "een DSA\u2010",
            "transparantierapport",
            ("het DSA-transparantierapport",),
            "een DSA-transparantierapport",
        ),
        ("een e-", "learning en", (), "een e-learning en"),
        ("een e\ufffe", "learning en", (), "een e-learning en"),
        ("een DSA\ufffe", "transparantierapport", (), "een DSA-transparantierapport"),
        ("een DSA-trans\ufffe", "parantierapport", (), "een DSA-transparantierapport"),
        ("de over-", "heden doen", ("de overheden,",), "de overheden doen"),
        ("in-", "en uitvoer", (), "in-\nen uitvoer"),
        ("over 2023-", "2024 was", (), "over 2023-2024 was"),
    ],
)
def test_a_broken_word(before: str, after: str, others: tuple[str, ...], joined: str) -> None:
    hyphens = Hyphens([before, after, *others])
    result = hyphens.join(before, after)
    assert result is not None
    assert f"{result[0]}{result[1]}{after}" == joined


def test_a_dash_is_no_broken_word() -> None:
    assert Hyphens(["so -", "and"]).join("so -", "and") is None
    assert Hyphens(["so-", "(and"]).join("so-", "(and") is None


def test_a_document_that_never_breaks_words_keeps_its_hyphens() -> None:
    lines = ["many lines without any broken word"] * 300
    assert Hyphens(["a long-", "term plan", *lines]).join("a long-", "term plan") == ("a long-", "")
