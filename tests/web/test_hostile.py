"""Whatever a document holds, it stays text on every page."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from lxml import html

from checker.domain.assessment import Assessment
from checker.domain.message import say
from checker.storage.store import Store
from tests.report import dossier
from tests.web.conftest import keep

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "{{ 7 * 7 }}{% raw %}",
    "<svg/onload=alert(1)>",
    "</textarea></title></style>",
    "javascript:alert(1)",
)
PAGES = ("", "?duty=dsa-16-1", "?duty=dsa-16-5", "documents", "questions", "figures")


def hostile(words: str) -> Assessment:
    """Return an assessment whose document, names and messages hold the words; offsets stay as they are."""
    made = dossier.assessment()
    document = made.documents[0]
    text = (words * 2000)[: len(document.text)]
    defects = tuple(replace(defect, message=say("{words}", words=words)) for defect in document.defects)
    spoilt = replace(document, text=text, name=words, title=words, author=words, defects=defects)
    profile = replace(made.profile, name=words, source=words)
    return replace(made, documents=(spoilt,), profile=profile)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_document_never_become_markup(client: FlaskClient, store: Store, words: str) -> None:
    keep(store, hostile(words), "bad")
    for page in PAGES:
        answer = client.get(f"/assessments/bad/{page}")
        assert answer.status_code == 200
        found = html.fromstring(answer.text)
        assert [script.get("src") for script in found.iter("script")] == ["/static/checker.js"]
        assert not list(found.iter("img", "svg", "textarea"))
        assert not [name for element in found.iter() for name in element.attrib if name.startswith("on")]
        assert not [link for link in found.xpath("//@href") if link.startswith("javascript:")]
        assert "49" not in found.text_content() or "7 * 7" not in words
    assert client.get("/").status_code == 200


def test_a_hostile_file_name_stays_a_name(client: FlaskClient, store: Store) -> None:
    keep(store, hostile('a"; filename=evil.html\r\nX-Evil: 1'), "bad")
    answer = client.get("/assessments/bad/originals/1")
    assert "X-Evil" not in answer.headers
    assert answer.mimetype == "application/octet-stream"
