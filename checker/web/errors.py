"""From what prevents a result to what answers: a page with one sentence, or a problem for programs."""

from __future__ import annotations

import json
import logging
from http import HTTPStatus
from itertools import chain

from flask import Flask, Response, current_app, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from checker.domain.errors import (
    CheckerError,
    DeclarationError,
    NotAllowed,
    NotFound,
    RenderingFailed,
    StoreError,
    UnreadableDocument,
    UploadRefused,
    UsageFault,
)
from checker.domain.message import Message, say
from checker.messages import tell
from checker.storage.cases import Overtaken
from checker.web.language import current_language
from checker.web.state import current_settings, is_program

logger = logging.getLogger(__name__)

STATUS: dict[type[CheckerError], HTTPStatus] = {
    UsageFault: HTTPStatus.BAD_REQUEST,
    UploadRefused: HTTPStatus.UNPROCESSABLE_ENTITY,
    UnreadableDocument: HTTPStatus.UNPROCESSABLE_ENTITY,
    DeclarationError: HTTPStatus.UNPROCESSABLE_ENTITY,
    NotFound: HTTPStatus.NOT_FOUND,
    NotAllowed: HTTPStatus.FORBIDDEN,
    Overtaken: HTTPStatus.CONFLICT,
    RenderingFailed: HTTPStatus.INTERNAL_SERVER_ERROR,
    StoreError: HTTPStatus.SERVICE_UNAVAILABLE,
}

SENTENCES: dict[int, Message] = {
    400: say("Your browser sent something that checker does not understand; go back and try once more."),
    403: say("This page is closed to you."),
    404: say("There is nothing at this address; the start page lists what there is."),
    405: say("This address cannot be used that way; go back and use the buttons of the page."),
    500: say("Something went wrong inside checker; what was kept is safe. Go back and try once more."),
}
INSIDE = SENTENCES[500]
STRANGE_HOST = say("checker does not answer under this address; use the address that it printed.")


def register_errors(app: Flask) -> None:
    """Have every error answered with a page of one sentence."""
    app.before_request(_refuse_strange_hosts)
    app.before_request(_refuse_malformed)
    app.register_error_handler(CheckerError, _from_checker)
    app.register_error_handler(CSRFError, _from_old_form)
    app.register_error_handler(HTTPException, _from_http)
    app.register_error_handler(Exception, _from_fault)


def _refuse_strange_hosts() -> Response | None:
    """Answer a request for another host in plain text: without a host no page can be built."""
    if not isinstance(request.routing_exception, SecurityError):
        return None
    return Response(tell(STRANGE_HOST, current_language()), 400, mimetype="text/plain")


def _refuse_malformed() -> Response | None:
    """Refuse a field without a name, and a character that no database keeps, wherever it was put."""
    sent = chain([request.path], request.values, *request.values.listvalues())
    is_named = all(chain(request.form, request.files))
    return None if is_named and not any("\0" in text for text in sent) else page(400, SENTENCES[400])


def page(status: int, message: Message, details: tuple[Message, ...] = ()) -> Response:
    """Return one sentence, and one for each detail: as a page, or as a program reads it."""
    language = current_language()
    sentence, further = tell(message, language), [tell(detail, language) for detail in details]
    if is_program():
        return problem(status, sentence, further)
    body = render_template("error.html", status=status, sentence=sentence, details=further)
    return Response(body, status)


def problem(status: int, sentence: str, details: list[str]) -> Response:
    """Return what went wrong as RFC 9457 has it."""
    said = {"title": HTTPStatus(status).phrase, "status": status, "detail": sentence, "details": details}
    answer = Response(json.dumps(said), status, mimetype="application/problem+json")
    if status == HTTPStatus.UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def _from_checker(error: CheckerError) -> Response:
    status = next(
        (STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), HTTPStatus.INTERNAL_SERVER_ERROR
    )
    return page(status, error.message, error.details)


def _from_old_form(_error: CSRFError) -> Response:
    return page(
        400, say("This form has grown too old to be sent safely; go back, reload the page and send it again.")
    )


def _from_http(error: HTTPException) -> Response:
    status = error.code or 500
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return page(status, _too_large())
    return page(status, SENTENCES.get(status, SENTENCES[400] if status < 500 else INSIDE))


def _from_fault(error: Exception) -> Response:
    """Log what nobody foresaw; the person gets a sentence, never a traceback."""
    current_app.logger.error("fault inside a request", exc_info=error)
    return page(500, INSIDE)


def _too_large() -> Message:
    return say(
        "What you sent is larger than the {limit} MB that are taken in at once; send fewer or smaller files.",
        limit=current_settings().largest_upload // (1024 * 1024),
    )
