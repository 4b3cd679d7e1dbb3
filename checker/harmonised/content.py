"""Hard checks of cells: numbers, codes, descriptions and contextual texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.domain.harmonised import NUMBER, TEXT, TOTAL, Cell, Part, Place, Row
from checker.domain.harmonised_checks import (
    DEVIATES,
    HOLDS,
    NOT_APPLICABLE,
    CheckInput,
    CheckResult,
)
from checker.domain.harmonised_codes import CATEGORIES, OTHER, categories_of
from checker.domain.harmonised_template import (
    ADDED_UP,
    CONTEXT,
    COUNT,
    FIGURES,
    INDICATORS,
    RATES,
    SHARE,
    WORDS,
    fills,
    kind_of,
)
from checker.domain.message import say
from checker.harmonised.results import cells_of, examples, part_for, result

LONGEST_TEXT = 5_000
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_CODES = {
    "unknown_state", "several_states", "unknown_language", "state_for_language", "country_for_language",
    "scope_spelling",
}  # fmt: skip
FIGURE_PARTS = (3, 4, 5, 6, 7, 8, 9, 10)


def figures(part: Part) -> Iterator[tuple[Row, Cell, str]]:
    """Yield the cells of a part that hold figures, with their rows and kinds."""
    if part.number in FIGURES:
        kinds = {label.id: label.kind for label in FIGURES[part.number]}
        yield from ((row, cell, kinds[cell.indicator]) for row, cell in cells_of(part, kinds))
    else:
        for row, cell in cells_of(part, ["value"]):
            yield row, cell, kind_of(part.number, row.indicator, row.scope)


def numbers(given: CheckInput) -> Iterator[CheckResult]:
    """H4: counts are whole numbers, shares lie between 0 and 1, medians are hours."""
    for number in FIGURE_PARTS:
        part = part_for("H4", given, number)
        if isinstance(part, CheckResult):
            yield part
            continue
        stated = [(row, cell, kind) for row, cell, kind in figures(part) if cell.state in {NUMBER, TEXT}]
        bad: dict[str, list[tuple[Row, Cell]]] = {}
        for row, cell, kind in stated:
            if not _is_number(cell, kind):
                bad.setdefault(kind, []).append((row, cell))
        for kind, cells in bad.items():
            message = say(
                "Part {part}: {count} of {all} figures are not written as the template asks ({kind}): "
                "{examples}.",
                part=number,
                count=len(cells),
                all=len(stated),
                kind=KIND_WORDS[kind],
                examples=examples(cell.text for _, cell in cells),
            )
            yield result("H4", DEVIATES, message, number, (part.place(row, cell) for row, cell in cells))
        if not stated:
            yield result("H4", NOT_APPLICABLE, say("Part {part} states no figure.", part=number), number)
        elif not bad:
            message = say(
                "Part {part}: all {count} figures are written as the template asks.",
                part=number,
                count=len(stated),
            )
            yield result("H4", HOLDS, message, number)


KIND_WORDS = {
    COUNT: "0, 1, 2 …",
    SHARE: "0 … 1",
    "hours": "h ≥ 0",
    "staff": "FTE ≥ 0",
    WORDS: "–",
}


def _is_number(cell: Cell, kind: str) -> bool:
    if cell.number is None or cell.number < 0 or not _PLAIN.fullmatch(cell.text.strip()):
        return False
    if kind == COUNT:
        return cell.number == cell.number.to_integral_value()
    return kind != SHARE or cell.number <= 1


def descriptions(given: CheckInput) -> Iterator[CheckResult]:
    """H6: a sub-category OTHER with figures has a description, and each a different one."""
    for number in ADDED_UP:
        part = part_for("H6", given, number)
        if isinstance(part, CheckResult):
            yield part
            continue
        rows = [row for row in part.rows if row.keyword == OTHER and _states_a_figure(part, row)]
        if not rows:
            message = say("Part {part}: no sub-category OTHER states a figure.", part=number)
            yield result("H6", NOT_APPLICABLE, message, number)
        seen: set[tuple[str, str, str]] = set()
        for row in rows:
            text = "" if _is_filler(row.description) else row.description
            key = (row.scope, row.category, " ".join(text.casefold().split()))
            message = say('{category}: the description is "{text}".', category=row.category, text=text[:80])
            state = HOLDS if text and key not in seen else DEVIATES
            if not text:
                message = say(
                    "{category}: OTHER states figures and has no description.", category=row.category
                )
            elif key in seen:
                message = say(
                    '{category}: two rows OTHER have the description "{text}".',
                    category=row.category,
                    text=text[:80],
                )
            seen.add(key)
            yield result("H6", state, message, number, [part.place(row)])


def _is_filler(text: str) -> bool:
    return not text.strip() or text.casefold().startswith("text to detail")


def _states_a_figure(part: Part, row: Row) -> bool:
    ids = {label.id for label in FIGURES[part.number]}
    return any(cell.indicator in ids and cell.number for cell in row.cells)


def category_codes(given: CheckInput) -> Iterator[CheckResult]:
    """H7: only the listed categories, and those for one part only in that part."""
    for number in (2, *ADDED_UP):
        part = part_for("H7", given, number)
        if isinstance(part, CheckResult):
            yield part
            continue
        allowed = {TOTAL, *categories_of(number)}
        bad = [row for row in part.rows if not _is_listed(row, allowed)]
        for row in bad:
            message = say(
                "Part {part}: the code {code} is not one of those for this part.", part=number, code=row.code
            )
            yield result("H7", DEVIATES, message, number, [part.place(row)])
        if not bad:
            message = say(
                "Part {part}: the codes of all {count} rows are listed.", part=number, count=len(part.rows)
            )
            yield result("H7", HOLDS, message, number)


def _is_listed(row: Row, allowed: set[str]) -> bool:
    if row.keyword == OTHER and not row.category:
        return True
    return row.category in allowed and (not row.keyword or row.keyword in CATEGORIES.get(row.category, ()))


def scope_codes(given: CheckInput) -> Iterator[CheckResult]:
    """H8: Member States in upper case, official languages in lower case."""
    for number in (3, 8, 9, 10):
        part = part_for("H8", given, number)
        if isinstance(part, CheckResult):
            yield part
            continue
        bad: dict[str, list[tuple[str, Place]]] = {}
        for each in given.report.deviations:
            values = dict(each.message.values)
            if each.part == number and each.kind in _CODES and values.get("number") != TOTAL:
                bad.setdefault(each.kind, []).append((str(values.get("text", "")), each.place))
        for found in bad.values():
            message = say(
                "Part {part}: {count} scopes are no code as the template asks: {examples}.",
                part=number,
                count=len(found),
                examples=examples(text for text, _ in found),
            )
            yield result("H8", DEVIATES, message, number, (place for _, place in found))
        codes = sum(len(row.scope) == 2 for row in part.rows)
        if not bad:
            message = say(
                "Part {part}: all {count} codes are as the template asks.", part=number, count=codes
            )
            yield result("H8", HOLDS if codes else NOT_APPLICABLE, message, number)


def rate_contexts(given: CheckInput) -> Iterator[CheckResult]:
    """H9: every rate of accuracy has a contextual text."""
    part = part_for("H9", given, 8)
    if isinstance(part, CheckResult):
        yield part
        return
    for rate in RATES:
        rows = [row for row in part.rows if row.indicator == rate and _number_of(row)]
        bare = [row for row in rows if not has_context(row)]
        message = say(
            "{rate}: {count} of {all} rows with a value have no contextual text.",
            rate=rate,
            count=len(bare),
            all=len(rows),
        )
        state = NOT_APPLICABLE if not rows else DEVIATES if bare else HOLDS
        yield result("H9", state, message, 8, (part.place(row) for row in bare))


def _number_of(row: Row) -> bool:
    cell = row.cell("value")
    return cell is not None and cell.state == NUMBER


def has_context(row: Row, indicator: str = "value") -> bool:
    """Tell whether words stand in the contextual cell beside a cell."""
    cell = row.cell(f"{CONTEXT}{indicator}")
    return cell is not None and cell.state == TEXT


def texts(given: CheckInput) -> Iterator[CheckResult]:
    """H10: every field of part 11 is filled in, with at most 5,000 characters."""
    part = part_for("H10", given, 11)
    if isinstance(part, CheckResult):
        yield part
        return
    for label in INDICATORS[11]:
        row = part.row(label.id)
        cell = row.cell("value") if row else None
        length = len(cell.text.strip()) if cell and cell.state == TEXT else 0
        message = say(
            "{field}: {count} characters; 1 to {most} are asked for.",
            field=label.id,
            count=length,
            most=LONGEST_TEXT,
        )
        if not fills(given.tier, 11, label.id) and not length:
            message = say("{field} is not filled in by this kind of provider.", field=label.id)
            yield result("H10", NOT_APPLICABLE, message, 11)
        else:
            state = HOLDS if 0 < length <= LONGEST_TEXT else DEVIATES
            yield result("H10", state, message, 11, [part.place(row, cell)] if row else [])
