"""The job that chooses the questions of a questionnaire for a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from checker.declarations.drafted import asked_about
from checker.declaring import asked
from checker.domain.profile import Truth
from checker.service import Service, Wishes
from checker.storage.questionnaires import KIND
from checker.storage.records import Job
from checker.storage.store import Store

SIZE = "micro_or_small"


def choose_questions(service: Service, store: Store, job: Job, worker: str) -> None:
    """Choose the duties that may bind the service of a case, and keep the questions about them."""
    request = cast(Mapping[str, Any], job.request)
    wishes = Wishes(
        services=tuple(request["services"]),
        profile=request["profile"],
        facts=((SIZE, Truth(request["size"])),) if request.get("size") else (),
        rules=request["rules"],
    )
    found = asked_about(*asked(service, wishes))
    store.questionnaires.keep_asked(job, worker, request[KIND], found.written(), found.empty())
