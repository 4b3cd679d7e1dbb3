"""Looks for what is wrong with an installation, and says it in sentences with what to do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from ctypes.util import find_library
from datetime import UTC, datetime, timedelta

from checker.domain.errors import CheckerError
from checker.domain.message import Message, say
from checker.service import DEFAULT_RULES, open_service
from checker.settings import Settings
from checker.storage import moments, pulse
from checker.storage.backup import NOTICE as BACKUP
from checker.storage.database import schema_fault, sqlite_url
from checker.storage.store import DATABASE_FILE, KEY_FILE, Store, open_store

LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz", "harfbuzz-subset")
"""What the PDF renderer needs of the system; the fonts themselves are shipped."""
OLD_BACKUP = timedelta(days=7)
SOON = timedelta(days=30)
SLACK = timedelta(seconds=5)
"""How far clocks of two machines may differ."""


def faults(settings: Settings) -> Iterator[Message]:
    """Yield a sentence for everything that is wrong, the worst first; nothing is changed."""
    yield from _of_the_system()
    if not settings.data.is_dir():
        yield say("There is no data folder {path}; checker serve makes it.", path=str(settings.data))
        return
    yield from _of_the_folder(settings)
    yield from _of_the_registers(settings)
    yield from _of_security_txt(settings)
    try:
        if fault := schema_fault(settings.database or sqlite_url(settings.data / DATABASE_FILE)):
            yield fault
            return
        store = open_store(settings.data, url=settings.database)
    except CheckerError as fault:
        yield fault.message
        return
    try:
        yield from _of_the_store(store)
    finally:
        store.close()


def _of_the_system() -> Iterator[Message]:
    missing = [name for name in LIBRARIES if find_library(name) is None]
    if missing:
        yield say("PDF reports need {names}; install Pango with HarfBuzz.", names=", ".join(missing))


def _of_the_folder(settings: Settings) -> Iterator[Message]:
    for path in (settings.data, settings.data / KEY_FILE, settings.data / DATABASE_FILE):
        if path.exists() and path.stat().st_mode & 0o077:
            yield say(
                "Others on this machine can read {path}; take their rights away with chmod go= {path}.",
                path=str(path),
            )
    free = shutil.disk_usage(settings.data).free
    if free < settings.least_free:
        yield say(
            "Only {free} MB are free for the data folder; make room, or uploads will be refused.",
            free=free // (1024 * 1024),
        )


def _of_the_registers(settings: Settings) -> Iterator[Message]:
    today = datetime.now(UTC).date()
    try:
        registers = open_service(settings).registers(DEFAULT_RULES)
    except CheckerError as fault:
        yield fault.message
        return
    for register in registers:
        age = (today - register.as_of).days
        if age > register.days:
            yield say(
                "The register {name} is {age} days old; look for a newer one (checker registers update).",
                name=register.name,
                age=age,
            )


def _of_security_txt(settings: Settings) -> Iterator[Message]:
    if not settings.security_expires:
        return
    try:
        until = datetime.fromisoformat(settings.security_expires)
    except ValueError:
        yield say("The setting security_expires is no moment such as 2030-01-01T00:00:00Z.")
        return
    if until.replace(tzinfo=until.tzinfo or UTC) < datetime.now(UTC) + SOON:
        yield say("What security.txt says ends at {moment}; renew it.", moment=settings.security_expires)


def _of_the_store(store: Store) -> Iterator[Message]:
    now = store.jobs.clock()
    if not pulse.is_worked_on(store):
        yield say("No worker gives a sign of life; start checker serve or checker worker.")
    newest = store.audit.entries(most=1)
    if newest and newest[0].moment > now + SLACK:
        yield say("The clock of this machine is behind the last audit entry; set it right.")
    notice = store.notice(BACKUP)
    made = moments.read(str(notice["made"])) if notice else None
    if made is None or now - made > OLD_BACKUP:
        yield say(
            "No backup was made in the last {days} days; make one with checker backup.", days=OLD_BACKUP.days
        )
