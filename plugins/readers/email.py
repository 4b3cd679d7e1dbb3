"""E-mail: headers, body, quoted history; what is attached is handed on to be read by itself."""

from __future__ import annotations

import email.utils
import re
from collections.abc import Iterable, Iterator
from email.errors import MessageError
from email.message import Message as Mail
from email.parser import BytesParser
from email.policy import compat32
from itertools import islice

from checker.plugins.readers.decode import decoded
from checker.plugins.readers.flow import Block, Flow
from checker.plugins.readers.headers import header
from checker.plugins.readers.html import flow_of
from checker.plugins.readers.layout import lay_out

from checker.domain.document import DateReading, Passage, PassageKind
from checker.domain.errors import UnreadableDocument
from checker.domain.message import say
from checker.hookspecs import hookimpl
from checker.offers import Attachment, Reader, Reading
from checker.settings import Settings

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_MOST_PARTS = 200
_LONGEST_HEADERS = 256 * 1024
_DEEPEST = 50
_HISTORY = re.compile(
    r"^(?:-{2,}\s*(?:original message|oorspronkelijk bericht|forwarded message|doorgestuurd bericht).*"
    r"|(?:on|op|am|le)\s.{6,120}\s(?:wrote|schreef|schrieb|a écrit)\b.{0,80}:"
    r"|(?:van|from|von|de):\s.+(?:\n.*){0,3}\n(?:verzonden|sent|gesendet|envoyé|date|datum):\s.+)$",
    re.IGNORECASE | re.MULTILINE,
)
"""How mail programs introduce the message that is answered."""


@hookimpl
def checker_readers(settings: Settings) -> Iterable[Reader]:
    """Offer the reader of messages."""
    return [Reader(name="email", media_types=("message/rfc822",), read=read)]


def read(data: bytes, name: str) -> Reading:
    """Read a message; raises `UnreadableDocument` where it is encrypted, endless or holds nothing."""
    if len(re.split(rb"\r?\n\r?\n", data[: _LONGEST_HEADERS + 1], maxsplit=1)[0]) > _LONGEST_HEADERS:
        template = "The headers of {name} are longer than {limit} kB; ask the sender for the message as PDF."
        raise UnreadableDocument.say(template, name=name, limit=_LONGEST_HEADERS // 1024)
    try:
        mail = BytesParser(policy=compat32).parsebytes(data)
        parts = list(islice(_parts(mail), _MOST_PARTS + 1))
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError) as cause:
        raise UnreadableDocument.say("{name} is damaged; ask the sender for it again.", name=name) from cause
    if _is_deep(mail):
        nested = "Messages inside {name} are nested too deeply; ask for its documents one by one."
        raise UnreadableDocument.say(nested, name=name)
    if len(parts) > _MOST_PARTS:
        template = (
            "{name} has more than {limit} parts, the most that is read; ask for its documents one by one."
        )
        raise UnreadableDocument.say(template, name=name, limit=_MOST_PARTS)
    if mail.get_content_type() in {"application/pkcs7-mime", "multipart/encrypted"}:
        raise UnreadableDocument.say("{name} is encrypted; ask the sender for an open copy.", name=name)
    flow = _headed(mail)
    attachments = tuple(_attachments(parts, flow))
    _write_body(parts, flow)
    if not flow.length:
        raise UnreadableDocument.say("{name} holds no text; ask the sender for it again.", name=name)
    return Reading(document=flow.document("message/rfc822", "email"), attachments=attachments)


def _parts(mail: Mail) -> Iterator[Mail]:
    """Yield the parts of a message in order; a message inside it is one part, to be read by itself."""
    waiting = [mail]
    while waiting:
        part = waiting.pop(0)
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            waiting[:0] = [inner for inner in payload if isinstance(inner, Mail)]
        else:
            yield part


def _is_deep(mail: Mail) -> bool:
    """Tell whether a message holds a message that holds a message, and so on beyond what is read."""
    layer, depth = [mail], 0
    while layer and depth <= _DEEPEST:
        payloads = [part.get_payload() for part in layer]
        inner = (each[:_MOST_PARTS] for each in payloads if isinstance(each, list))
        layer = [part for parts in inner for part in parts if isinstance(part, Mail)]
        depth += 1
    return depth > _DEEPEST


def _headed(mail: Mail) -> Flow:
    """Return a flow with the headers a mail program shows, and what they say about author, title and date."""
    flow = Flow()
    for name in _SHOWN:
        values = [header(value) for value in mail.get_all(name, [])[:20]]
        for value in filter(None, values):
            is_title = name == "Subject" and not flow.title
            block = Block(text=value if is_title else f"{name}: {value[:2_000]}")
            place = flow.add(block, PassageKind.HEADING if is_title else PassageKind.CAPTION, 1)
            if is_title:
                flow.title = value
            if name == "Date" and place and flow.dated is None:
                flow.dated = _dated(value, place)
        if name == "From":
            flow.author = values[0] if values else ""
            if len(values) > 1:
                flow.say(
                    "ambiguous_headers",
                    "The message names more than one sender; the sender is not established.",
                )
    return flow


def _dated(value: str, place: tuple[int, int]) -> DateReading | None:
    try:
        day = email.utils.parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    reason = say("The header of the message gives the date.")
    return DateReading(earliest=day, latest=day, reason=reason, start=place[0], end=place[1])


def _is_body(part: Mail) -> bool:
    return (
        part.get_content_maintype() == "text"
        and part.get_content_disposition() != "attachment"
        and not _name(part)
    )


def _name(part: Mail) -> str:
    try:
        return str(header(part.get_filename() or ""))
    except (ValueError, LookupError, TypeError):
        return ""


def _attachments(parts: list[Mail], flow: Flow) -> Iterator[Attachment]:
    for number, part in enumerate((part for part in parts if not _is_body(part)), start=1):
        name = _name(part)
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            carried = inner[0] if isinstance(inner, list) and inner else None
            data = carried.as_bytes() if isinstance(carried, Mail) else b""
            name = name or f"message-{number}.eml"
        else:
            data = _bytes(part)
        if part.get_content_maintype() == "image" or part.get_content_type() == "application/pkcs7-signature":
            flow.say(
                "attachment_not_read",
                "The message holds {name}, which is a picture or a signature.",
                name=name,
            )
        elif data:
            yield Attachment(name=name or f"attachment-{number}", data=data)


def _bytes(part: Mail) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _write_body(parts: list[Mail], flow: Flow) -> None:
    """Add the body: the plain text where there is one, else the web page."""
    bodies = [part for part in parts if _is_body(part)]
    plain = [part for part in bodies if part.get_content_type() != "text/html"]
    pages = [part for part in bodies if part.get_content_type() == "text/html"]
    for part in plain if any(_bytes(part).strip() for part in plain) else pages:
        text, certain = decoded(_bytes(part), str(part.get_content_charset() or ""))
        if not certain:
            flow.say("encoding", "Some characters of the message could not be read.")
        if part in pages:
            _append(flow, flow_of(text))
        else:
            _append(flow, _laid_out(text))


def _laid_out(text: str) -> Flow:
    """Return the blocks of a plain body; everything from where the history begins is marked as quoted."""
    layout = lay_out(text)
    found = _HISTORY.search(text)
    history = found.start() if found else len(text) + 1
    passages = [
        Passage(
            index=0,
            start=passage.start,
            end=passage.end,
            kind=PassageKind.QUOTED if passage.start >= history else passage.kind,
            paragraph=passage.paragraph,
        )
        for passage in layout.passages
    ]
    headings = [heading for heading in layout.headings if heading.start < history]
    return Flow(pieces=[text], length=len(text), passages=passages, headings=headings)


def _append(flow: Flow, body: Flow) -> None:
    """Add the blocks of another flow behind those of `flow`."""
    if not body.length:
        return
    shift = flow.append("".join(body.pieces))
    paragraphs = max((passage.paragraph for passage in flow.passages), default=-1) + 1
    flow.passages += [
        Passage(index=0, start=passage.start + shift, end=passage.end + shift, kind=passage.kind,
                paragraph=passage.paragraph + paragraphs)
        for passage in body.passages
    ]  # fmt: skip
    flow.take(body, shift)
