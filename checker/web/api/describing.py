"""Writes the description of all addresses as OpenAPI 3.1, from the types that also check what is sent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

import msgspec

from checker.web.api.operations import JSON, Operation
from checker.web.api.shapes import Problem

Plain = dict[str, Any]

ALWAYS = (400, 401, 429, 503)
"""Refusals that every address may answer with."""
PART = re.compile(r"<(?:\w+:)?(\w+)>")
PLACE = "#/components/schemas/{name}"


def describe(operations: Sequence[Operation]) -> Plain:
    """Return the description."""
    types = [made.gives for made in operations] + [made.takes for made in operations]
    wanted = [kind for kind in types if kind not in (None, dict)]
    _, components = msgspec.json.schema_components([*wanted, Problem], ref_template=PLACE)
    paths: dict[str, Plain] = {}
    for made in operations:
        paths.setdefault(PART.sub(r"{\1}", f"/api/v1{made.rule}"), {})[made.method.lower()] = _one(made)
    return {
        "openapi": "3.1.0",
        "info": {"title": "checker", "version": version("checker"), "license": {"name": "EUPL-1.2"}},
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _one(made: Operation) -> Plain:
    parts = PART.findall(made.rule)
    checked = made.query or made.takes or made.form
    refusals = {*ALWAYS, *made.also, *((404,) if parts else ()), *((422,) if checked else ())} - {202}
    told: Plain = {
        "operationId": made.name,
        "summary": made.summary,
        "parameters": [*map(_part, parts), *_query(made.query)],
        "responses": {str(made.status): _answer(made)}
        | {str(status): _refusal(status) for status in sorted(refusals)}
        | ({"202": _empty()} if 202 in made.also else {}),
    }
    if made.takes or made.form:
        told["requestBody"] = {"required": True, "content": _body(made)}
    return told


def _part(name: str) -> Plain:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def _query(kind: type[msgspec.Struct] | None) -> list[Plain]:
    if kind is None:
        return []
    _, components = msgspec.json.schema_components([kind], ref_template=PLACE)
    shape: Mapping[str, Plain] = components[kind.__name__]["properties"]
    return [{"name": name, "in": "query", "schema": schema} for name, schema in shape.items()]


def _body(made: Operation) -> Plain:
    if made.form:
        shape = {"type": "object", "properties": dict(made.form), "required": ["documents"]}
        return {"multipart/form-data": {"schema": shape}}
    return {JSON: {"schema": _schema(made.takes)}}


def _answer(made: Operation) -> Plain:
    content = {made.media_type: {} if made.gives is None else {"schema": _schema(made.gives)}}
    return {"description": HTTPStatus(made.status).phrase, "content": content}


def _empty() -> Plain:
    return {"description": "Being made; ask again", "content": {JSON: {"schema": {"type": "object"}}}}


def _refusal(status: int) -> Plain:
    content = {"application/problem+json": {"schema": _schema(Problem)}}
    return {"description": HTTPStatus(status).phrase, "content": content}


def _schema(kind: object) -> Plain:
    schemas, _ = msgspec.json.schema_components([kind], ref_template=PLACE)
    return dict(schemas[0])
