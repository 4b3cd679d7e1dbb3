"""What bytes are, told by their content; the name only helps to say where the two disagree."""

from __future__ import annotations

import re

from checker.domain.message import Message, say

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
HTML = "text/html"
EMAIL = "message/rfc822"
PLAIN = "text/plain"
MARKDOWN = "text/markdown"

_SIGNATURES = (
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"{\\rtf", "rtf"),
)
_OFFICE_PARTS = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"customXml/", b"word/", b"xl/", b"ppt/")
_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"\s*(?><\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body|title|meta|div|p|h[1-6]|table|ul|ol"
    rb"|section|article|main|header|nav|center)\b",
    re.I | re.S,
)
_SVG = re.compile(
    rb"\s*(?><\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)(?:<!doctype\s+\w+[^>\[]*(?:\[.*?\]\s*)?>\s*)?<svg\b",
    re.I | re.S,
)
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]*):[ \t]?", re.M)
_MAIL = {
    b"from",
    b"to",
    b"subject",
    b"date",
    b"received",
    b"message-id",
    b"mime-version",
    b"return-path",
    b"sender",
}
_MAIL_ONLY = {b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to"}
_LONGEST_HEAD = 4_000
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

_SUFFIXES = {
    "pdf": PDF,
    "docx": DOCX,
    "odt": ODT,
    "html": HTML,
    "htm": HTML,
    "xhtml": HTML,
    "eml": EMAIL,
    "xlsx": "workbook",
    "xls": "office",
    "doc": "office",
    "msg": "outlook",
    "zip": "archive",
    "gz": "archive",
    "png": "picture",
    "jpg": "picture",
    "jpeg": "picture",
}
"""What a name promises; a name that is not listed promises nothing."""

_PROGRAMS = {"exe", "com", "bat", "cmd", "js", "vbs", "ps1", "scr", "msi", "jar", "sh", "dll", "lnk", "hta"}

_REFUSED = {
    "program": "{name} is a program, not a document; ask the sender for a PDF or Word file.",
    "picture": "{name} is a picture, and pictures are not read; ask for a file with text in it.",
    "archive": "{name} is an archive; unpack it and send the documents in it one by one.",
    "workbook": "{name} is a workbook; send documents as PDF, Word file, web page, e-mail or text.",
    "presentation": "{name} is a presentation; save it as PDF and send that.",
    "rtf": "{name} is a Rich Text file; save it as .docx or PDF and send that.",
    "office": "{name} is in the old Office format; save it as .docx or PDF and send that.",
    "outlook": "{name} is an Outlook message; save it as .eml or PDF and send that.",
    "locked": "{name} is protected with a password; ask the sender for an open copy.",
    "two": "{name} is two kinds of file at once, which two readers read differently; ask for another copy.",
    "unknown": "{name} holds no text that can be read here; send a PDF, Word file, web page, e-mail or text.",
}
_HOLDS = {
    PDF: "{name} is not what its name says: it holds a PDF; ask the sender, or rename it.",
    DOCX: "{name} is not what its name says: it holds a Word document; ask the sender, or rename it.",
    ODT: "{name} is not what its name says: it holds an OpenDocument text; ask the sender, or rename it.",
    HTML: "{name} is not what its name says: it holds a web page; ask the sender, or rename it.",
    EMAIL: "{name} is not what its name says: it holds an e-mail; ask the sender, or rename it.",
    PLAIN: "{name} is not what its name says: it holds plain text; ask the sender, or rename it.",
}
_HOLDS[MARKDOWN] = _HOLDS[PLAIN]


def media_type_of(data: bytes, name: str = "") -> str:
    """Return the media type of bytes, or a word for what is refused: ``archive``, ``picture``, ``two``."""
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return _pdf(data, head)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    if head.startswith(_OFFICE):
        return _old_office(data)
    for signature, kind in _SIGNATURES:
        if head.startswith(signature) and not (kind == "program" and _is_text(head)):
            return kind
    return _text(data, head, name)


def _pdf(data: bytes, head: bytes) -> str:
    before = head[: head.index(b"%PDF-")]
    if _HTML.match(before) or before.startswith(b"PK") or _ends_as_zip(data):
        return "two"
    return PDF


def _ends_as_zip(data: bytes) -> bool:
    at = data.rfind(b"PK\x05\x06", -65_600)
    return (
        at >= 0
        and len(data) - at >= 22
        and at + 22 + int.from_bytes(data[at + 20 : at + 22], "little") == len(data)
    )


def _zip(data: bytes) -> str:
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return ODT
    if b"mimetypeapplication/vnd.oasis.opendocument" in data[:200]:
        return "presentation" if b"presentation" in data[:200] else "workbook"
    # A ZIP of Word files holds the names of their parts too, but does not begin with one of them.
    if data[30:64].startswith(_OFFICE_PARTS) and b"[Content_Types].xml" in data:
        for part, kind in ((b"word/", DOCX), (b"xl/", "workbook"), (b"ppt/", "presentation")):
            if part in data:
                return kind
    return "archive"


def _old_office(data: bytes) -> str:
    for stream, kind in (("EncryptedPackage", "locked"), ("__substg1.0", "outlook")):
        if stream.encode("utf-16-le") in data:
            return kind
    return "office"


def _text(data: bytes, head: bytes, name: str) -> str:
    bare = head.removeprefix(_MARKS[0])
    if _SVG.match(bare):
        return "picture"
    if _HTML.match(bare):
        return HTML
    if _is_mail(bare, name):
        return EMAIL
    if not (_is_text(head) and _is_text(data[-4096:])):
        return "unknown"
    return MARKDOWN if name.lower().endswith((".md", ".markdown")) else PLAIN


def _is_mail(head: bytes, name: str) -> bool:
    """An e-mail begins with its headers; a text that quotes one lacks those that only machines write.

    Headers that go on beyond what is looked at need only one name that mail has, and the name of the file.
    """
    first = head.lstrip(b"\r\n").replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    if not _HEADER.match(first):
        return False
    fields = {field.lower() for field in _HEADER.findall(first)}
    is_named_so = name.lower().endswith(".eml")
    if is_named_so and len(first) > _LONGEST_HEAD and fields & _MAIL:
        return True
    return len(fields & _MAIL) >= 2 and (bool(fields & _MAIL_ONLY) or is_named_so)


def _is_text(piece: bytes) -> bool:
    """Tell whether bytes may be text: few control characters, or UTF-16 with many zero bytes on one side."""
    if piece.startswith(_MARKS):
        return True
    zeros = max(piece[::2].count(0), piece[1::2].count(0))
    if zeros > len(piece) * 0.3:
        return min(piece[::2].count(0), piece[1::2].count(0)) < len(piece) * 0.05
    return len(_CONTROL.findall(piece)) <= len(piece) * 0.01 and _looks_written(piece)


def _looks_written(piece: bytes) -> bool:
    """Tell text in an old encoding from noise: most bytes of a text are letters and spaces of ASCII."""
    try:
        piece.decode("utf-8")
    except UnicodeDecodeError as cause:
        if cause.start >= len(piece) - 3 or cause.end <= 3:
            return True
        return sum(32 <= byte < 127 or byte in b"\t\r\n" for byte in piece) > len(piece) * 0.7
    return True


def refusal(media_type: str, name: str, *, known: bool) -> Message | None:
    """Return why bytes of a type under a name are not taken in, or nothing where they are.

    Args:
        media_type: What `media_type_of` said.
        name: As uploaded.
        known: True where a reader for the type is installed.
    """
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    promised = _SUFFIXES.get(suffix)
    if media_type == "archive" and promised in {DOCX, ODT}:
        return say("{name} is incomplete or damaged; ask the sender for another copy.", name=name)
    if not known:
        return say(_REFUSED.get(media_type, _REFUSED["unknown"]), name=name)
    if suffix in _PROGRAMS:
        return say(_REFUSED["program"], name=name)
    held = _HOLDS.get(media_type)
    if promised and held and promised != media_type:
        return say(held, name=name)
    return None
