"""File names as they may be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.web.forms import LONGEST_NAME, display_name


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("paper.pdf", "paper.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\stuk.docx", "stuk.docx"),
        ("re\u0301sume\u0301.pdf", "résumé.pdf"),
        ("a\nb\u202efdp.exe", "a\ufffdb\ufffdfdp.exe"),
        ("/", "-"),
    ],
)
def test_names_are_shown_without_tricks(sent: str, shown: str) -> None:
    assert display_name(sent) == shown


@given(st.text(max_size=600))
def test_any_name_becomes_a_short_visible_one(sent: str) -> None:
    shown = display_name(sent)
    assert 0 < len(shown.encode()) <= LONGEST_NAME
    assert "/" not in shown
    assert shown.isprintable() or "\ufffd" in shown or " " in shown
