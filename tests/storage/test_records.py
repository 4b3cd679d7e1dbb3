"""Sentences survive the database, in every language."""

from hypothesis import given
from hypothesis import strategies as st

from checker.domain.message import Message, localised, say
from checker.storage.records import read_messages, write_messages

FILLINGS = st.one_of(
    st.text(), st.integers(), st.floats(allow_nan=False), st.just(localised(en="day", nl="dag"))
)


@given(st.lists(st.tuples(st.text(), st.dictionaries(st.text(min_size=1), FILLINGS))))
def test_sentences_come_back_as_they_were(drafts: list[tuple[str, dict[str, str | int | float]]]) -> None:
    messages = tuple(Message(text=text, values=tuple(sorted(values.items()))) for text, values in drafts)
    assert read_messages(write_messages(messages)) == messages


def test_nothing_is_no_sentence() -> None:
    assert read_messages(None) == ()
    assert read_messages(write_messages([say("Done.")])) == (say("Done."),)
