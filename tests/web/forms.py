"""The fields with which each address is asked: of its form, or of its query where it is only read.

A name with a plus sign is another way of using the same address, with a line of its own in `matrix.txt`.
"""

import io
from dataclasses import replace
from datetime import UTC, datetime

from checker.domain.case import Capacity, State
from checker.domain.correspondence import Asked, Ground
from checker.domain.person import Actor, Permission
from checker.domain.retention import read_rules
from checker.exporting import LETTER_FIELDS, Export, digest, gathered
from checker.messages import LANGUAGES
from checker.storage import pulse
from checker.storage.hearing import NewComment
from checker.storage.pictures import KeptPicture
from checker.storage.promises import NewPromise
from checker.storage.questions import NewQuestion
from checker.storage.records import Edition
from checker.storage.second_readings import Grade
from checker.web.gates import open_points
from tests.report import dossier
from tests.web.questionnaire import QUESTIONNAIRE_FORMS
from tests.web.world import Form, Things, World

FIRST = dossier.rule_set().obligations[0]
SPOT = (FIRST.id, FIRST.elements[0].id)
NEW_PASSWORD = "vier schuwe kraanvogels"


def nothing(_world: World, _things: Things) -> dict[str, object]:
    """Send no fields."""
    return {}


def fields(**values: object) -> Form:
    """Send the same fields each time."""
    return lambda _world, _things: values


def offered(world: World, things: Things) -> dict[str, object]:
    """Offer the assessment for signature first, then ask for the signature."""
    found = world.store.case_assessments.get(things.case, things.assessment)
    if found.state is State.WORKING:
        with world.app.test_request_context():
            for point in open_points(found):
                world.store.set_aside.add(world.owner, found.id, point.gate, [point.name], "x")
        world.store.case_assessments.move(world.owner, found, State.OFFERED, frozenset({Permission.WORK}))
    return {"to": "final", "version": "2"}


def read_twice(world: World, things: Things) -> dict[str, object]:
    """Have a second reader begin."""
    if things.assessment and not world.store.second_readings.of(things.assessment):
        world.store.second_readings.begin(world.person("reader"), things.assessment, [SPOT])
    return {"duty": SPOT[0], "element": SPOT[1], "grade": "described", "text": "x"}


def differing(world: World, things: Things) -> dict[str, object]:
    """Have a second reader find something else than stood."""
    fields = read_twice(world, things)
    for reading in world.store.second_readings.of(things.assessment):
        reader = Actor(person=reading.reader, name="x", origin="test")
        said = Grade(spot=SPOT, first="silent", second="described", text="")
        if reading.finished is None:
            world.store.second_readings.grade(reader, reading, said)
    return fields


def beaten(world: World, _things: Things) -> dict[str, object]:
    """Have a worker say that it lives."""
    pulse.beat(world.store)
    return {}


def drawn(world: World, things: Things) -> dict[str, object]:
    """Have the first page drawn."""
    store = world.store
    (upload,) = store.jobs.uploads(store.assessments.get(things.assessment).job)
    wanted = store.jobs.add("page", {}, assessment=things.assessment)
    while (job := store.jobs.claim("test")) and job.id != wanted:
        pass
    assert job
    placing = (1.0, 0.0, 0.0, -1.0, 0.0, 1.0)
    picture = KeptPicture(sha256=upload.sha256, page=1, width=1, height=1, placing=placing, png=b"PNG")
    store.pictures.keep(job, "test", picture)
    return {}


def corresponded(**values: object) -> Form:
    """Have a question, a letter, a promise, a comment and a redaction there first."""

    def form(world: World, things: Things) -> dict[str, object]:
        store, by = world.store, world.owner
        if things.case and not store.questions.of(things.assessment):
            words = dict.fromkeys(LANGUAGES, "x")
            question = NewQuestion(
                obligation=SPOT[0], element=SPOT[1], kind=Asked.CLARIFY, citation=words, text=words,
                wanted=words, said=words,
            )  # fmt: skip
            store.questions.take(by, things.assessment, [question])
            chosen = [each.id for each in store.questions.of(things.assessment)]
            body = {**dict.fromkeys(LETTER_FIELDS, "2024-05-01"), "questions": chosen}
            store.letters.write(by, things.assessment, {**body, "capacity": "ministry", "has_powers": False})
            store.promises.add(by, things.case, NewPromise(measure="x", quote="x"))
            comment = NewComment(obligation=SPOT[0], element="", received="2024-05-01", text="x")
            store.hearing.add(by, things.assessment, comment)
            store.redactions.choose(by, things.assessment, "Jansen", Ground.PRIVACY, "")
            _written(world, things)
        return values

    return form


def asking(world: World, things: Things) -> dict[str, object]:
    """Tick every question for a letter."""
    corresponded()(world, things)
    return {"question": [each.id for each in world.store.questions.of(things.assessment)]}


def _written(world: World, things: Things) -> None:
    """Have the worker write what can be taken away."""
    store = world.store
    found = store.case_assessments.get(things.case, things.assessment)
    (letter,) = store.letters.of(found.id)
    on = store.assessments.get(found.id).created.date().isoformat()
    for edition, form in (("full", "pdf"), ("letter", "pdf")):
        which = letter.id if edition == "letter" else ""
        day = on if which else "2024-05-01"
        export = Export(edition=edition, form=form, language="en", on=day, letter=which)
        maker = digest(gathered(store, found, export))
        body = Edition(kind=export.kind, language="en", maker=maker, media_type="x/x", body=b"x")
        store.assessments.keep_edition(found.id, body)


def outlived(world: World, is_proposed: bool) -> dict[str, object]:
    """Have a case there that was closed long ago, and that somebody may have proposed to delete."""
    world.count += 1
    store = world.store
    cases = replace(store.cases, clock=lambda: datetime(2020, 1, 1, tzinfo=UTC))
    case = cases.open(
        world.owner, number=f"old-{world.count}", title="x", platform="x", capacity=Capacity.MINISTRY,
        facts={},
    )  # fmt: skip
    cases.set_closed(world.owner, cases.get(case), is_closed=True)
    if is_proposed:
        store.retention.propose(world.owner, [case], read_rules(["empty=1"]))
    return {"case": case}


def held(world: World, things: Things) -> dict[str, object]:
    """Have the case held first."""
    if things.case:
        world.store.holds.set(world.owner, things.case, "x")
    else:
        world.store.holds.set(world.owner, str(outlived(world, is_proposed=False)["case"]), "x")
    return {"reason": "x"}


def numbered(world: World, _things: Things) -> dict[str, object]:
    """Name a case by its number."""
    case = str(outlived(world, is_proposed=False)["case"])
    return {"number": world.store.cases.get(case).number, "reason": "x"}


def files(name: str = "a.txt", **values: object) -> Form:
    """Send a file that nobody has sent before."""

    def form(world: World, _things: Things) -> dict[str, object]:
        world.count += 1
        return {"documents": (io.BytesIO(f"paper {world.count}".encode()), name), **values}

    return form


def tables(world: World, _things: Things) -> dict[str, object]:
    """Send a file of a report."""
    world.count += 1
    return {"report": (io.BytesIO(f"part {world.count}".encode()), "4_notices.csv")}


def new_case(world: World, _things: Things) -> dict[str, object]:
    """Open a case with a number that is free."""
    world.count += 1
    number = f"new-{world.count}"
    return {**CASE, "number": number}


def with_second_step(world: World, _things: Things) -> dict[str, object]:
    """Have the account that is meant sign in with a code first."""
    world.with_second_step()
    return {}


def new_person(world: World, _things: Things) -> dict[str, object]:
    """Make an account with a name that is free."""
    world.count += 1
    return {"name": "Ben", "login": f"ben{world.count}", "role": "viewer"}


CASE = {"title": "x", "platform": "x", "capacity": "ministry", "service": "platform"}
API_CASE = {"title": "x", "platform": "x", "capacity": "ministry", "services": ["platform"]}
PASSWORDS = {"new": NEW_PASSWORD, "again": NEW_PASSWORD}

FORMS: dict[str, Form] = {
    **QUESTIONNAIRE_FORMS,
    "account.set_password": fields(**PASSWORDS),
    "account.make_token": fields(name="x", days="30"),
    "api.add_document": files(kind="terms"),
    "api.decide": fields(obligation="dsa-16-1", kind="comment", text="x"),
    "api.open_case": lambda world, things: {**API_CASE, "number": new_case(world, things)["number"]},
    "api.start_assessment": lambda _world, things: {"documents": [things.document]},
    "case_files.accept": fields(version="2"),
    "case_files.add": files(kind="terms"),
    "case_files.add_source": fields(title="x", retrieved="2024-05-01"),
    "case_files.describe": fields(version="2", kind="terms", dated="2024-05-01", date_reason="x"),
    "case_files.withdraw": fields(version="2", reason="x"),
    "case_files.withdraw_source": fields(reason="x"),
    "case_steps.assess": lambda _world, things: {"document": things.document},
    "case_steps.step": fields(to="hearing", version="1"),
    "case_steps.step+sign": offered,
    "cases.add": new_case,
    "cases.change": fields(**CASE, version="1"),
    "cases.set_closed": fields(version="1"),
    "cases.set_profile": fields(version="2", service="vlop", reason="x"),
    "cases.set_role": lambda world, _things: {"role": "viewer", "person": world.person("new").person},
    "cases.set_role+manager": lambda world, _things: {
        "role": "manager",
        "person": world.person("new").person,
    },
    "exports.download": corresponded(on="2024-05-01", language="en"),
    "exports.redact": fields(words="Jansen", ground="5.1.2.e"),
    "exports.restore": corresponded(),
    "hearing.add": fields(place=SPOT[0], received="2024-05-01", text="x"),
    "hearing.settle": corresponded(outcome="accepted", why="x", version="1"),
    "letters.change": corresponded(what="keep", version="1"),
    "letters.download": corresponded(language="en"),
    "letters.show": corresponded(),
    "letters.write": asking,
    "promises.add": fields(measure="x", quote="x"),
    "promises.settle": corresponded(outcome="kept", text="x", version="1"),
    "questions.change": corresponded(**{"kind": "supply", "text-nl": "x", "text-en": "x", "version": "1"}),
    "questions.reply": corresponded(received="2024-05-01", outcome="answered", text="x"),
    "questions.take": fields(draft="dsa-16-6 dsa-16-6.timely"),
    "gates.set_aside": fields(gate="pages", reason="x"),
    "people.add": new_person,
    "people.remove_second_step": with_second_step,
    "people.set_roles": fields(role="viewer"),
    "printed.image": drawn,
    "review.decide": fields(item=SPOT[1], kind="comment", text="x"),
    "reports.add": tables,
    "reports.add_to_case": tables,
    "retention.delete": lambda world, _things: outlived(world, is_proposed=True),
    "retention.hold_by_number": numbered,
    "retention.hold_case": fields(reason="x"),
    "retention.lift_hold": held,
    "retention.lift_of_case": held,
    "retention.propose": lambda world, _things: outlived(world, is_proposed=False),
    "second.grade": read_twice,
    "second.keep": read_twice,
    "second.settle": differing,
    "signin.accept": lambda world, _things: {"token": world.invitation()},
    "signin.choose": lambda world, _things: (
        {"token": world.invitation(), "password": NEW_PASSWORD} | {"again": NEW_PASSWORD}
    ),
    "signin.with_password": fields(login="nobody", password="wrong"),
    "start.send": files(service="platform"),
    "watching.ready": beaten,
}
"""Addresses that are not named here need no fields."""

CHOICES = {
    "compare.download": {"suffix": "csv"},
    "questionnaires.download": {"form": "yaml"},
    "assessments.further": {"name": "documents"},
    "cases.set_closed": {"what": "close"},
    "letters.download": {"suffix": "pdf"},
    "people.set_disabled": {"what": "enable"},
}
"""Parts of an address that stand for something else than in most."""

OF_QUEUED = {"jobs.cancel"}
"""Addresses that mean work which has not begun."""


def form_of(name: str) -> Form:
    """Return what makes the fields of an address."""
    return FORMS.get(name, nothing)


def elsewhere(own: Things, foreign: Things) -> Things:
    """Return the things of another case under the number of the own one."""
    return replace(foreign, case=own.case)
