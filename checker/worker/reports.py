"""Jobs on harmonised transparency reports: one is checked, several are laid side by side, one is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import msgspec

from checker.domain.harmonised_checks import CheckedReport
from checker.harmonised.comparing import comparison_view
from checker.harmonised.view import Plain, view
from checker.harmonised.writing import all_deviations, all_results
from checker.messages import LANGUAGES
from checker.offers import Attachment
from checker.reporting import (
    ReportFiles,
    ReportWishes,
    check_report,
    compare_reports,
    render_check,
    render_comparison,
)
from checker.service import Service
from checker.storage.records import Edition, Job, Upload
from checker.storage.store import Store

JSON, PDF = "application/json", "application/pdf"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EARLIER = "earlier"
"""Role of the files of an earlier report; those of reports that are compared are ``report1``, ``report2``."""


def check(service: Service, store: Store, job: Job, worker: str) -> None:
    """Read a report, run every check, and keep page, workbook and JSON in every language."""
    checked = checked_report(service, store, job)
    made = []
    for code in LANGUAGES:
        made.append(_page({**view(checked, code), **details(checked, code)}, code))
        for form, media_type in (("xlsx", WORKBOOK), ("json", JSON)):
            body = render_check(service, checked, form, code)
            made.append(Edition(kind=form, language=code, maker="", media_type=media_type, body=body))
    store.results.keep(job, worker, made)


def compare(service: Service, store: Store, job: Job, worker: str) -> None:
    """Lay reports side by side, and keep page, workbook and JSON in every language."""
    comparison = compare_reports(service, reports_of(store, job))
    made = []
    for code in LANGUAGES:
        made.append(_page(comparison_view(comparison, code), code))
        for form, media_type in (("xlsx", WORKBOOK), ("json", JSON), ("pdf", PDF)):
            body = render_comparison(service, comparison, form, code)
            made.append(Edition(kind=form, language=code, maker="", media_type=media_type, body=body))
    store.results.keep(job, worker, made)


def print_report(service: Service, store: Store, job: Job, worker: str) -> None:
    """Make the PDF of a report that was checked before, which takes longest and is not always wanted."""
    request = cast(Mapping[str, Any], job.request)
    checked = checked_report(service, store, store.jobs.get(request["of"]))
    body = render_check(service, checked, "pdf", request["language"])
    made = Edition(kind="pdf", language=request["language"], maker="", media_type=PDF, body=body)
    store.results.keep(job, worker, [made], of=request["of"])


def checked_report(service: Service, store: Store, job: Job) -> CheckedReport:
    """Return the report of a job with the results of all checks."""
    request = cast(Mapping[str, Any], job.request)
    uploads = store.jobs.uploads(job.id)
    earlier = files_of(store, uploads, EARLIER, request.get("earlier_name", ""))
    wishes = ReportWishes(
        tier=request["tier"], other=earlier if earlier.files else None, statements=request["statements"]
    )
    return check_report(service, files_of(store, uploads, "report", request["name"]), wishes)


def reports_of(store: Store, job: Job) -> list[ReportFiles]:
    """Return the reports that are to be compared, in the order in which they were named."""
    names = cast(Sequence[str], job.request["names"])
    uploads = store.jobs.uploads(job.id)
    return [files_of(store, uploads, f"report{at}", name) for at, name in enumerate(names, start=1)]


def files_of(store: Store, uploads: Sequence[Upload], role: str, name: str) -> ReportFiles:
    """Return the files of one report."""
    those = [each for each in uploads if each.role == role]
    files = tuple(Attachment(name=each.name, data=store.originals.read(each.sha256)) for each in those)
    return ReportFiles(name=name, files=files)


def details(checked: CheckedReport, language: str) -> Plain:
    """Return every result and every deviation, for a page with filters."""
    return {
        "results": all_results(checked, language),
        "all_deviations": all_deviations(checked.given.report, language),
    }


def _page(plain: Plain, language: str) -> Edition:
    body = msgspec.json.encode(plain, enc_hook=str)  # a drawing is a text that is markup already
    return Edition(kind="screen", language=language, maker="", media_type=JSON, body=body)
