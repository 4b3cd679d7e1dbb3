"""The later states of a filled case: review, second reading, letters, editions, signature; and faults."""

import re

from flask.testing import FlaskClient
from lxml import html

from checker.storage.doors import Purpose
from tests.browser.album import Album, Reader
from tests.browser.scenes import WORDS, Scenes, place

GRADES = ("described", "asserted", "silent")


def reviewed(scenes: Scenes) -> None:
    """Keep the review with its items, and decide some of them."""
    review, handler = f"{scenes.here}review/", scenes.handler
    scenes.take("review", review)
    items = {state: chosen(handler, f"{review}?{query}") for state, query in (
        ("quoted", "state=unchecked"), ("silent", "level=silent"), ("whole duty", "of=duties"),
    )}  # fmt: skip
    for state, item in items.items():
        scenes.take(f"review, {state}", item)
    scenes.take("review, filtered until nothing is left", f"{review}?state=mine&flag=H")
    scenes.take("review, further on", f"{review}?part=2")
    printed = f"{items['quoted']}&show=page"
    scenes.take("review, page being drawn", printed)
    scenes.work()
    scenes.take("review, printed page", printed)
    quoted, silent = items["quoted"], items["silent"]
    handler.browser.post(quoted, data={"kind": "accept", **scenes.token(handler)})
    told = {"reason": "weight", "text": WORDS, "basis": "bladzijde 2", "until": "2099-01-01"}
    data = {"kind": "change", "verdict": "asserted", **told, **scenes.token(handler)}
    assert handler.browser.post(silent, data=data).status_code == 303
    for kind in ("comment", "ask"):
        handler.browser.post(silent, data={"kind": kind, "text": WORDS, **scenes.token(handler)})
    scenes.take("review, accepted", quoted)
    page = html.fromstring(handler.browser.get(quoted).text)
    source = page.xpath("//select[@id='source']/option[2]/@value")[0]
    lift = {"kind": "lift", "source": source, "verdict": "corroborated", "quote": "Verslag", "text": WORDS}
    assert handler.browser.post(quoted, data={**lift, **scenes.token(handler)}).status_code == 303
    scenes.take("review, lifted by a source", quoted)
    scenes.take("review, decided otherwise with remarks", silent)
    scenes.work()


def chosen(reader: Reader, address: str) -> str:
    """Return the address of the first item of a list."""
    page = html.fromstring(reader.browser.get(address).text)
    return str(page.xpath("//nav[@id='duties']//li/a/@href")[0]).partition("#")[0]


def read_twice(scenes: Scenes) -> None:
    """Keep the second reading from its beginning to a difference that is settled."""
    where, rita, album = f"{scenes.here}second/", scenes.second, scenes.album
    scenes.take("second reading, nobody yet", where)
    album.take("second reading, about to begin", rita.browser, where)
    grading = place(rita.fill(where, "/begin"))
    album.take("second reading, grading", rita.browser, grading)
    album.take("second reading, going on", rita.browser, where)
    album.take("findings closed to the second reader", rita.browser, f"{scenes.here}review/", 403)
    turn = 0
    while place_of_form(rita, grading):
        rita.fill(grading, grading, grade=GRADES[turn % 3], text="Zo las ik het.")
        turn += 1
    scenes.take("second reading, differences", where)
    scenes.handler.fill(where, "/settle", grade="described", text="Samen gelezen.")
    scenes.take("second reading, one settled", where)
    page = html.fromstring(scenes.handler.browser.get(where).text)
    for form in [each for each in page.forms if each.method == "POST" and "/settle" in each.action]:
        sent = {**dict(form.form_values()), "grade": "described", "text": "Samen gelezen."}
        scenes.handler.browser.post(form.action, data=sent)


def place_of_form(reader: Reader, address: str) -> bool:
    """Tell whether there is still something to grade."""
    answer = reader.browser.get(address)
    return answer.status_code == 200 and 'name="grade"' in answer.text


def asked(scenes: Scenes) -> None:
    """Keep a questionnaire from its beginning to its faults, and as it was filed with them."""
    where, handler = f"{scenes.case}questionnaires/", scenes.handler
    scenes.take("questionnaires, none yet", where)
    draft = place(handler.fill(where, "/questionnaires/$", rules="eu-tco"))
    scenes.take("questionnaire being made", draft)
    scenes.work()
    scenes.take("questionnaire", draft)
    first, second = re.findall(rf'href="({draft}sections/[^"#]+)"', handler.browser.get(draft).text)[:2]
    handler.fill(first, "/sections/", dated="soon")
    for name, path in (("about", first), ("questions", second), ("part with faults", first)):
        scenes.take(f"questionnaire, {name}", path)
    form = {"version": "2", **scenes.token(handler)}
    scenes.album.keep("questionnaire with faults, handed in", handler.browser, lambda: handler.browser.post(
        f"{draft}hand-in", data=form), 422)  # fmt: skip
    handler.browser.post(f"{draft}hand-in", data={"invalid": "yes", **form})
    scenes.work()
    scenes.take("questionnaire that was filed", draft)
    scenes.take("questionnaires", where)


def corresponded(scenes: Scenes) -> None:
    """Keep questions, a letter as draft and as sent, promises and comments."""
    where, handler = f"{scenes.here}questions/", scenes.handler
    scenes.take("questions, none chosen", where)
    drafts = re.findall(r'name="draft" value="([^"]+)"', handler.browser.get(where).text)
    handler.fill(where, "/questions/", draft=drafts[:4])
    scenes.take("questions, chosen", where)
    letter = place(handler.fill(where, "/letters/"))
    scenes.take("letter, empty", letter)
    handler.fill(
        letter, "/letters/", addressee="Klankbord B.V.", purpose="Toezicht op moderatie", dated="2024-06-03",
        deadline="2024-07-01", signed="Mart Jansen",
    )  # fmt: skip
    scenes.take("letter, draft", letter)
    data = {"what": "sent", "sent": "2024-06-03", "version": "2", **scenes.token(handler)}
    assert handler.browser.post(letter, data=data).status_code == 303
    scenes.take("letter, sent", letter)
    free = place(handler.fill(where, "/letters/", powers="no"))
    scenes.take("letter without powers", free)
    handler.fill(where, "/replies", received="2024-07-01", outcome="partly", text=WORDS)
    scenes.take("questions, with letters and replies", where)
    promises, hearing = f"{scenes.case}promises/", f"{scenes.here}hearing/"
    for words in ("Een tabel per soort melding", "Een meldknop bij elk bericht"):
        handler.fill(
            promises, "/promises/$", measure=words, quote=words, place="bladzijde 2", due="2024-06-01"
        )
    scenes.take("promises", promises)
    handler.fill(promises, r"/promises/\w", outcome="kept", text="Zie het verslag van 2024.")
    scenes.take("hearing, nothing yet", hearing)
    for _ in range(2):
        handler.fill(hearing, "/hearing/$", received="2024-06-20", text=WORDS)
    handler.fill(hearing, r"/hearing/\w", outcome="accepted", why=WORDS)
    scenes.take("hearing, with comments", hearing)
    scenes.take("case with promises that are due", scenes.case)


def handed_out(scenes: Scenes) -> None:
    """Keep the editions, without and with words that are left out."""
    where = f"{scenes.here}exports/"
    scenes.take("editions", where)
    scenes.handler.fill(where, "/redactions", words="Klankbord", reason="Naam van een persoon.")
    scenes.take("editions, with words left out", where)
    scenes.take("edition that is being made", f"{where}full.xlsx?language=nl&on=2024-06-01", 202)
    scenes.work()


def signed(scenes: Scenes) -> None:
    """Keep what is open before signing, then the assessment as it was offered and as it was signed."""
    handler, album = scenes.handler, scenes.album
    gates = f"{scenes.here}gates/"
    scenes.take("before signing", gates)
    for name, path in (("platforms", "/compare/"), ("over time", "/compare/over-time")):
        scenes.take(f"compared, {name}", path)
    scenes.take("overview", "/overview/")
    for tile in re.findall(r'href="(/overview/\w+)"', handler.browser.get("/overview/").text):
        scenes.take(f"overview, {tile}", tile)
    offer = {"to": "offered", "version": "1"}
    album.keep("offered too early", handler.browser, lambda: handler.browser.post(
        f"{scenes.here}step", data={**offer, **scenes.token(handler)}, follow_redirects=True))  # fmt: skip
    while 'name="gate"' in handler.browser.get(gates).text:
        handler.fill(gates, "/gates/", reason="Op papier nagelezen met een collega.")
    scenes.take("before signing, all set aside", gates)
    step(handler, scenes, "offered")
    scenes.take("offered, to its author", scenes.case)
    album.take("offered, to a manager", scenes.manager.browser, scenes.case)
    step(scenes.manager, scenes, "final")
    for name, path in (
        ("case", scenes.case), ("review", f"{scenes.here}review/"), ("gates", gates),
        ("item", chosen(handler, f"{scenes.here}review/?level=silent")),
        ("questions", f"{scenes.here}questions/"), ("hearing", f"{scenes.here}hearing/"),
        ("editions", f"{scenes.here}exports/"), ("second reading", f"{scenes.here}second/"),
    ):  # fmt: skip
        scenes.take(f"signed: {name}", path)
    album.take("signed, to a manager", scenes.manager.browser, scenes.case)
    scenes.take("what was done", f"{scenes.case}audit")


def step(reader: Reader, scenes: Scenes, to: str) -> None:
    """Take the form of a step on the page of the case, and send it."""
    page = html.fromstring(reader.browser.get(scenes.case).text)
    form = next(each for each in page.forms if dict(each.form_values()).get("to") == to)
    answer = reader.browser.post(form.action, data=dict(form.form_values()))
    assert answer.status_code == 303, answer.text


def outlived(scenes: Scenes, old: list[str]) -> None:
    """Keep what an administrator sees of closed cases, before and after one of them is deleted."""
    bo, album = scenes.administrator, scenes.album
    bo.fill("/retention/", "/holds$", number="2024-7", reason="Er loopt een bezwaar.")
    scenes.manager.fill(scenes.case, "/holds$", reason="Er loopt een bezwaar.")
    album.take("retention, with cases that would go", bo.browser, "/retention/")
    album.take("case that is held", scenes.manager.browser, scenes.case)
    sent = {"case": old[0], **scenes.token(bo)}
    assert bo.browser.post("/retention/delete", data=sent).status_code == 303
    album.take("retention, after one was deleted", bo.browser, "/retention/")


def people(scenes: Scenes) -> None:
    """Keep what an administrator gets, and what somebody gets who was invited."""
    album, bo = scenes.album, scenes.administrator
    number = iter("123")

    def made() -> object:
        return bo.fill("/people/", "/people/$", name="Noor Dijk", login=f"noor{next(number)}", role="viewer")

    album.keep("account made", bo.browser, made)  # type: ignore[arg-type]
    album.take("people, filled", bo.browser, "/people/")
    token = scenes.maker.store.doors.make_link(scenes.viewer.actor.person, Purpose.INVITE)
    stranger = album.app.test_client()
    album.take("invitation", stranger, f"/invitation?token={token}")
    album.take("invitation that was used", stranger, "/invitation?token=none", 403)
    album.take("sign in", stranger, "/sign-in")
    album.take("signed out", stranger, "/signed-out")
    album.take("not signed in", stranger, "/cases/", 403)
    fields = {"token": token, "password": "short", "again": "other"}
    page = f"/invitation?token={token}"
    album.keep("passwords differ", stranger, lambda: sent(stranger, page, "/invitation", fields), 422)
    login = {"login": "anna@example.org", "password": "wrong"}
    album.keep("wrong password", stranger, lambda: sent(stranger, "/sign-in", "/sign-in", login), 403)


def sent(browser: FlaskClient, page: str, address: str, fields: dict[str, str]) -> object:
    """Send a form with the token of a page."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', browser.get(page).text)
    assert found
    return browser.post(address, data={"csrf_token": found.group(1), **fields})


def mistakes(scenes: Scenes, addresses: list[str]) -> None:
    """Send every form empty, and keep each page that answers; pages of one sentence once a status."""
    album, known = scenes.album, set()
    album.take("no such page", scenes.handler.browser, "/nothing", 404)
    album.take("closed page", scenes.viewer.browser, "/people/", 403)
    for reader in (scenes.handler, scenes.administrator, scenes.manager):
        for address in addresses:
            if (found := answered(album, reader, address, "en")) is None or found in known:
                continue
            known.add(found)
            for language in ("en", "nl"):
                answered(album, reader, address, language, keep=True)


def answered(
    album: Album, reader: Reader, address: str, language: str, *, keep: bool = False
) -> tuple[str, int] | None:
    """Send an empty form from a new browser of somebody; return what answers, where that is a page."""
    browser = album.signed_in(reader.actor.person)
    browser.get(f"/signed-out?lang={language}")
    before = set(album.rendered)
    album.rendered.clear()
    page = browser.get("/account/").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token
    album.rendered.clear()
    answer = browser.post(address, data={"csrf_token": token.group(1)})
    used = {template for template, _ in album.rendered}
    album.rendered |= before
    if answer.mimetype != "text/html" or answer.status_code in {302, 303}:
        return None
    if keep:
        album.add(f"faulty form, {address}", language, browser, answer)
    return next(iter(used & {"error.html"} or used), ""), answer.status_code
