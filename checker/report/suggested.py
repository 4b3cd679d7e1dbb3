"""Passages that suggesters put forward where nothing was found; shown apart, as nothing follows from them."""

from __future__ import annotations

from collections.abc import Mapping

from checker.domain.assessment import Suggested, Suggestion
from checker.report.edition import Edition, Plain
from checker.report.marks import Place
from checker.report.quotes import quote


def suggested(edition: Edition, names: Mapping[Place, str] | None = None) -> list[Plain]:
    """Return one part for each suggester; with the names of marks every passage also has its `mark`."""
    return [_part(edition, item, names) for item in edition.assessment.suggested]


def _part(edition: Edition, item: Suggested, names: Mapping[Place, str] | None) -> Plain:
    by_duty: dict[str, list[Suggestion]] = {}
    for passage in item.passages:
        by_duty.setdefault(passage.obligation, []).append(passage)
    return {
        "by": edition.say(
            "Suggested by the plugin {plugin} {version} (model {model}); nothing follows from them.",
            plugin=item.by,
            version=item.version,
            model=", ".join(part.digest[:12] for part in item.model),
        ),
        "count": len(item.passages),
        "duties": [
            {
                "id": duty.id,
                "citation": edition.citation(duty),
                "title": edition.text(duty.title),
                "passages": [_passage(edition, passage, names) for passage in by_duty[duty.id]],
            }
            for duty, _ in edition.pairs()
            if duty.id in by_duty
        ],
    }


def _passage(edition: Edition, item: Suggestion, names: Mapping[Place, str] | None) -> Plain:
    mark = {"mark": names[item.document, item.start, item.end]} if names else {}
    return quote(edition, item.document, item.start, item.end) | mark
