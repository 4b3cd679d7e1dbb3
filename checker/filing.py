"""What a declaration holds as it was received: its state, its versions, every fault, and every answer."""

from __future__ import annotations

from checker.declarations import Received
from checker.domain.message import say
from checker.messages import tell
from checker.report.arrival import unreadable
from checker.report.display import shown
from checker.report.documents import LONGEST_NAME
from checker.report.edition import Plain
from checker.report.words import ANSWERS, word
from checker.yamltext import Fault, Rows, Table

MOST_FAULTS = 300
MOST_ANSWERS = 2_000
LONGEST_ANSWER = 2_000
FILED, FILED_INVALID = "received", "invalid"
"""States of a declaration: valid, or received with faults and kept all the same."""


def filed(received: Received, language: str) -> list[Plain]:
    """Return the receipt of a declaration; one that holds nothing at all is told like an unreadable file."""
    name = shown(received.name, LONGEST_NAME)
    faults = [
        {
            "severity": fault.severity,
            "message": shown(tell(fault.message, language)),
            "question": _question(received, fault, language),
        }
        for fault in received.faults
    ]
    if not isinstance(received.value, Table):
        whole = received.errors[0] if received.errors else say("{name} holds no declaration.", name=name)
        receipt = unreadable(received.name, whole, language)
    else:
        receipt = [{"name": name, "fault": "", "asks": _asks(received, name, language)}]
    answers = list(_answers(received, language))
    receipt[0] |= {
        "state": FILED_INVALID if received.errors else FILED,
        "sha256": received.sha256,
        "rule_set": received.rule_set.id,
        "rule_set_version": received.rule_set.version,
        "stated": {
            key: shown(received.stated(key), LONGEST_NAME)
            for key in ("rule_set", "rule_set_version", "questionnaire_version", "signed_by", "dated")
        },
        "faults": faults[:MOST_FAULTS],
        "faults_left_out": max(0, len(faults) - MOST_FAULTS),
        "answers": answers[:MOST_ANSWERS],
    }
    return receipt


def _asks(received: Received, name: str, language: str) -> list[str]:
    if not received.errors:
        return []
    ask = say("{name} has faults ({count}). Please correct them and send it again.",
              name=name, count=len(received.errors))  # fmt: skip
    return [shown(tell(ask, language))]


def _question(received: Received, fault: Fault, language: str) -> str:
    """Return the question that a fault in a text is about; of a workbook the cell is named already."""
    value = received.value
    if "[" in str(dict(fault.message.values).get("place", "")) or not isinstance(value, Table):
        return ""
    key = _last_before(value, fault.place.line)
    answers = value.get(key)
    if key != "answers" or not isinstance(answers, Table):
        return ""
    element = _last_before(answers, fault.place.line)
    return next((shown(each.asks(language)) for each in received.rule_set.elements if each.id == element), "")


def _last_before(table: Table, line: int) -> str:
    """Return the last key of a table that does not stand below a line."""
    above = [(at, key) for key, at in table.lines.items() if at <= line]
    return max(above)[1] if above else ""


def _answers(received: Received, language: str) -> list[Plain]:
    """Return every answer that can be read, also those about elements that these rules do not hold."""
    given = received.value.get("answers") if isinstance(received.value, Table) else None
    if not isinstance(given, Table):
        return []
    known = {element.id: element for element in received.rule_set.elements}
    return [
        {
            "element": shown(str(key), LONGEST_NAME),
            "asks": shown(known[key].asks(language)) if key in known else "",
            "answer": word(ANSWERS.get(said := _text(answer.get("answer"))), language, said),
            "description": _text(answer.get("description")),
            "figures": _figures(answer.get("figures")),
            "links": [_text(link) for link in _rows(answer.get("links"))],
        }
        for key, answer in given.items()
        if isinstance(answer, Table) and answer.get("answer") != "unknown"
    ]


def _figures(value: object) -> list[str]:
    return [
        " · ".join(text for key in ("value", "unit", "scope", "period") if (text := _text(figure.get(key))))
        for figure in _rows(value)
        if isinstance(figure, Table)
    ]


def _rows(value: object) -> list[object]:
    return list(value) if isinstance(value, Rows) else []


def _text(value: object) -> str:
    return shown(value, LONGEST_ANSWER) if isinstance(value, str) else ""
