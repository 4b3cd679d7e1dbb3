"""What template authors are told of is there, and what is there they are told of."""

import re
from pathlib import Path

from checker.report import view
from tests.report.dossier import declared, rule_set

GUIDE = Path(__file__).parents[2] / "docs" / "report-templates.md"


def test_every_value_is_documented_and_no_other() -> None:
    values = GUIDE.read_text(encoding="utf-8").partition("## Values")[2]
    named = re.findall(r"^\| `(\w+)` \|", values, re.MULTILINE)
    assert named
    assert sorted(named) == sorted(view(declared(), rule_set(), "en"))


def test_every_file_a_folder_needs_ships() -> None:
    files = re.findall(
        r"^\| `([\w/.*]+)` \|", GUIDE.read_text(encoding="utf-8").partition("## Values")[0], re.MULTILINE
    )
    folder = GUIDE.parents[1] / "templates" / "report"
    assert files
    assert all(list(folder.glob(name)) for name in files)
