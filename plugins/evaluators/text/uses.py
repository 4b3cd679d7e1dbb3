"""For which duties of Regulation (EU) 2022/2065 (CELEX 32022R2065) a figure can be used, and why not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.plugins.evaluators.text.territories import MEMBER_STATES

from checker.domain.figure import Figure, FigureUse
from checker.domain.message import Message, say
from checker.domain.obligation import RuleSet
from checker.domain.profile import Truth, all_of
from checker.matching import fold

_CELEX = "32022R2065"
_WINDOW = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Metric:
    """A kind of figure that duties ask for."""

    counted: re.Pattern[str]
    """Of the unit or, for a share or a time, of the words around the number; folded."""
    places: tuple[tuple[str, str, str, str], ...]
    """Article, paragraph and point, where an empty point stands for all of the paragraph; and the territory
    that is asked for: ``union``, ``states`` (each Member State) or ``both``."""
    notices: bool = False
    """True where it matters whether a notice or own rules led to it."""


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?!\w)")


_METRICS = (
    _Metric(
        counted=_words(
            r"\w*users?", r"\w*gebruikers?", r"\w*nutzern?", r"utilisateurs?", r"recipients?", r"afnemers?",
            r"empfangern?", r"destinataires?",
        ),
        places=(("24", "2", "", "union"), ("42", "3", "", "states")),
    ),
    _Metric(
        counted=_words(
            r"\w*moderator(?:s|en|innen)?", r"\w*moderatoren", r"moderateurs?", r"(?:human )?reviewers?",
            r"\w*beoordelaars", r"prufern?",
        ),
        places=(("42", "2", "a", "both"),),
    ),
    _Metric(
        counted=_words(
            r"\w*notices?", r"\w*meldingen", r"\w*meldungen", r"hinweise[n]?", r"notifications",
            r"signalements?",
        ),
        places=(("15", "1", "b", "union"),),
        notices=True,
    ),
    _Metric(
        counted=_words(r"\w*orders?", r"bevelen", r"anordnungen", r"injonctions?"),
        places=(("15", "1", "a", "both"),),
    ),
    _Metric(
        counted=_words(r"complaints?", r"klachten", r"beschwerden?", r"plaintes?", r"appeals?", r"bezwaren",
                       r"reclamations?"),
        places=(("15", "1", "d", "union"),),
    ),
    _Metric(
        counted=_words(r"disputes?", r"geschillen", r"streitigkeiten", r"litiges?"),
        places=(("24", "1", "a", "union"),),
    ),
    _Metric(
        counted=_words(r"suspensions?", r"suspended accounts?", r"opschortingen", r"aussetzungen"),
        places=(("24", "1", "b", "union"),),
    ),
    _Metric(
        counted=_words(r"accuracy", r"error rates?", r"nauwkeurigheid", r"foutpercentages?", r"fehlerquoten?",
                       r"genauigkeit", r"taux d'erreur", r"precision"),
        places=(("15", "1", "e", "union"),),
    ),
)  # fmt: skip


_FITTING = {
    "union": say("It is a figure for the Union."),
    "states": say("It is a figure for a Member State."),
}
_NOT_FITTING = {
    "union": say("It is a figure for the Union; the duty asks for each Member State."),
    "states": say("It is a figure for one Member State; the duty asks for the Union."),
    "world": say("It is a worldwide figure; the duty asks for the Union."),
    "elsewhere": say("It is a figure for a territory that is not the Union."),
}


class Uses:
    """Tells which duties of a rule set ask for the figures of one document."""

    def __init__(self, folded: str, rule_set: RuleSet) -> None:
        """Take the document's text, folded, and the duties."""
        self._folded = folded
        self._asking = {metric: tuple(_asking(metric, rule_set)) for metric in _METRICS}
        self._metrics: dict[str, _Metric | None] = {}

    def of(self, figure: Figure) -> tuple[FigureUse, ...]:
        """Return the duties that ask for such a figure, each with what fits, is against it or is left open.

        Args:
            figure: The figure, with scope, period and regime.
        """
        metric = self._metric(figure)
        if metric is None:
            return ()
        return tuple(_use(figure, metric, duty, territory) for duty, territory in self._asking[metric])

    def _metric(self, figure: Figure) -> _Metric | None:
        """Return what kind of figure it is: by its unit, for a share by the words right behind it."""
        words = fold(figure.unit)
        if words == "%":
            words = self._folded[figure.number_end : min(figure.end, figure.number_end + _WINDOW)]
        if words not in self._metrics:
            self._metrics[words] = next((each for each in _METRICS if each.counted.search(words)), None)
        return self._metrics[words]


def _asking(metric: _Metric, rule_set: RuleSet) -> Iterator[tuple[str, str]]:
    """Yield the duties that ask for figures of a kind, and the territory each asks for."""
    for duty in rule_set.obligations:
        for article, paragraph, point, territory in metric.places:
            if (
                duty.citation.act.celex == _CELEX
                and (duty.citation.article, duty.citation.paragraph) == (article, paragraph)
                and point in {"", duty.citation.point}
            ):
                yield duty.id, territory


def _use(figure: Figure, metric: _Metric, duty: str, territory: str) -> FigureUse:
    """Return whether a figure can be used for a duty; the reasons are those that decide."""
    tests = (_scope(figure, territory), *_tests(figure, metric))
    usable = all_of(tuple(truth for truth, _ in tests))
    reasons = tuple(message for truth, message in tests if truth is usable)
    return FigureUse(obligation=duty, usable=usable, reasons=reasons)


def _tests(figure: Figure, metric: _Metric) -> Iterator[tuple[Truth, Message]]:
    if figure.period:
        yield Truth.YES, say("The period is stated.")
    else:
        yield Truth.UNKNOWN, say("No period is stated.")
    if figure.unit == "%" and figure.part("base") is None:
        yield Truth.UNKNOWN, say("It is a share, and the document does not say of what.")
    if metric.notices and figure.regime == "own_rules":
        yield Truth.NO, say("It counts under the provider's own rules, not notices of illegal content.")
    if figure.regime == "other_law":
        yield Truth.NO, say("It is reported under another law.")


def _scope(figure: Figure, territory: str) -> tuple[Truth, Message]:
    """Hold the territory of a figure against the one that is asked for."""
    if figure.scope is None:
        return Truth.UNKNOWN, say("No territory is stated.")
    kind = {"EU": "union", "global": "world"}.get(figure.scope, "elsewhere")
    kind = "states" if figure.scope in MEMBER_STATES else kind
    if kind in _FITTING and territory in {kind, "both"}:
        return Truth.YES, _FITTING[kind]
    return Truth.NO, _NOT_FITTING[kind]
