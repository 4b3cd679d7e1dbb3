"""How a function becomes an address for programs: what it takes is checked, what it gives becomes JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from flask import Blueprint, Response, request

from checker.domain.errors import UploadRefused
from checker.web.api.shapes import Page, Paging

T = TypeVar("T")
View = Callable[..., Any]
JSON = "application/json"

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One address with one method, as the description tells of it."""

    rule: str
    method: str
    name: str
    summary: str
    gives: Any
    """Type of the answer; None where it is bytes."""
    status: int
    query: type[msgspec.Struct] | None
    takes: type[msgspec.Struct] | None
    form: Mapping[str, object]
    """JSON Schema of the fields of a form with files; empty where JSON or nothing is taken."""
    media_type: str
    also: tuple[int, ...]
    """Statuses besides those that every address has."""


class Unfit(UploadRefused):
    """What a program sent does not have the shape that the description asks for."""


OPERATIONS: list[Operation] = []


def operation(
    rule: str,
    *,
    gives: object = None,
    status: int = 200,
    query: type[msgspec.Struct] | None = None,
    takes: type[msgspec.Struct] | None = None,
    form: Mapping[str, object] | None = None,
    media_type: str = JSON,
    also: tuple[int, ...] = (),
) -> Callable[[View], View]:
    """Make a function an address, to post to where it takes something; its first line is the summary."""

    def put(function: View) -> View:
        method = "POST" if takes or form else "GET"
        made = Operation(
            rule=rule, method=method, name=function.__name__, summary=_first_line(function), gives=gives,
            status=status, query=query, takes=takes, form=form or {}, media_type=media_type, also=also,
        )  # fmt: skip
        OPERATIONS.append(made)
        blueprint.add_url_rule(rule, function.__name__, _answering(made, function), methods=[method])
        return function

    return put


def page_of(items: Sequence[T], paging: Paging) -> Page[T]:
    """Return the part of a list that was asked for, and where the next part begins."""
    end = paging.after + paging.limit
    return Page(items=list(items[paging.after : end]), next=end if end < len(items) else None)


def _answering(made: Operation, function: View) -> View:
    def answer(**parts: str) -> Response:
        given: dict[str, Any] = dict(parts)
        if made.query:
            given["query"] = _read(lambda: msgspec.convert(request.args.to_dict(), made.query, strict=False))
        if made.takes:
            given["body"] = _read(lambda: msgspec.json.decode(request.get_data(), type=made.takes))
        found = function(**given)
        if isinstance(found, Response):
            return found
        return Response(msgspec.json.encode(found), made.status, mimetype=JSON)

    return answer


def _read(reading: Callable[[], T]) -> T:
    try:
        return reading()
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as cause:
        raise Unfit.say(
            "What was sent does not have the shape that /api/v1/openapi.json describes: {cause}.",
            cause=str(cause),
        ) from cause


def _first_line(function: View) -> str:
    return (function.__doc__ or "").partition("\n")[0].rstrip(".")
