"""Figures are said once, in the order of the text, with the elements whose quotes hold them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from checker.domain.evidence import Evidence
from checker.domain.figure import Figure
from checker.engine.figures import figures_of
from tests.engine.made import assessed, evaluator, evidence

ORDER = {"d1": 0, "d2": 1}


def figure(start: int, document: str = "d1") -> Figure:
    return Figure(
        document=document,
        start=start,
        end=start + 4,
        number_start=start,
        number_end=start + 2,
        value=1.0,
        unit="",
    )


def test_each_figure_is_said_once_in_the_order_of_documents_and_text() -> None:
    given_twice = [figure(30), figure(5, "d2"), figure(2), replace(figure(30), unit="users")]
    assert figures_of(given_twice, [], ORDER) == (figure(2), figure(30), figure(5, "d2"))


def test_a_figure_that_is_not_there_is_left_out() -> None:
    assert assessed(
        evaluator(figures=(figure(95), figure(3), replace(figure(3), number_end=50)))
    ).figures == (figure(3),)


spans = st.tuples(st.integers(0, 90), st.integers(1, 40), st.sampled_from("abc"))


@given(st.lists(spans, max_size=30), st.lists(st.integers(0, 90), max_size=10))
def test_a_figure_speaks_to_every_element_whose_quote_holds_it(
    quotes: list[tuple[int, int, str]], numbers: list[int]
) -> None:
    found: list[Evidence] = [
        replace(evidence(), start=start, end=start + length, element=name) for start, length, name in quotes
    ]
    for item in figures_of(map(figure, numbers), found, ORDER):
        around = {
            quote.element
            for quote in found
            if quote.start <= item.number_start and item.number_end <= quote.end
        }
        assert item.about == tuple(sorted(around))
