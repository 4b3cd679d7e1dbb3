"""Evidence in a telling order, no quotation twice, and contradictions only where two statements collide."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from checker.domain.evidence import Evidence, Flag, FlagKind, Level, Match, Speaker
from checker.domain.message import say
from checker.engine.fold import MOST_QUOTES, best_of, contradictions, ordered, relied_level_of
from tests.engine.made import PLACE, document, evidence

DOCUMENTS = {"d1": document(), "d2": document(name="d2")}
ORDER = {"d1": 0, "d2": 1}

some_evidence = st.builds(
    lambda start, length, level, rank, name: replace(
        evidence(), start=start, end=start + length, level=level, relied_level=level, rank=rank, document=name
    ),
    st.integers(0, 60),
    st.integers(1, 30),
    st.sampled_from(list(Level)[1:]),
    st.sampled_from([0.0, 0.5, 2.0]),
    st.sampled_from(["d1", "d2"]),
)


def test_the_stronger_then_the_higher_rank_then_the_earlier_comes_first() -> None:
    strong = evidence(level=Level.SUBSTANTIATED)
    ranked = replace(evidence(1), rank=3.0)
    early, late = evidence(0), evidence(1)
    elsewhere = replace(evidence(0), document="d2")
    assert ordered([elsewhere, late, early, ranked, strong], ORDER) == [
        strong,
        ranked,
        early,
        late,
        elsewhere,
    ]


@given(st.lists(some_evidence, max_size=40), st.randoms())
def test_the_order_in_which_evidence_arrives_changes_nothing(
    items: list[Evidence], chance: random.Random
) -> None:
    shuffled = items[:]
    chance.shuffle(shuffled)
    first = best_of(ordered(items, ORDER), DOCUMENTS)
    assert first == best_of(ordered(shuffled, ORDER), DOCUMENTS)


@given(st.lists(some_evidence, max_size=40))
def test_nothing_is_kept_inside_something_more_telling(items: list[Evidence]) -> None:
    kept = best_of(ordered(items, ORDER), DOCUMENTS)
    spans = [(item.document, item.start, item.end) for item in kept]
    assert len(set(spans)) == len(spans) <= MOST_QUOTES
    if items:
        assert kept[0] == ordered(items, ORDER)[0]


def test_words_that_repeat_others_stand_behind_those_that_say_something_new() -> None:
    again = replace(evidence(0), document="d2")
    new = replace(evidence(1), rank=-1.0)
    assert best_of([evidence(0), again, new], DOCUMENTS) == (evidence(0), new, again)


def test_denials_and_authorities_show_nothing() -> None:
    denied = replace(evidence(), negative=True)
    about_itself = replace(evidence(), speaker=Speaker.AUTHORITY)
    about = replace(evidence(level=Level.ASSERTED), speaker=Speaker.ABOUT)
    assert relied_level_of([denied, about_itself]) is Level.SILENT
    assert relied_level_of([denied, about]) is Level.ASSERTED


YES = "Users can lodge a complaint about every decision."
NO = "Users cannot lodge a complaint about a decision."
CONDITION = "Users cannot lodge a complaint more than twice about the same piece of content."
PAPER = document(f"{YES} {NO} {CONDITION}")


def stated(sentence: int, **fields: object) -> Evidence:
    """Return evidence of one and the same alternative of a rule, quoting one sentence of the paper."""
    match = Match(concept="notice", term="notice", start=0, end=6, place=PLACE)
    passage = PAPER.passages[sentence]
    found = evidence(start=passage.start, end=passage.end, passage=sentence, signal=PLACE, matches=(match,))
    return replace(found, **fields)


def colliding(*items: Evidence) -> tuple[tuple[Evidence, Evidence], ...]:
    return contradictions(items, {"d1": PAPER})


def test_one_alternative_stated_and_denied_is_a_contradiction() -> None:
    yes, no = stated(0), stated(1, negative=True)
    assert colliding(yes, no) == ((yes, no),)
    assert colliding(yes) == colliding(no) == ()


def test_a_denial_with_a_condition_of_its_own_contradicts_nothing() -> None:
    assert colliding(stated(0), stated(2, negative=True)) == ()


def test_plans_reported_speech_and_other_alternatives_contradict_nothing() -> None:
    plan = Flag(kind=FlagKind.MODALITY, reason=say("a plan"))
    for no in (
        stated(1, negative=True, flags=(plan,)),
        stated(1, negative=True, hearsay=True),
        stated(1, negative=True, speaker=Speaker.ABOUT),
        stated(1, negative=True, signal=replace(PLACE, line=8)),
        stated(1, negative=True, signal=None),
        stated(1, negative=True, matches=()),
    ):
        assert colliding(stated(0), no) == ()
