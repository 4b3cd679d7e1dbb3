"""A register that is older than its limit on the reference date is said; nothing else counts days."""

from datetime import date

import pytest

from checker.domain.document import DateReading
from checker.domain.message import localised, say
from checker.domain.register import Register
from checker.engine.diagnostics import old_registers
from checker.messages import tell

REGISTER = Register(
    name="flaggers",
    rule_set="small",
    title=localised(en="flaggers", nl="flaggers"),
    official="https://example.org",
    days=31,
    as_of=date(2026, 10, 5),
    columns=("name",),
    rows=(("Lantern",),),
    digest="0" * 64,
)


@pytest.mark.parametrize(
    ("earliest", "latest", "days"),
    [
        ("2026-11-05", "2026-11-05", 0),
        ("2026-11-06", "2026-11-06", 32),
        ("2020-01-01", "2020-01-01", 0),
        ("2020-01-01", "2026-12-01", 57),
        ("2026-12-01", "", 0),
    ],
)
def test_age_is_counted_to_the_last_possible_day(earliest: str, latest: str, days: int) -> None:
    reading = DateReading(
        earliest=date.fromisoformat(earliest),
        latest=date.fromisoformat(latest) if latest else None,
        reason=say("A date."),
    )
    found = list(old_registers([REGISTER], reading))
    assert [diagnostic.kind for diagnostic in found] == (["register"] if days else [])
    for diagnostic in found:
        assert f"5 October 2026, {days} days before the reference date" in tell(diagnostic.message, "en")
        assert f"5 oktober 2026, {days} dagen voor de peildatum" in tell(diagnostic.message, "nl")
