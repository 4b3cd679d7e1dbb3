"""Where the concepts of a signal meet, and why they do not."""

from checker.domain.obligation import Signal
from checker.matching import Layout, Shown, SignalFinder, scan
from tests.matching.vocabularies import concept, vocabulary

WORDS = vocabulary(
    concept("channel", "form", "button"),
    concept("notice", "notice", "report"),
    concept("trader", "trader"),
    concept("heading", "reporting"),
)
PASSAGES = [
    "Reporting",
    "A report can be sent by form.",
    "It is free.",
    "A trader sends a report by form.",
    "Every report counts.",
    "The button is blue.",
]


def finder(paragraphs: tuple[int, ...] = (0, 1, 1, 1, 2, 2)) -> SignalFinder:
    spans, at = [], 0
    for passage in PASSAGES:
        spans.append((at, at + len(passage)))
        at += len(passage) + 1
    headings = ((),) + ((0,),) * 3 + ((),) * 2
    return SignalFinder(scan("\n".join(PASSAGES), WORDS, tuple(spans)), Layout(paragraphs, headings))


def signal(**rest: object) -> Signal:
    return Signal(all_of=(("notice",), ("channel",)), **rest)  # type: ignore[arg-type]


def places(found: list[Shown]) -> list[tuple[tuple[int, ...], str]]:
    return [(shown.passages, shown.fault) for shown in found]


def test_groups_meet_in_a_sentence() -> None:
    assert places(list(finder().shown(signal()))) == [((1,), ""), ((3,), "")]


def test_groups_meet_in_a_paragraph() -> None:
    found = places(list(finder().shown(signal(within="paragraph"))))
    assert found == [((1,), ""), ((3,), ""), ((4, 5), "")]


def test_a_word_that_must_not_stand_there_is_told() -> None:
    assert places(list(finder().shown(signal(unless=("trader",))))) == [((1,), ""), ((3,), "unless")]


def test_distance_and_order_are_told() -> None:
    assert places(list(finder().shown(signal(near=5)))) == [((1,), ""), ((3,), "")]
    assert places(list(finder().shown(signal(near=1)))) == [((1,), "near"), ((3,), "")]
    turned = Signal(all_of=(("channel",), ("notice",)), ordered=True)
    assert places(list(finder().shown(turned))) == [((1,), "ordered"), ((3,), "ordered")]


def test_a_heading_above_can_be_asked() -> None:
    found = places(list(finder().shown(signal(within="paragraph", under=("heading",)))))
    assert found == [((1,), ""), ((3,), ""), ((4, 5), "under")]


def test_what_is_missing_is_named() -> None:
    found = finder()
    almost = [shown for group in found.almost(signal()) for shown in found.partly_shown(group)]
    assert places(almost) == [((5,), "notice"), ((4,), "channel")]
