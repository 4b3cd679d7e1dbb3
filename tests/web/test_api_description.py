"""Whatever a program sends, the answer is one that the description names, and never a fault inside."""

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from checker.domain.person import Role
from checker.settings import Settings
from checker.storage.store import open_store
from checker.web.api.describing import PART, describe
from checker.web.api.operations import OPERATIONS, Operation
from checker.web.app import create_app
from tests.databases import chosen
from tests.web.world import World

DESCRIPTION = describe(OPERATIONS)
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)
NAMED = r"{\1}"
EXAMPLES = 25
"""For each operation."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    own = Settings(
        data=tmp_path_factory.mktemp("data"), secret_key="for tests only", requests_per_minute=10**9
    )
    with chosen() as url:
        store = open_store(own.data, url=url)
        store.put_up("catalogue", {"profiles": [], "rule_sets": [{"id": "eu-dsa", "en": "x", "nl": "x"}]})
        yield World(app=create_app(own, store), store=store)
        store.close()


def test_the_description_is_served(world: World) -> None:
    answer = world.app.test_client().get("/api/v1/openapi.json")
    assert answer.get_json() == DESCRIPTION
    assert DESCRIPTION["openapi"].startswith("3.1")
    for schema in DESCRIPTION["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.slow
@pytest.mark.parametrize("made", OPERATIONS, ids=lambda made: made.name)
@pytest.mark.filterwarnings("default")
def test_every_answer_is_one_that_is_described(world: World, made: Operation) -> None:
    who = world.person("all", *Role)
    things = world.case()
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", world.app)
    one = schema.find_operation_by_label(f"{made.method} /api/v1{PART.sub(NAMED, made.rule)}")
    assert one is not None
    parts = world.parts(things, who)

    @settings(
        max_examples=EXAMPLES, derandomize=True, deadline=None, database=None,
        phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(
        case=st.one_of(*(one.as_strategy(generation_mode=mode) for mode in GenerationMode)),
        there=st.booleans(),
    )
    def hold(case: schemathesis.Case, there: bool) -> None:
        if there:
            case.path_parameters = {name: parts[name] for name in case.path_parameters or {}}
        case.call_and_validate(headers=world.token(who), checks=list(CHECKS))

    hold()
