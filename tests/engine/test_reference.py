"""The reference date: given, the documents' own, or open; never today."""

from datetime import date

from checker.domain.document import DateReading
from checker.domain.message import say
from checker.engine.reference import reference_date
from tests.engine.made import document

MAY, JUNE = date(2024, 5, 1), date(2024, 6, 1)


def dated(earliest: date | None, latest: date | None) -> DateReading:
    return DateReading(earliest=earliest, latest=latest, reason=say("printed on the cover"))


def test_a_date_that_is_given_goes_before_all_others() -> None:
    assert reference_date(JUNE, [document(dated=dated(MAY, MAY))]).day == JUNE


def test_one_document_gives_its_own_date_and_reason() -> None:
    reading = dated(MAY, JUNE)
    assert reference_date(None, [document(dated=reading)]) is reading


def test_without_any_date_the_bounds_are_open_and_the_reason_says_what_to_do() -> None:
    reading = reference_date(None, [document()])
    assert reading.earliest is reading.latest is None
    assert "give the date" in str(reading.reason)
    assert reference_date(None, []).day is None


def test_several_dates_give_the_bounds_between_them() -> None:
    papers = [document(dated=dated(JUNE, JUNE)), document(name="d2", dated=dated(MAY, MAY))]
    reading = reference_date(None, papers)
    assert (reading.earliest, reading.latest) == (MAY, JUNE)


def test_one_open_bound_keeps_the_bound_open() -> None:
    papers = [document(dated=dated(None, JUNE)), document(name="d2", dated=dated(MAY, MAY))]
    reading = reference_date(None, papers)
    assert (reading.earliest, reading.latest) == (None, JUNE)


def test_an_undated_document_is_said() -> None:
    papers = [document(dated=dated(MAY, MAY)), document(name="d2")]
    reading = reference_date(None, papers)
    assert reading.day == MAY
    assert "do not (1)" in str(reading.reason)


def test_an_attachment_counts_only_where_its_carrier_bears_no_date() -> None:
    annex = document(name="d1.1", parent="d1", dated=dated(MAY, MAY))
    mail = document(dated=dated(JUNE, JUNE))
    assert reference_date(None, [mail, annex]).day == JUNE
    assert reference_date(None, [document(), annex]).day == MAY
