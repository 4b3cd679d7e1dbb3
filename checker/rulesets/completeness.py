"""Whether a rule set has an obligation for every article that its header says binds providers."""

from __future__ import annotations

from collections.abc import Iterator

from checker.domain.message import say
from checker.domain.obligation import Obligation, Place, RuleSet
from checker.rulesets.sources import HEADER
from checker.yamltext import Fault, Rows, Table, fault_at, line_at


def completeness_faults(rule_set: RuleSet, header: Table) -> Iterator[Fault]:
    """Yield a fault for every article of the catalogue without obligation, and the other way round.

    The catalogue of an act is its list ``articles`` in the header; an act without one is not checked.
    """
    for act in rule_set.acts:
        articles = header["acts"][act.id].get("articles")
        if isinstance(articles, Rows):
            own = [duty for duty in rule_set.obligations if duty.citation.act.id == act.id]
            yield from _missing(act.id, articles, own)
            yield from _unlisted(act.id, articles, own, header)


def _missing(act: str, articles: Rows, own: list[Obligation]) -> Iterator[Fault]:
    cited = {duty.citation.article for duty in own}
    for article, line in zip(articles, articles.lines, strict=True):
        if article not in cited:
            yield fault_at(
                Place(file=HEADER, line=line),
                say(
                    "{place}: no obligation stands for article {article} of {act}; write one, with "
                    "not_from_paper where no paper can show it.",
                    article=article,
                    act=act,
                ),
            )


def _unlisted(act: str, articles: Rows, own: list[Obligation], header: Table) -> Iterator[Fault]:
    for duty in own:
        if duty.citation.article not in articles:
            yield fault_at(
                duty.place,
                say(
                    "{place}: article {article} of {act} is not in the list of articles on line {line} of "
                    "ruleset.yaml; add it there or correct the citation.",
                    article=duty.citation.article,
                    act=act,
                    line=str(line_at(header, ("acts", act, "articles"))),
                ),
            )
