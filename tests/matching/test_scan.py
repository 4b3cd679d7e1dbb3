"""The matcher finds what a naive loop finds, where it stands, and nothing else."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from checker.matching import scan
from tests.matching.vocabularies import concept, naive_spans, vocabulary

WORDS = [
    "Melding",
    "meldingen",
    "flag",
    "geflagd",
    "report",
    "reports",
    "content",
    "gebruikersmelding",
    "bad",
]
SEPARATORS = [" ", ", ", "-", "\n", ". ", " \u2013 "]
ATOMS = [
    "melding",
    "=melding",
    "melding*",
    "*melding",
    "*melding*",
    "flag",
    "report",
    "content|bad",
    "report|flag*",
]
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SEPARATORS)), max_size=14).map(
    lambda pairs: "".join(word + separator for word, separator in pairs)
)
entries = st.lists(
    st.tuples(st.sampled_from(ATOMS), st.sampled_from(["", "...", "_"])), min_size=1, max_size=3
).map(lambda parts: " ".join(f"{atom} {joint}" for atom, joint in parts).rsplit(" ", 1)[0].strip())


@given(texts, entries, st.sampled_from(["en", "nl"]))
def test_results_equal_a_naive_loop(text: str, entry: str, language: str) -> None:
    found = scan(text, vocabulary(concept("c", entry, language=language))).hits("c")
    assert {(hit.start, hit.end) for hit in found} == naive_spans(text, entry, language)


@given(texts, entries, st.sampled_from(["en", "nl"]))
def test_moving_whole_sets_gives_the_same(text: str, entry: str, language: str) -> None:
    words = vocabulary(concept("c", entry, language=language))
    spans = ((0, len(text)), (len(text) + 1, len(text) + 1 + 50 * len(text)))
    often = scan(f"{text}\n" + text * 50, words, spans).hits("c")
    assert {(hit.start, hit.end) for hit in often if hit.span == 0} == naive_spans(text, entry, language)


def shown(text: str, *entries: str, spans: tuple[tuple[int, int], ...] | None = None) -> list[str]:
    return [
        text[hit.start : hit.end] for hit in scan(text, vocabulary(concept("c", *entries)), spans).hits("c")
    ]


def test_a_match_never_leaves_its_passage() -> None:
    text = "We report. Content goes."
    assert shown(text, "report content") == ["report. Content"]
    assert shown(text, "report content", spans=((0, 10), (11, 24))) == []


def test_words_outside_every_passage_are_not_seen() -> None:
    assert shown("report report", "report", spans=((0, 6),)) == ["report"]


def test_addresses_are_no_words() -> None:
    text = "see https://example.org/report and www.report.org"
    assert shown(text, "report") == []
    assert shown(text, "{url}") == ["https://example.org/report", "www.report.org"]


def test_numbers_and_shares() -> None:
    text = "meer dan 5,8 miljoen gebruikers, twelve moderators, 96 % in Q4"
    assert shown(text, "{number} gebruikers") == ["5,8 miljoen gebruikers"]
    assert shown(text, "{number} moderators") == ["twelve moderators"]
    assert shown(text, "{percent}") == ["96 %"]


def test_glued_words_are_seen_where_they_stand() -> None:
    text = "We act on reportsfrom theplatform."
    assert shown("We act on reportsfrom them.", "report") == ["reports"]
    assert shown(text, "report from") == ["reportsfrom"]


def test_a_pattern_stays_in_its_passage() -> None:
    words = vocabulary(concept("c", patterns=[r"notif(y|ication)[^.]*form"]))
    text = "Notification by form. Notify us. A form."
    both = scan(text, words, ((0, 21), (22, 32), (33, 40)))
    assert [text[hit.start : hit.end] for hit in both.hits("c")] == ["Notification by form"]


def test_a_pattern_can_be_bound_to_the_edges_of_a_passage() -> None:
    text = "We report. They report."
    for expression, found in (
        (r"^we \w+", ["We report"]),
        (r"^report", []),
        (r"report$", ["report", "report"]),
    ):
        words = vocabulary(concept("c", patterns=[expression]))
        hits = scan(text, words, ((0, 9), (11, 22))).hits("c")
        assert [text[hit.start : hit.end] for hit in hits] == found


def test_a_concept_nobody_wrote_has_no_hits() -> None:
    assert scan("report", vocabulary(concept("c", "report"))).hits("other") == ()


def test_an_entry_of_two_concepts_counts_for_both() -> None:
    both = scan("a report", vocabulary(concept("one", "report"), concept("two", "report", "a report")))
    assert Counter(hit.concept for name in ("one", "two") for hit in both.hits(name)) == {"one": 1, "two": 2}


@given(texts, entries, st.sampled_from(["en", "nl"]))
def test_a_passage_said_again_shows_the_same(text: str, entry: str, language: str) -> None:
    words, length = vocabulary(concept("c", entry, language=language)), len(text)
    twice = scan(f"{text}\n{text}", words, ((0, length), (length + 1, 2 * length + 1)))
    first, again = twice.hits_in("c", 0), twice.hits_in("c", 1)
    assert [(hit.start + length + 1, hit.end + length + 1) for hit in first] == [hit[2:4] for hit in again]
    assert all(hit.first - twice.words[1].start < len(twice.words[1]) for hit in again)
