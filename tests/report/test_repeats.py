"""A passage that speaks to several duties stands in full once, and is pointed at elsewhere."""

from dataclasses import replace
from typing import Any

from checker.report import view
from checker.report.repeats import SHORT
from tests.report.dossier import assessment, rule_set


def sections(whole: dict[str, Any]) -> list[dict[str, Any]]:
    return [duty for theme in whole["themes"] for duty in theme["spoken"]]


def with_a_passage_twice() -> tuple[dict[str, Any], str]:
    """Return a view in which a long passage speaks to two duties, and its text."""
    made = assessment()
    text = made.documents[0].text
    spoken = [finding for finding in made.findings if finding.elements[0].evidence]
    first, second = spoken[:2]
    start = spoken[0].elements[0].evidence[0].start
    long = replace(first.elements[0].evidence[0], start=start, end=min(len(text), start + SHORT + 60))
    findings = tuple(
        replace(
            finding,
            elements=(replace(finding.elements[0], evidence=(long,)), *finding.elements[1:]),
        )
        if finding in (first, second)
        else finding
        for finding in made.findings
    )
    return view(replace(made, findings=findings), rule_set(), "en"), text[long.start : long.end]


def test_a_long_passage_stands_in_full_once() -> None:
    whole, raw = with_a_passage_twice()
    quotes = [quote for duty in sections(whole) for quote in duty["quotes"]]
    alike = [quote for quote in quotes if len(raw) - len(quote["text"]) < 20 and raw[:40] in quote["text"]]
    assert [quote["elsewhere"] is None for quote in alike].count(True) == 1
    assert len(alike) == 2


def test_what_points_elsewhere_begins_with_the_words_of_the_passage() -> None:
    whole, raw = with_a_passage_twice()
    duties = {duty["id"]: duty for duty in sections(whole)}
    (pointer,) = [
        quote["elsewhere"] for duty in duties.values() for quote in duty["quotes"] if quote["elsewhere"]
    ]
    assert raw.startswith(pointer["opening"])
    assert pointer["id"] in duties


def test_a_short_passage_is_never_cut() -> None:
    whole: Any = view(assessment(), rule_set(), "en")
    for duty in sections(whole):
        assert all(quote["elsewhere"] is None or len(quote["text"]) > SHORT for quote in duty["quotes"])
