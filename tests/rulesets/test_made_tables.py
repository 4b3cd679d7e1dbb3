"""A table of forms is read line by line as YAML would be, or left to YAML."""

from importlib.resources import files

import pytest

from checker.rulesets.inflecting import write_table
from checker.rulesets.made_tables import read_made_table
from checker.yamltext import Table, read_yaml

MADE = '# Made.\nmade_from: "0a1b"\nforms:\n  "notice": "noticed notices"\n  "no": "nos"\n'


class Inflections:
    """Stands for a dictionary: every word has one other form."""

    def forms_of(self, word: str) -> frozenset[str]:
        return frozenset({f"{word}s"})


def same(one: object, other: object) -> bool:
    """Tell whether two values of `read_yaml` are equal, lines included."""
    if isinstance(one, Table) and isinstance(other, Table):
        return (
            one.line == other.line and one.lines == other.lines and all(same(one[k], other[k]) for k in one)
        )
    return one == other


@pytest.mark.parametrize(
    "text",
    [
        MADE,
        write_table(("notice", "user"), Inflections()),  # type: ignore[arg-type]
        *(
            (files("checker.rules") / "eu-dsa" / "forms" / f"{code}.yaml").read_text(encoding="utf-8")
            for code in ("en", "nl")
        ),
    ],
    ids=["made", "written", "en", "nl"],
)
def test_it_is_what_yaml_reads(text: str) -> None:
    made, (read, faults) = read_made_table(text), read_yaml(text, "forms/en.yaml")
    assert faults == ()
    assert made == read
    assert same(made, read)


@pytest.mark.parametrize(
    "text",
    [
        "",
        MADE.replace("# Made.\n", ""),
        MADE.replace('"nos"', "nos"),
        MADE.replace('"nos"', '"n\\u006fs"'),
        MADE.replace('"nos"', "&a nos"),
        MADE.replace('"no"', '"notice"'),
        MADE + "more: 1\n",
        MADE + "\n",
        MADE.removesuffix("\n"),
        MADE.replace('  "no"', '   "no"'),
        '# Made.\nmade_from: "0a"\nforms:\n',
        MADE.replace("\n", "\r\n"),
    ],
)
def test_anything_else_is_left_to_yaml(text: str) -> None:
    assert read_made_table(text) is None
