"""Days, registers, tables and defects: observed where something is wrong, silent where nothing is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from checker.plugins.checks import arithmetic, calendar, defects, registers

from checker.domain.document import Cell, DateReading, Link, Table
from checker.domain.message import localised, say
from checker.domain.profile import Profile
from checker.domain.register import Register
from checker.offers import Evaluation
from tests.plugins.checks.made import RULES, document, dossier, rules_of, run

SAFE_HARBOUR = Profile(name="Blitzchat", services=("vlop",), member_state="IE")


def register(name: str, *rows: dict[str, str]) -> Register:
    """Return a register of a few rows."""
    columns = tuple(rows[0])
    return Register(
        name=name, rule_set="none", title=localised(en=name), official="", days=99, as_of=date(2026, 1, 1),
        columns=columns, rows=tuple(tuple(row.values()) for row in rows), digest="",
    )  # fmt: skip


FLAGGERS = register(
    "trusted-flaggers", {"name": "Kinderlijn", "aliases": "", "awarded_on": "2025-09-09", "status": "active"}
)
BODIES = register("government-channels", {"name": "Voedselwacht", "aliases": "VW"})
COORDINATORS = register(
    "digital-services-coordinators",
    {"name": "Autoriteit Markt", "aliases": "AMK", "member_state": "NL", "empowered_on": "2025-02-04"},
)
ENFORCEMENT = register(
    "enforcement",
    {
        "date": "2024-02-19",
        "authority": "European Commission",
        "service": "Blitzchat",
        "type": "proceedings opened",
    },
)
ALL = (FLAGGERS, BODIES, COORDINATORS, ENFORCEMENT)


@pytest.mark.parametrize(
    ("rule", "day", "text"),
    [
        ("flagger-not-on-register", date(2025, 12, 1), "Een betrouwbare flagger is bij ons de Voedselwacht."),
        ("flagger-before-register", date(2024, 12, 1), "Een betrouwbare flagger is bij ons de Kinderlijn."),
        ("coordinator-of-another-state", date(2025, 12, 1), "De toezichthouder voor ons is de AMK."),
        ("coordinator-before-powers", date(2024, 12, 1), "De toezichthouder voor ons is de AMK."),
        ("proceedings-left-out", date(2024, 12, 1), "Wij zijn in gesprek met de Commissie."),
    ],
)
def test_a_text_is_laid_beside_the_registers(rule: str, day: date, text: str) -> None:
    assert rule in rules_of(run(registers.check, text, day=day, registers=ALL, profile=SAFE_HARBOUR))


@pytest.mark.parametrize(
    ("rule", "day", "text"),
    [
        ("flagger-not-on-register", date(2025, 12, 1), "Een betrouwbare flagger is bij ons de Kinderlijn."),
        ("flagger-before-register", date(2025, 12, 1), "Een betrouwbare flagger is bij ons de Kinderlijn."),
        ("coordinator-of-another-state", date(2025, 12, 1), "Wij spraken met de AMK."),
        ("coordinator-before-powers", date(2025, 12, 1), "De toezichthouder is de AMK."),
        ("proceedings-left-out", date(2024, 1, 1), "Wij zijn in gesprek met de Commissie."),
        (
            "proceedings-left-out",
            date(2024, 12, 1),
            "Wij zijn in gesprek met de Commissie over haar procedure.",
        ),
    ],
)
def test_a_text_that_agrees_with_the_registers_is_left_alone(rule: str, day: date, text: str) -> None:
    assert rule not in rules_of(run(registers.check, text, day=day, registers=ALL, profile=SAFE_HARBOUR))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("impossible-date", "Wij spraken elkaar op 31 april 2024."),
        ("impossible-date", "We met on February 30, 2024."),
        ("weekday-differs", "Wij spraken elkaar op maandag 23 mei 2024."),
        ("weekday-differs", "Wir trafen uns am Montag, 23. Mai 2024."),
        ("same-day-next-month", "Wij meldden het op 18 november 2021 en hoorden op 18 december 2021 iets."),
    ],
)
def test_days_that_cannot_be_are_observed(rule: str, text: str) -> None:
    assert rule in rules_of(run(calendar.check, text))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("impossible-date", "Wij spraken elkaar op 30 april 2024."),
        ("weekday-differs", "Wij spraken elkaar op donderdag 23 mei 2024."),
        ("same-day-next-month", "Wij meldden het op 18 november 2021 en hoorden op 21 december 2021 iets."),
        ("same-day-next-month", "Wij meldden het op 18 oktober 2021 en hoorden op 18 november 2021 iets."),
    ],
)
def test_days_that_can_be_are_left_alone(rule: str, text: str) -> None:
    assert rule not in rules_of(run(calendar.check, text))


def test_a_document_without_a_day_is_dated_by_what_it_names() -> None:
    open_ = DateReading(earliest=None, latest=None, reason=say("None."))
    told = replace(document("Op 3 mei 2023 begon onze proef."), dated=open_)
    bare = replace(document("Onze proef begon."), dated=open_)
    (first,) = calendar.check(dossier(told), RULES, Evaluation())
    (second,) = calendar.check(dossier(bare), RULES, Evaluation())
    assert dict(first.message.values)["day"] == "2023-05-03"
    assert "day" not in dict(second.message.values)
    assert not run(calendar.check, "Onze proef begon.", day=date(2024, 5, 5))


def total(last: str) -> set[str]:
    """Return what is observed of a table of three rows with a total."""
    rows = (("Landen", "Aantal"), ("Nederland", "1.200"), ("Ierland", "800"), ("Totaal", last))
    text = "\n".join(" | ".join(row) for row in rows)
    cells, offset = [], 0
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            cells.append(Cell(row=number, column=column, start=offset, end=offset + len(words)))
            offset += len(words) + (3 if column == 0 else 1)
    read = replace(document(text), tables=(Table(start=0, end=len(text), cells=tuple(cells)),))
    return rules_of(arithmetic.check(dossier(read), RULES, Evaluation()))


def test_the_total_of_a_table_is_added_up_again() -> None:
    assert total("2.100") == {"total-differs"}
    assert total("2.000") == set()


CUT = (
    "Onze teams werken in heel Europa samen met organisaties die meldingen doen en\n\n"
    "¹ Zie ons rapport\n\nverzoeken indienen bij onze afdeling. Daarna volgt een antwoord."
)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("footnote-without-text", "Dit bleek uit onderzoek.1 Later bleek het weer.2 Daarna niet meer."),
        ("cut-sentence", CUT),
        ("uneven-redaction", "To: JANSEN Petra (HOME);\n[REDACTED]\n\nDear all, hello."),
        ("two-kinds-of-redaction", "Beste 5.1.2.e, dit is voor [REDACTED] bedoeld."),
        ("domains-left", "Van: 5.1.2.e@minxyz.nl\nAan: 5.1.2.e@blitzchat.example\n\nBeste 5.1.2.e, dank."),
        ("times-of-two-programs",
         "Van: Jan\nVerzonden: 3 mei 2020\n\nHallo.\n\nOn "
         "Mon, May 4, 2020 at 5:28 PM Piet wrote:\n\nDag."),
        ("date-without-year", "Wij spreken elkaar op 23 mei weer."),
        ("missing-attachment", "In de bijlage vindt u onze partners."),
        ("redaction", "Beste 5.1.2.e, dank u."),
    ],
)  # fmt: skip
def test_defects_are_observed_with_a_question(rule: str, text: str) -> None:
    found = [each for each in run(defects.check, text) if each.check == rule]
    assert len(found) == 1
    assert found[0].explanations
    assert found[0].question


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("footnote-without-text",
         "Dit bleek uit onderzoek.1 Later bleek het weer.2 "
         "Daarna niet.\n\n1. Bron A\n\n2. Bron B"),
        ("cut-sentence",
         "Onze teams werken in heel Europa samen met organisaties "
         "die meldingen doen.\n\nDaarna volgt een antwoord."),
        ("uneven-redaction", "To: JANSEN Petra (HOME); DE WIT Jan\n\nDear all, hello."),
        ("two-kinds-of-redaction", "Beste 5.1.2.e, dit is voor 5.1.2.e bedoeld."),
        ("domains-left", "Schrijf ons op hulp@blitzchat.example."),
        ("times-of-two-programs", "Van: Jan\nVerzonden: 3 mei 2020\n\nHallo."),
        ("date-without-year", "Wij spreken elkaar op 23 mei 2024 weer."),
        ("missing-attachment", "Wij noemen onze partners hieronder."),
        ("redaction", "Beste Jan, dank u."),
    ],
)  # fmt: skip
def test_documents_in_order_are_left_alone(rule: str, text: str) -> None:
    assert rule not in rules_of(run(defects.check, text))


def test_lost_links_are_observed_together() -> None:
    read = document("Zie onze Huisregels en ons Rapport.")
    defects_of = tuple(
        replace(defect) for defect in document("Wij spreken elkaar op 23 mei weer. Tot 24 juni dus.").defects
    )
    assert len(defects_of) == 2
    linked = replace(read, links=(Link(start=9, end=19, target=""),))
    assert rules_of(defects.check(dossier(linked), RULES, Evaluation())) == set()
    (found,) = run(defects.check, "Wij spreken elkaar op 23 mei weer. Tot 24 juni dus.")
    assert found.check == "date-without-year"
    assert dict(found.message.values)["number"] == 2
