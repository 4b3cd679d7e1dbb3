"""A small questionnaire of a case, as the worker would have chosen its questions."""

import io

from checker.declarations.drafted import asked_about
from checker.domain.message import localised
from checker.domain.obligation import RuleSet
from checker.domain.person import Actor
from checker.domain.profile import Profile
from checker.storage.store import Store
from tests.engine.made import element, rule_set
from tests.web.world import Form, Things, World

FORM, COUNT = "dsa-16-1.form", "dsa-16-1.count"


def small_rules() -> RuleSet:
    """Return rules that ask for an answer and for a figure."""
    return rule_set(
        element("form", question=localised(en="Where?", nl="Waar?")), element("count", declared="figure")
    )


def begun(store: Store, by: Actor, case: str) -> str:
    """Begin a questionnaire, choose its questions, save it once so that its version is 2; return its id."""
    draft = store.questionnaires.begin(by, case, "small", store.cases.profile(case))
    wanted = store.questionnaires.get(case, draft).job
    while (job := store.jobs.claim("test")) and job.id != wanted:
        pass
    assert job
    rules = small_rules()
    asked = asked_about(rules, rules.obligations, Profile(name="x", services=("platform",)))
    store.questionnaires.keep_asked(job, "test", draft, asked.written(), asked.empty())
    seen = store.questionnaires.get(case, draft)
    store.questionnaires.save(by, seen, {**seen.answers, "signed_by": draft}, "about")
    return draft


def offering(world: World, _things: Things) -> dict[str, object]:
    """Have the worker say which rule sets there are."""
    world.store.put_up("catalogue", {"profiles": [], "rule_sets": [{"id": "small", "en": "x", "nl": "x"}]})
    return {"rules": "small"}


def filling(**values: object) -> Form:
    """Have a questionnaire there, with its questions chosen and something saved."""

    def form(world: World, things: Things) -> dict[str, object]:
        store, by = world.store, world.owner
        if things.case and not store.questionnaires.of(things.case):
            begun(store, by, things.case)
        return values

    return form


def coming_back(world: World, _things: Things) -> dict[str, object]:
    """Send a file that nobody has sent before."""
    world.count += 1
    return {"documents": (io.BytesIO(f"rule_set: x{world.count}".encode()), "a.yaml")}


QUESTIONNAIRE_FORMS: dict[str, Form] = {
    "questionnaires.begin": offering,
    "questionnaires.receive": coming_back,
    **{
        f"questionnaires.{name}": filling(version="2", signed_by="x")
        for name in ("show", "section", "download", "save", "hand_in")
    },
}
