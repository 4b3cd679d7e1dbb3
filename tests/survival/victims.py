"""The other end of the nursery: starts victims, reads what they acknowledge, kills them; a small browser."""

import http.client
import os
import secrets
import select
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.processes import heard
from tests.web.conftest import TOKEN

ROOT = Path(__file__).parents[2]


class Nursery:
    """One kind of victim; at most one of it lives at a time."""

    def __init__(self, role: str, data: Path, url: str) -> None:
        command = [sys.executable, "-m", "tests.survival.nursery", role, str(data), url]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.read() == "warm"
        self.victim = 0

    def read(self) -> str:
        return heard(self.process)

    def start(self, *words: str) -> None:
        """Start a victim; the nursery names it before it says anything else, or after."""
        assert self.process.stdin is not None
        self.process.stdin.write(" ".join(words) + "\n")
        self.process.stdin.flush()
        self.said: list[str] = []
        self.victim = 0
        while not self.victim:
            line = self.read()
            if line.isdecimal() and len(line) < 12:
                self.victim = int(line)
            else:
                self.said.append(line)

    def hear(self) -> str:
        """Return the next thing that the victim said."""
        return self.said.pop(0) if self.said else self.read()

    def stirs(self, seconds: float) -> bool:
        """Tell whether the victim says something within so many seconds."""
        return bool(select.select([self.process.stdout], [], [], seconds)[0])

    def kill(self) -> list[str]:
        """Kill the victim, and return what it had still said."""
        os.kill(self.victim, signal.SIGKILL)
        while (line := self.read()) != "gone":
            self.said.append(line)
        self.victim = 0
        return self.said

    def close(self) -> None:
        if self.victim:
            self.kill()
        self.process.communicate(timeout=30)


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    page: str = ""


@dataclass
class Browser:
    """Somebody who is signed in; sends one request and waits for its answer as long as it is told."""

    address: str
    cookie: str = ""
    token: str = ""

    def enter(self, link: str) -> None:
        """Sign in."""
        self.cookie = ""
        self.ask("GET", link)
        found = TOKEN.search(self.ask("GET", "/cases/").page)
        assert found is not None
        self.token = found.group(1)

    def ask(
        self, method: str, path: str, body: bytes = b"", content_type: str = "", patience: float | None = None
    ) -> Answer:
        """Return the answer; one with the status 0 where none came in so many seconds."""
        headers = {"Cookie": self.cookie, "Content-Type": content_type}
        with closing(http.client.HTTPConnection(self.address, timeout=60)) as connection:
            connection.request(method, path, body or None, headers)
            if patience is not None and not select.select([connection.sock], [], [], patience)[0]:
                return Answer(status=0)
            answer = connection.getresponse()
            if cookie := answer.getheader("Set-Cookie"):
                self.cookie = cookie.partition(";")[0]
            return Answer(status=answer.status, page=answer.read().decode(errors="replace"))

    def send(
        self, path: str, fields: dict[str, str], file: bytes = b"", patience: float | None = None
    ) -> bool:
        """Send a form; return whether it was acknowledged in so many seconds."""
        edge = secrets.token_hex(8)
        parts = [(f'name="{name}"', value.encode()) for name, value in fields.items()]
        parts.append(('name="csrf_token"', self.token.encode()))
        if file:
            parts.append(('name="documents"; filename="a.txt"', file))
        body = b"".join(
            f"--{edge}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + value + b"\r\n"
            for head, value in parts
        )
        body += f"--{edge}--\r\n".encode()
        answer = self.ask("POST", path, body, f"multipart/form-data; boundary={edge}", patience)
        assert answer.status in (0, 303), answer.page[-900:]
        return answer.status == 303
