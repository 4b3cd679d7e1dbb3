"""YAML is read as text, with lines; what people should not write is a fault, however much of it there is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.yamltext import DEEPEST, Fault, Rows, Table, line_at, read_yaml


def faults(text: str) -> list[str]:
    """Return the sentences of all faults of a text."""
    return [fault.message.english() for fault in read_yaml(text, "x.yaml")[1]]


def test_everything_stays_what_was_typed() -> None:
    value, found = read_yaml("a: 16.10\nb: no\nc: 12:30\nd: 2024-02-17\ne: ~\nf:\ng: 0x1F\n", "x.yaml")
    assert value == {"a": "16.10", "b": "no", "c": "12:30", "d": "2024-02-17", "e": "~", "f": "", "g": "0x1F"}
    assert found == ()


def test_every_value_knows_its_line() -> None:
    value, _ = read_yaml("a: 1\nb:\n  - c: 2\n  - d:\n      e: 3\n", "x.yaml")
    assert isinstance(value, Table)
    assert value.lines == {"a": 1, "b": 2}
    assert line_at(value, ("b", 1, "d", "e")) == 5
    assert line_at(value, ("b", 7, "d")) == 2
    assert line_at(value, ("z",)) == 1
    assert isinstance(value["b"], Rows)
    assert value["b"].lines == [3, 4]


def test_an_empty_text_is_an_empty_table() -> None:
    assert read_yaml("", "x.yaml") == (Table(), ())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: 1\na: 2", "x.yaml:2: a stands twice, first on line 1; keep one."),
        ("a: &x 1", "x.yaml:1: the anchor &x is not allowed; write the text out."),
        ("a: &x 1\nb: *x", "x.yaml:2: the alias *x is not allowed; write the text out."),
        ("<<: {a: b}", "x.yaml:1: the merge key << is not allowed; write the keys out."),
        ("a: !!int 3", "x.yaml:1: the tag tag:yaml.org,2002:int is not allowed; everything is read as text."),
        ("a: !x 3", "x.yaml:1: the tag !x is not allowed; everything is read as text."),
        ("? [a]\n: b", "x.yaml:1: a key must be a word, not a list, a group of keys or an alias."),
        (
            "a: {x: Can one, or two?}",
            "x.yaml:1: or two? has no value; put text that holds a comma in quotes.",
        ),
        ("a: b: c", "x.yaml:1: a colon stands where none can; put text that holds a colon in quotes."),
        ("- *melding*", "x.yaml:1: an alias is not allowed; put text that begins with * in quotes."),
        ("a: 'x", "x.yaml:1: a quote is opened and not closed."),
        ("---\na: 1\n---\nb: 2", "x.yaml:3: a second document begins here; remove the line of dashes."),
        ("a\0b: 1", "x.yaml:1: the file holds control characters or broken text; save it as UTF-8 text."),
        ("\ud800: 1", "x.yaml:1: the file holds control characters or broken text; save it as UTF-8 text."),
    ],
)
def test_traps_are_named_with_their_line(text: str, sentence: str) -> None:
    assert sentence in faults(text)


def test_all_faults_are_found_at_once() -> None:
    assert len(faults("a: 1\na: 2\nb: &x 1\nc: *x\nd: !y 1\n")) == 4


def test_of_a_key_that_stands_twice_the_first_value_is_kept() -> None:
    assert read_yaml("a: 1\na: [2]\nb: 3", "x.yaml")[0] == {"a": "1", "b": "3"}


def test_an_alias_bomb_stays_small() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    value, found = read_yaml("\n".join(lines), "x.yaml")
    assert isinstance(value, Table)
    assert value["a39"] == [""] * 9
    assert len(found) == 40 + 39 * 9


def test_depth_is_capped() -> None:
    assert faults("[" * DEEPEST + "]" * DEEPEST) == []
    assert faults("[" * 50_000) == [f"x.yaml:1: the values are nested more than {DEEPEST} deep."]


def test_size_is_capped() -> None:
    value, found = read_yaml("a: " + "x" * 100, "x.yaml", largest=50)
    assert value == {}
    assert [fault.message.english() for fault in found] == [
        "x.yaml:1: the file holds more than 50 characters; split it."
    ]


def test_what_was_read_before_a_broken_line_is_kept() -> None:
    value, found = read_yaml("a: 1\nb: {c: [2\nd: 3\n", "x.yaml")
    assert isinstance(value, Table)
    assert value["a"] == "1"
    assert len(found) == 1


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    value, found = read_yaml(text, "x.yaml")
    assert isinstance(value, str | Table | Rows)
    assert all(isinstance(fault, Fault) for fault in found)


@given(
    st.recursive(
        st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=12),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3)
        ),
        max_leaves=8,
    )
)
def test_what_another_writer_quotes_is_read_back(value: object) -> None:
    assert read_yaml(json.dumps(value, ensure_ascii=False), "x.yaml") == (value, ())
