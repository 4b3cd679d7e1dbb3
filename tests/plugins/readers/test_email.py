"""E-mail: headers, body, history and what is attached."""

from email.message import EmailMessage

import pytest
from checker.plugins.readers.email import read

from checker.domain.errors import UnreadableDocument
from tests.plugins.readers.made import blocks, defects


def message(body: str = "We act.", **headers: str) -> EmailMessage:
    """Return a message with a plain body."""
    mail = EmailMessage()
    for name, value in {
        "From": "Mira <m@k.example>",
        "To": "desk@r.example",
        "Subject": "Answers",
        **headers,
    }.items():
        mail[name] = value
    mail.set_content(body)
    return mail


def test_headers_and_body_are_read() -> None:
    mail = message("Dear all,\n\nWe act. You may complain.\n", Date="Wed, 12 Jun 2024 23:31:00 -0500")
    document = read(mail.as_bytes(), "x.eml").document
    assert blocks(document) == [
        ("caption", "From: Mira <m@k.example>"),
        ("caption", "To: desk@r.example"),
        ("caption", "Date: Wed, 12 Jun 2024 23:31:00 -0500"),
        ("heading", "Answers"),
        ("sentence", "Dear all,"),
        ("sentence", "We act. You may complain."),
    ]
    assert (document.title, document.author) == ("Answers", "Mira <m@k.example>")
    assert document.dated is not None
    assert str(document.dated.day) == "2024-06-12"


@pytest.mark.parametrize(
    "history",
    [
        "> You said so.\n> And more.",
        "On Mon, 3 Jun 2024 at 14:05, Desk <d@r.example> wrote:\n\nYou said so.",
        "Op 3 juni 2024 om 14:05 schreef Desk <d@r.example>:\n\nYou said so.",
        "-----Original Message-----\nFrom: Desk\n\nYou said so.",
        "Van: Desk <d@r.example>\nVerzonden: maandag 3 juni 2024 14:05\nAan: Mira\n\nYou said so.",
    ],
)
def test_quoted_history_is_marked(history: str) -> None:
    document = read(message(f"We act.\n\n{history}\n").as_bytes(), "x.eml").document
    kinds = {text: kind for kind, text in blocks(document)}
    assert kinds["We act."] == "sentence"
    assert [kind for text, kind in kinds.items() if "You said so." in text] == ["quoted"]


def test_attachments_are_handed_on() -> None:
    mail = message()
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="r\u00e9sum\u00e9.pdf")
    mail.add_attachment("Attached.", filename="a.txt")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    mail.add_attachment(message("Inner."), filename="inner.eml")
    reading = read(mail.as_bytes(), "x.eml")
    assert [one.name for one in reading.attachments] == ["r\u00e9sum\u00e9.pdf", "a.txt", "inner.eml"]
    assert reading.attachments[0].data == b"%PDF-1.7"
    assert b"Inner." in reading.attachments[2].data
    assert defects(reading.document) == ["attachment_not_read"]


def test_a_message_of_a_web_page_is_read_as_one() -> None:
    mail = message()
    mail.set_content("<h1>Rules</h1><p>We act.</p><script>1</script>", subtype="html")
    assert blocks(read(mail.as_bytes(), "x.eml").document)[-2:] == [
        ("heading", "Rules"),
        ("sentence", "We act."),
    ]


def test_plain_text_is_preferred_to_the_same_as_web_page() -> None:
    mail = message("Plain.")
    mail.add_alternative("<p>Fancy.</p>", subtype="html")
    assert blocks(read(mail.as_bytes(), "x.eml").document)[-1] == ("sentence", "Plain.")


@pytest.mark.parametrize(
    "raw",
    [
        b"From: =?no?q?=AA?= <a@b>\nSubject: =?utf-8?b?!!?=\nContent-Type: text/plain; charset=x\n\nWe act.",
        b"From: a@b\nFrom: c@d\nDate: yesterday\n\nWe act.",
        b"From: a@b\nSubject: =?utf-8?q?a=0D=0ABcc:_evil?=\n\nWe act.",
        b"From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nWe act.",
    ],
)
def test_odd_messages_are_read_all_the_same(raw: bytes) -> None:
    document = read(raw, "x.eml").document
    assert blocks(document)[-1][1].endswith("We act.")
    assert "\nBcc" not in document.text


def test_what_cannot_be_read_is_said() -> None:
    with pytest.raises(UnreadableDocument, match="encrypted"):
        read(b"From: a@b\nContent-Type: application/pkcs7-mime\n\nxxxx", "x.eml")
    with pytest.raises(UnreadableDocument, match="longer than 256 kB"):
        read(b"From: a@b\nX: " + b"y" * 300_000 + b"\n\nText", "x.eml")
    many = b"".join(b"--x\nContent-Type: application/pdf\n\nx\n" for _ in range(300))
    with pytest.raises(UnreadableDocument, match="more than 200 parts"):
        read(b"From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n" + many + b"--x--", "x.eml")
