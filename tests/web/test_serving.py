"""The server and its worker as processes: refused starts, a worker that is killed, an orderly end."""

import http.cookiejar
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

import pytest

from checker.storage.store import open_store
from tests.processes import heard, running
from tests.survival.victims import Browser
from tests.web.conftest import TOKEN

pytestmark = pytest.mark.slow

CHECKER = Path(sys.executable).with_name("checker")


@contextmanager
def serve(
    folder: Path, *options: str, log: int | IO[str] = subprocess.PIPE, **environment: str
) -> Iterator[subprocess.Popen[str]]:
    command = [str(CHECKER), "serve", "--data", str(folder), "--language", "en", *options]
    full = {**os.environ, "PYTHONUNBUFFERED": "1", **environment}
    with running(command, stderr=log, environment=full) as process:
        yield process


class Visitor:
    """A browser without pictures."""

    def __init__(self, link: str) -> None:
        self.address = link.partition("/sign-in")[0]
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        self.read(link.removeprefix(self.address))

    def read(self, path: str, fields: dict[str, str] | None = None) -> str:
        data = urllib.parse.urlencode(fields).encode() if fields else None
        with self.opener.open(f"{self.address}{path}", data, timeout=120) as answer:
            self.at = urllib.parse.urlsplit(answer.url).path
            return str(answer.read().decode())

    def send(self, path: str) -> str:
        token = TOKEN.search(self.read("/"))
        assert token is not None
        return self.read(path, {"csrf_token": token.group(1)})


def log_of(folder: Path) -> Path:
    """Return the file beside a data folder that takes what its server logs, as a pipe would fill."""
    return folder.with_name(f"{folder.name}.log")


@contextmanager
def served(folder: Path) -> Iterator[tuple[subprocess.Popen[str], Visitor]]:
    with log_of(folder).open("w") as log, serve(folder, "--port", "0", log=log) as process:
        try:
            link = re.search(r"http\S+", heard(process))
            assert link is not None
            yield process, Visitor(link.group())
        finally:
            process.terminate()
            process.wait(120)


def until(condition: Callable[[], bool]) -> None:
    """Ask again until something holds; where it never does, the time limit of every test ends this one."""
    while not condition():
        os.sched_yield()


def workers(process: subprocess.Popen[str]) -> list[int]:
    """Return the processes that the server started and that run checker's own code."""
    tasks = Path(f"/proc/{process.pid}/task")
    children = [int(pid) for task in tasks.iterdir() for pid in (task / "children").read_text().split()]
    return [pid for pid in children if b"spawn_main" in command_of(pid)]


def command_of(pid: int) -> bytes:
    """Return the command line of a process; nothing where it has ended meanwhile."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def test_a_killed_worker_is_replaced_and_its_job_done(tmp_path: Path) -> None:
    with served(tmp_path) as (process, visitor):
        (worker,) = workers(process)
        assert os.getpriority(os.PRIO_PROCESS, worker) > os.getpriority(os.PRIO_PROCESS, process.pid)
        visitor.send("/sample")
        job = visitor.at
        until(lambda: "busy" in visitor.read(job) or "this the paper" in visitor.read(job))
        os.kill(worker, signal.SIGKILL)
        until(lambda: "Is this the paper you meant?" in visitor.read(job))
        until(lambda: len(set(workers(process)) - {worker}) == 1)


def test_what_is_logged_holds_no_text_of_a_document(tmp_path: Path) -> None:
    with serve(tmp_path, "--port", "0") as process:
        link = re.search(r"http://(\S+?)(/\S+)", heard(process))
        assert link is not None
        browser = Browser(link.group(1))
        browser.enter(link.group(2))
        (worker,) = workers(process)
        assert browser.send("/uploads", {"service": "vlop"}, b"The kanarievogel sings. " * 9)
        os.kill(worker, signal.SIGKILL)
        with closing(open_store(tmp_path)) as store:
            until(lambda: store.assessments.count() == 1)
        until(lambda: len(set(workers(process)) - {worker}) == 1)
        process.terminate()
        _, log = process.communicate(timeout=120)
    lines = [json.loads(line) for line in log.splitlines()]
    assert any("worker ended" in line["event"] for line in lines)
    assert "kanarievogel" not in log


def test_the_server_ends_with_its_worker_and_starts_again_with_what_it_kept(tmp_path: Path) -> None:
    with served(tmp_path) as (process, visitor):
        visitor.send("/sample")
        job = visitor.at
        until(lambda: "Is this the paper you meant?" in visitor.read(job))
        (worker,) = workers(process)
        process.terminate()
        assert process.wait(120) == 0
        assert not Path(f"/proc/{worker}").exists()
        assert "Traceback" not in log_of(tmp_path).read_text()
    with served(tmp_path) as (_, visitor):
        assert "position-paper-nl.pdf" in visitor.read("/")


def test_a_plugin_that_cannot_be_loaded_stops_the_start(tmp_path: Path) -> None:
    with serve(tmp_path, "--port", "0", CHECKER_PLUGINS="pdf,nobody") as process:
        out, err = process.communicate(timeout=120)
    assert process.returncode not in (0, None)
    assert "nobody" in err
    assert "Traceback" not in err
    assert "http" not in out


def test_an_address_that_is_taken_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with serve(tmp_path, "--port", str(port)) as process:
            _, err = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "choose another port" in err
    assert "Traceback" not in err
