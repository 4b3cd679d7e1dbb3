"""What is installed, the audit trail, and the description of all addresses, for programs."""

from __future__ import annotations

from checker.domain.person import Permission
from checker.storage.audit import Entry, as_plain
from checker.web.access import require
from checker.web.api.describing import describe
from checker.web.api.operations import OPERATIONS, blueprint, operation, page_of
from checker.web.api.shapes import EntryOut, Page, Paging, RuleSetOut, ServiceOut
from checker.web.start import known_profiles, offered_rule_sets
from checker.web.state import current_store


@operation("/rule-sets", gives=Page[RuleSetOut], query=Paging)
def rule_sets(query: Paging) -> Page[RuleSetOut]:
    """List the installed rule sets, the usual one first."""
    return page_of([RuleSetOut(**each) for each in offered_rule_sets()], query)


@operation("/services", gives=Page[ServiceOut], query=Paging)
def services(query: Paging) -> Page[ServiceOut]:
    """List the services that the registers know."""
    return page_of([ServiceOut(**each) for each in known_profiles()], query)


@operation("/cases/<case>/audit", gives=Page[EntryOut], query=Paging)
def audit_of_case(case: str, query: Paging) -> Page[EntryOut]:
    """List what was done in a case, newest first."""
    return _entries(case, query)


@operation("/audit", gives=Page[EntryOut], query=Paging, also=(403,))
def audit(query: Paging) -> Page[EntryOut]:
    """List what was done in the whole installation, newest first."""
    require(Permission.PEOPLE)
    return _entries(None, query)


@blueprint.get("/openapi.json")
def description() -> dict[str, object]:
    """Describe every address in the form of OpenAPI 3.1."""
    return describe(OPERATIONS)


def _entries(case: str | None, query: Paging) -> Page[EntryOut]:
    found = current_store().audit.entries(case, query.limit + 1, before=query.after)
    shown = found[: query.limit]
    return Page(
        items=[_entry(each) for each in shown], next=shown[-1].number if len(found) > query.limit else None
    )


def _entry(found: Entry) -> EntryOut:
    return EntryOut(
        number=found.number, moment=found.moment, person=found.actor.person, name=found.actor.name,
        origin=found.actor.origin, action=found.action, thing=found.thing, case=found.case,
        details=str(as_plain(found)["details"]), previous=found.previous, hash=found.hash,
    )  # fmt: skip
