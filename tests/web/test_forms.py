"""File names as they may be shown, and what several files are called together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.storage.records import Upload
from checker.web.forms import LONGEST_NAME, display_name, name_of


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("paper.pdf", "paper.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\stuk.docx", "stuk.docx"),
        ("re\u0301sume\u0301.pdf", "résumé.pdf"),
        ("a\nb\u202efdp.exe", "a\ufffdb\ufffdfdp.exe"),
        ("/", "-"),
        ("a\u00a0b.pdf", "a b.pdf"),
        ("\u00a0", "-"),
    ],
)
def test_names_are_shown_without_tricks(sent: str, shown: str) -> None:
    assert display_name(sent) == shown


@given(st.text(max_size=600))
def test_any_name_becomes_a_short_visible_one(sent: str) -> None:
    shown = display_name(sent)
    assert 0 < len(shown.encode()) <= LONGEST_NAME
    assert "/" not in shown
    assert shown.isprintable()
    assert shown.strip()


@pytest.mark.parametrize(
    ("files", "called"),
    [
        (("klankbord.zip",), "klankbord.zip"),
        (("klankbord_1_service.csv", "klankbord_10_users.csv"), "klankbord_1"),
        (("1_identification.csv", "10_recipients.csv", "2_orders.csv"), "1_identification.csv + 2"),
        (("identification.csv", "orders.csv"), "identification.csv + 1"),
    ],
)
def test_the_files_of_a_report_are_called_by_what_they_share_or_by_the_first_and_how_many_more(
    files: tuple[str, ...], called: str
) -> None:
    assert name_of([Upload(role="report", sha256="0", name=name, size=1) for name in files]) == called
