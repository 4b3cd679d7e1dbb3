"""Starts victims: a process that loads everything once and forks a new victim for each line it reads.

Prints the victim's id, then what the victim prints, then ``gone`` when it has ended.
"""

import os
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

from checker.domain.case import DecisionKind, Reason
from checker.domain.person import Actor
from checker.settings import Settings
from checker.storage.decisions import NewDecision
from checker.storage.store import open_store
from checker.web import serving
from checker.worker.maker import Maker
from checker.worker.process import work_on

Victim = Callable[[Settings, list[str]], None]


def tell(line: str) -> None:
    """Say a line at once, so that who listens can act on it."""
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


def web(settings: Settings, _words: list[str]) -> None:
    """Serve the pages; the worker is a process of its own."""
    serving.serve(replace(settings, workers=0, port=0), tell)


def desk(settings: Settings, words: list[str]) -> None:
    """Decide as somebody, without end, and print the id of each decision that was kept."""
    person, *assessments = words
    actor = Actor(person=person, name="ada", origin="test")
    store = open_store(settings.data, url=settings.database)
    for number in count():
        said = NewDecision(
            obligation=f"dsa-{number}", kind=DecisionKind.CHANGE, machine="addressed", verdict="addressed",
            reason=Reason.MISREAD, text="It says more.",
        )  # fmt: skip
        tell(store.decisions.add(actor, assessments[number % len(assessments)], said))


def worker_of(settings: Settings) -> Victim:
    """Return a worker whose plugins are loaded already."""
    with closing(open_store(settings.data, url=settings.database)) as store:
        service = Maker.open(settings, store).service

    def worker(settings: Settings, words: list[str]) -> None:
        store = open_store(settings.data, url=settings.database)
        tell("ready")
        work_on(Maker(service=service, store=store), store, words[0])

    return worker


def main(role: str, data: str, url: str) -> None:
    """Start one victim after the other."""
    settings = Settings(data=Path(data), database=url, cache=Path(data) / "cache")
    victim = {"web": lambda: web, "desk": lambda: desk, "worker": lambda: worker_of(settings)}[role]()
    tell("warm")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            victim(settings, line.split())
            os._exit(0)
        tell(str(child))
        os.waitpid(child, 0)
        tell("gone")


if __name__ == "__main__":
    main(*sys.argv[1:])
