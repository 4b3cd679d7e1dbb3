"""Fills a store by code, as people would by clicking, and keeps every page in the states that matter."""

import json
import re
from dataclasses import dataclass
from importlib.resources import files
from urllib.parse import urlsplit

import pyotp
from lxml import html
from werkzeug.test import TestResponse

from checker.domain.message import say
from checker.domain.person import Role
from checker.storage.records import Step
from checker.worker.maker import Maker
from checker.worker.process import work_once
from tests.browser.album import PASSWORD, Album, Reader, a_file
from tests.harmonised.made import Amounts, clean
from tests.web.authenticator import Device

SAMPLE = "position-paper-nl.pdf"
CASE = {"title": "Moderatie en klachten", "platform": "Klankbord", "service": "vlop"}
WORDS = "De tabel op bladzijde 2 noemt alleen meldingen over reclame; de andere soorten ontbreken."


def sample() -> tuple[object, str]:
    """Return the shipped paper as a form sends it."""
    return a_file(SAMPLE, (files("checker") / "samples" / SAMPLE).read_bytes())


def place(answer: TestResponse) -> str:
    """Return where an answer leads."""
    assert answer.status_code in {302, 303}, answer.text[-2000:]
    return urlsplit(answer.headers["Location"]).path


@dataclass
class Scenes:
    """Those who work, and what they have made so far."""

    album: Album
    maker: Maker
    handler: Reader
    second: Reader
    manager: Reader
    administrator: Reader
    viewer: Reader
    case: str = ""
    """Address of the case."""
    assessment: str = ""
    report: str = ""
    document: str = ""
    letter: str = ""

    @classmethod
    def begin(cls, album: Album, maker: Maker) -> "Scenes":
        """Make the accounts."""
        return cls(
            album=album,
            maker=maker,
            handler=album.reader("anna@example.org", "Anna de Vries", Role.CASE_HANDLER),
            second=album.reader("rita@example.org", "Rita Bakker", Role.REVIEWER),
            manager=album.reader("mart@example.org", "Mart Jansen", Role.MANAGER),
            administrator=album.reader("bo@example.org", "Bo Visser", Role.ADMINISTRATOR),
            viewer=album.reader("vera@example.org", "Vera Smit"),
        )

    @property
    def here(self) -> str:
        """Address of the assessment in its case."""
        return f"{self.case}assessments/{self.assessment}/"

    def work(self) -> None:
        """Do all that was asked for, as a worker would."""
        while work_once(self.maker, self.maker.store, "test"):
            pass

    def take(self, name: str, path: str, status: int = 200) -> None:
        """Keep a page as the case handler sees it."""
        self.album.take(name, self.handler.browser, path, status)

    def emptiness(self) -> None:
        """Keep what somebody sees who has just come."""
        for name, path in (
            ("start, empty", "/"), ("cases, empty", "/cases/"), ("new case", "/cases/new"),
            ("overview, empty", "/overview/"), ("compare, empty", "/compare/"),
            ("over time, empty", "/compare/over-time"), ("reports, empty", "/reports/"),
            ("my account", "/account/"),
        ):  # fmt: skip
            self.take(name, path)
        self.album.take("cases, nothing to read", self.viewer.browser, "/cases/")
        self.album.take("people", self.administrator.browser, "/people/")
        self.album.take("retention, nothing", self.administrator.browser, "/retention/")
        made = self.handler.fill("/cases/new", "/cases/", number="2024-1", capacity="ministry", **CASE)
        empty = place(made)
        for name in ("", "promises/", "reports/", "audit"):
            self.take(f"empty case, {name}", f"{empty}{name}")
        self.handler.fill(empty, "/close")
        self.take("closed case", empty)

    def papers(self) -> None:
        """Open a case with papers, and keep their receipts."""
        answer = self.handler.fill(
            "/cases/new", "/cases/", number="2024-7", capacity="coordinator", documents=sample(), **CASE
        )
        self.case = place(answer)
        self.take("case, papers being read", self.case)
        page = self.handler.browser.get(self.case).text
        found = re.search(r'href="([^"]+/documents/\w+)"', page)
        assert found
        self.document = found.group(1)
        self.take("paper being read", self.document)
        broken = a_file("bijlage-3.docx", b"PK no archive")
        self.handler.fill(self.case, "/documents", documents=broken, kind="position_paper")
        self.work()
        self.take("case with receipts", self.case)
        self.take("receipt", self.document)
        page = self.handler.browser.get(self.case).text
        others = {*re.findall(r'href="([^"]+/documents/\w+)"', page)} - {self.document}
        other = others.pop()
        self.take("receipt of what cannot be read", other)
        self.handler.fill(other, "/withdraw", reason="Leeg bestand; opnieuw gevraagd.")
        self.take("paper taken out", other)
        self.handler.fill(self.document, "/accept")
        self.take("accepted paper", self.document)
        self.handler.fill(
            self.case, "/sources", title="Transparantieverslag 2023", publisher="Klankbord",
            retrieved="2024-05-01", address="https://klankbord.example/verslagen/2023/transparantie.pdf",
            documents=a_file("verslag.txt", b"Verslag"),
        )  # fmt: skip

    def reports(self) -> None:
        """Have harmonised reports checked and compared, and keep the pages."""
        before = Amounts(start="2025-01-01", end="2025-06-30", published="2025-08-20", recipients=1_000_000)
        for amounts in (before, Amounts()):
            sent = [a_file(each.name, each.data) for each in clean(amounts).files()]
            self.report = place(self.handler.fill(f"{self.case}reports/", "/reports/", report=sent))
        self.take("report being checked", self.report)
        self.take("reports being checked", f"{self.case}reports/")
        broken = place(
            self.handler.fill("/reports/", "/reports/", report=a_file("4_notices.csv", b"a,b\n1,2\n"))
        )
        unread = place(self.handler.fill("/reports/", "/reports/", report=a_file("notes.txt", b"nothing")))
        self.work()
        for name, path in (("checked", self.report), ("with deviations", broken), ("not read", unread)):
            self.take(f"report {name}", path)
        self.take("reports of a case", f"{self.case}reports/")
        self.take("reports", "/reports/")
        page = self.handler.browser.get(f"{self.case}reports/").text
        both = re.findall(r'name="report" value="(\w+)"', page)
        compared = place(self.handler.fill(f"{self.case}reports/", "/compare", report=both))
        self.work()
        self.take("reports compared", compared)

    def jobs(self) -> None:
        """Keep work that waits, goes on, fails and is stopped."""
        store = self.maker.store
        upload = place(
            self.handler.fill("/", "/uploads", documents=sample(), service="vlop", on="2024-06-01")
        )
        self.take("waiting", upload)
        job = store.jobs.claim("w")
        assert job
        store.jobs.beat(job, "w", Step(name="reading", done=2, total=3))
        self.take("being assessed", upload)
        self.take("start with work going on", "/")
        store.jobs.fail(job, "w", (say("{name} could not be read; save it again as PDF.", name=SAMPLE),))
        self.take("failed", upload)
        self.handler.fill(upload, "/again")
        other = place(self.handler.fill("/", "/uploads", documents=sample(), service="vlop"))
        self.handler.fill(other, "/cancel")
        self.take("cancelled", other)
        self.take("start with what failed", "/")
        self.work()
        self.take("done", upload)
        self.take("assessed again", f"{upload}/change")
        self.take("start, filled", "/")

    def assessed(self) -> None:
        """Have the case assessed, and keep the pages of the assessment."""
        asked = place(
            self.handler.fill(self.case, "/assess", on="2024-06-01", document=self.document.split("/")[-1])
        )
        self.take("assessment asked for", asked)
        self.work()
        self.take("assessment made", asked)
        page = self.handler.browser.get(asked).text
        found = re.search(r'href="/assessments/(\w+)/"', page)
        assert found
        self.assessment = found.group(1)
        shown = f"/assessments/{self.assessment}/"
        self.take("summary", shown)
        for duty in ("dsa-16-1-s1", "dsa-16-4", "dsa-20-1-s1", "dsa-34-1"):
            self.take(f"duty {duty}", f"{shown}?duty={duty}")
        self.take("findings, filtered until nothing is left", f"{shown}?outcome=contradicted&flag=H")
        for name in ("questions", "figures", "tables", "documents"):
            self.take(name, f"{shown}{name}")
        self.take("case with an assessment", self.case)
        self.take("report that is being prepared", f"{shown}report.html?language=en", 202)
        self.work()

    def codes(self) -> None:
        """Set up a second step, and keep what is asked and shown on the way; one person a language."""
        for language, login in (("en", "ed@example.org"), ("nl", "nel@example.org")):
            one = self.album.reader(login, "Ed Mulder")
            one.browser.get(f"/signed-out?lang={language}")
            keep = lambda name, answer, b=one.browser, c=language: self.album.add(name, c, b, answer)  # noqa: E731
            keep("second step, key", one.fill("/account/", "/second-step", password=PASSWORD))
            keep(
                "second step, wrong code",
                one.browser.post("/account/second-step/confirm", data={"code": "0", **self.token(one)}),
            )
            code = pyotp.TOTP(self.maker.store.second_factors.secret(one.actor.person)).now()
            sent = {"code": code, **self.token(one)}
            keep("recovery codes", one.browser.post("/account/second-step/confirm", data=sent))
            keep("account with a second step", one.browser.get("/account/"))
            keep("token made", one.fill("/account/", "/tokens", name="Wekelijkse upload", days="30"))
            keep("account with tokens", one.browser.get("/account/"))
            entering = Reader(actor=one.actor, browser=self.album.app.test_client())
            entering.browser.get(f"/signed-out?lang={language}")
            entering.fill("/sign-in", "/sign-in", login=login, password=PASSWORD)
            self.album.add(
                "code asked for", language, entering.browser, entering.browser.get("/sign-in/code")
            )
            wrong = entering.fill("/sign-in/code", "/sign-in/code", code="000000")
            self.album.add("code refused", language, entering.browser, wrong)

    def passkeys(self) -> None:
        """Add a passkey, keep what is asked and shown on the way, and have a copy of it found out."""
        one, device = self.album.reader("pia@example.org", "Pia Kok"), Device()
        self.album.keep(
            "new passkey", one.browser, lambda: one.fill("/account/", "/passkeys/new", password=PASSWORD)
        )
        begun = html.fromstring(one.fill("/account/", "/passkeys/new").text)
        question = json.loads(begun.xpath("string(//@data-new-passkey)"))
        sent = {"name": "telefoon", "passkey": device.make(question), **self.token(one)}
        one.browser.post("/account/passkeys/", data=sent)
        self.album.take("account with a passkey", one.browser, "/account/")
        entering = Reader(actor=one.actor, browser=self.album.app.test_client())
        entering.fill("/sign-in", "/sign-in", login="pia@example.org", password=PASSWORD)
        self.album.take("passkey asked for", entering.browser, "/sign-in/code")
        store = self.maker.store
        store.passkeys.use(one.actor, store.passkeys.of(one.actor.person)[0].id, 0)
        self.album.take("account with a passkey in doubt", one.browser, "/account/")

    def token(self, reader: Reader) -> dict[str, str]:
        """Return the token of somebody's forms."""
        found = re.search(r'name="csrf_token" value="([^"]+)"', reader.browser.get("/account/").text)
        assert found
        return {"csrf_token": found.group(1)}
