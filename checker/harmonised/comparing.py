"""Several reports side by side: one service over time, or several services; no order of merit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.domain.harmonised import HarmonisedReport
from checker.domain.harmonised_checks import CheckInput, CheckResult
from checker.harmonised.changes import Change, changed_cells
from checker.harmonised.charts import users
from checker.harmonised.form import period_of, versions
from checker.harmonised.reach import main_figure, over_time
from checker.harmonised.results import same_service, shown
from checker.harmonised.view import MAIN_FIGURES, STYLE, TEXT_TEMPLATE, Plain, heading, label_of, result_view

TEMPLATE = "harmonised.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Reports in the order in which they were handed in, and what neighbours of one service differ in."""

    names: tuple[str, ...]
    """What was handed in."""
    reports: tuple[HarmonisedReport, ...]
    steps: tuple[Step, ...]

    @property
    def one_service(self) -> bool:
        """True where all reports name the same service."""
        return all(same_service(self.reports[0], other) for other in self.reports[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From one report of a service to the next."""

    before: int
    """Index of the earlier report."""
    after: int
    changes: tuple[Change, ...]
    results: tuple[CheckResult, ...]
    """Of the checks that need two reports: H13 for two versions, S10 for two periods."""


def compare(names: Sequence[str], reports: Sequence[HarmonisedReport], tier: str) -> Comparison:
    """Return reports side by side; those of one service also step by step."""
    steps = []
    for at, report in enumerate(reports):
        earlier = [before for before in range(len(reports)) if _comes_before(reports, before, at)]
        if earlier:
            before = max(earlier, key=lambda index: (str(period_of(reports[index])), index))
            given = CheckInput(report=report, tier=tier, tier_from="content", other=reports[before])
            steps.append(
                Step(
                    before=before,
                    after=at,
                    changes=tuple(changed_cells(reports[before], report)),
                    results=(*versions(given), *over_time(given)),
                )
            )
    return Comparison(names=tuple(names), reports=tuple(reports), steps=tuple(steps))


def _comes_before(reports: Sequence[HarmonisedReport], one: int, other: int) -> bool:
    """Tell whether a report of the same service is earlier: by period, else as handed in."""
    if one == other or not same_service(reports[one], reports[other]):
        return False
    first, second = str(period_of(reports[one])), str(period_of(reports[other]))
    return first < second or (first == second and one < other)


def comparison_view(comparison: Comparison, language: str) -> Plain:
    """Return the plain view of a comparison."""
    return {
        "template": TEMPLATE,
        "text_template": TEXT_TEMPLATE,
        "style": STYLE,
        "language": language,
        "kind": "compare",
        "one_service": comparison.one_service,
        "reports": [
            {"name": name, **heading(report)}
            for name, report in zip(comparison.names, comparison.reports, strict=True)
        ],
        "figures": [_figure(comparison, part, indicator) for part, indicator in MAIN_FIGURES],
        "charts": users(_named(comparison), language),
        "steps": [_step(comparison, step, language) for step in comparison.steps],
    }


def _named(comparison: Comparison) -> list[tuple[str, HarmonisedReport]]:
    """Return the reports with their numbers, services and periods as a chart names them."""
    return [
        (f"{at} {heading(report)['service'][:16]} {heading(report)['period'][:7]}", report)
        for at, report in enumerate(comparison.reports, start=1)
    ]


def _figure(comparison: Comparison, part: int, indicator: str) -> Plain:
    found = [main_figure(report, part, indicator) for report in comparison.reports]
    values = ["" if each.blank else shown(each.number) if each.number is not None else "?" for each in found]
    return {"part": part, "id": indicator, "label": label_of(part, indicator), "values": values}


def _step(comparison: Comparison, step: Step, language: str) -> Plain:
    return {
        "before": comparison.names[step.before],
        "after": comparison.names[step.after],
        "count": len(step.changes),
        "results": [result_view(each, language) for each in step.results],
        "changes": [
            {
                "address": change.address,
                "before": change.before[:500],
                "after": change.after[:500],
                "place": str(change.place),
            }
            for change in step.changes
        ],
    }
