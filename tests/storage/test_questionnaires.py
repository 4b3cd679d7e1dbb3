"""Questionnaires are kept as they were asked and answered, and handed in once."""

import io

import pytest

from checker.domain.errors import NotFound, UsageFault
from checker.storage.cases import Overtaken
from checker.storage.records import Upload
from checker.storage.store import Store
from tests.storage.conftest import person
from tests.storage.test_cases import opened as open_case
from tests.web.questionnaire import begun


def upload(store: Store) -> Upload:
    kept = store.originals.keep(io.BytesIO(b"rule_set: test"), "q.yaml", 100)
    return Upload(role="declaration", sha256=kept.sha256, name="q.yaml", size=kept.size)


def test_what_is_saved_comes_back_and_an_older_page_does_not_win(store: Store) -> None:
    by = person(store, "ada")
    case = open_case(store, by, "1")
    draft = begun(store, by, case)
    seen = store.questionnaires.get(case, draft)
    store.questionnaires.save(by, seen, {**seen.answers, "dated": "2026-01-01"}, "about")
    with pytest.raises(Overtaken):
        store.questionnaires.save(by, seen, {}, "about")
    assert store.questionnaires.get(case, draft).answers["dated"] == "2026-01-01"
    assert store.audit.entries(case)[0].action == "questionnaire.saved"
    with pytest.raises(NotFound):
        store.questionnaires.get(open_case(store, by, "2"), draft)


def test_it_is_handed_in_once_and_stays_as_it_is(store: Store) -> None:
    by = person(store, "ada")
    case = open_case(store, by, "1")
    seen = store.questionnaires.get(case, begun(store, by, case))
    document = store.questionnaires.hand_in(by, seen, upload(store), is_valid=True)
    assert [each.id for each in store.case_documents.of(case)] == [document]
    now = store.questionnaires.get(case, seen.id)
    assert (now.document, bool(now.handed)) == (document, True)
    with pytest.raises(UsageFault, match="stays as it is"):
        store.questionnaires.save(by, now, {}, "about")
    with pytest.raises(UsageFault):
        store.questionnaires.hand_in(by, now, upload(store), is_valid=True)
    assert len(store.case_documents.of(case)) == 1
