"""A declaration to fill in: YAML with every question as a comment above its answer."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from checker.declarations.schema import QUESTIONNAIRE_VERSION
from checker.domain.message import say
from checker.domain.obligation import Element, Obligation, RuleSet
from checker.domain.profile import Profile
from checker.messages import tell

WIDTH = 96


def template(
    rule_set: RuleSet,
    obligations: Sequence[Obligation],
    profile: Profile,
    language: str,
    given: Mapping[str, Any] | None = None,
) -> str:
    """Return a declaration that is valid as it stands: what is not answered is ``unknown``.

    Args:
        rule_set: Whose elements are asked about.
        obligations: Those of its obligations that may bind the provider.
        profile: What is known already; it is filled in.
        language: Language of the questions, ``nl`` or ``en``.
        given: What was answered already, by the keys of a declaration; it goes before the profile.
    """
    stated = given or {}
    lines = [
        *_advice(rule_set, language),
        f"rule_set: {rule_set.id}",
        f'rule_set_version: "{rule_set.version}"',
        f'questionnaire_version: "{QUESTIONNAIRE_VERSION}"',
        f"signed_by: {_exactly(stated.get('signed_by', ''))}",
        f"dated: {_exactly(stated.get('dated', ''))}  # 2026-01-31",
        *_profile(rule_set, stated.get("profile") or _known(rule_set, profile), language),
        "answers:" if any(duty.elements for duty in obligations) else "answers: {}",
    ]
    themes = dict(rule_set.themes)
    theme = ""
    for duty in obligations:
        if duty.theme != theme and duty.elements:
            theme = duty.theme
            lines += [
                "",
                *_comment(f"=== {themes[theme](language) if theme in themes else theme} ===", depth=2),
            ]
        lines += _duty(duty, stated.get("answers", {}), language)
    return "\n".join(lines) + "\n"


def _advice(rule_set: RuleSet, language: str) -> Iterator[str]:
    yield from _comment(
        tell(say("Declaration under {title}", title=rule_set.title), language),
        tell(
            say(
                "Answer with yes, no, partly or unknown. A description says how it is done. A figure has "
                "a value, a unit, and where it helps a scope and a period. What you leave out stays "
                "unknown."
            ),
            language,
        ),
    )


def _known(rule_set: RuleSet, profile: Profile) -> Mapping[str, Any]:
    """Return what is known of a service by the keys of a declaration."""
    return {
        "name": profile.name,
        "services": profile.services,
        "designated_on": profile.designated_on or "",
        "facts": {fact.id: profile.fact(fact.id) for fact in rule_set.facts},
    }


def _profile(rule_set: RuleSet, known: Mapping[str, Any], language: str) -> Iterator[str]:
    yield "profile:"
    yield f"  name: {_exactly(known.get('name', ''))}"
    yield f"  services: [{', '.join(known.get('services', ()))}]"
    yield f"  designated_on: {_exactly(known.get('designated_on', ''))}"
    if rule_set.facts:
        yield "  facts:"
    for fact in rule_set.facts:
        yield from _comment(fact.question(language), depth=4)
        yield f"    {fact.id}: {known.get('facts', {}).get(fact.id, 'unknown')}"


def _duty(duty: Obligation, answers: Mapping[str, Any], language: str) -> Iterator[str]:
    if duty.elements:
        yield ""
        yield from _comment(f"{duty.citation.label(language)} – {duty.title(language)}", depth=2)
        yield from _comment(duty.duty(language), depth=2)
    for element in duty.elements:
        yield ""
        yield from _comment(element.asks(language), *help_of(element, language), depth=2)
        yield f"  {element.id}:"
        yield from _answer(element, answers.get(element.id, {}))


def _answer(element: Element, answer: Mapping[str, Any]) -> Iterator[str]:
    yield f"    answer: {answer.get('answer', 'unknown')}"
    yield f"    description: {_exactly(answer.get('description', ''))}"
    figures = answer.get("figures", ())
    if figures:
        yield "    figures:"
    elif element.declared == "figure":
        yield '    figures: []  # - {value: "12.5", unit: "", scope: EU, period: ""}'
    for figure in figures:
        yield f"      - {{{', '.join(f'{key}: {_exactly(value)}' for key, value in figure.items())}}}"
    yield f"    links: [{', '.join(map(_exactly, answer.get('links', ())))}]"


def help_of(element: Element, language: str) -> Iterable[str]:
    """Say what a description would answer, and what would substantiate it."""
    if element.question.texts:
        yield tell(say("For the description: {question}", question=element.question), language)
    if element.evidence_wanted.texts:
        yield tell(say("What would substantiate it: {wanted}", wanted=element.evidence_wanted), language)


def _comment(*texts: str, depth: int = 0) -> Iterator[str]:
    """Yield comment lines; a text can never leave its comment, whatever breaks it holds."""
    for text in texts:
        for line in textwrap.wrap(" ".join(text.split()), WIDTH - depth):
            yield f"{' ' * depth}# {line}"


def _exactly(value: object) -> str:
    """Write a value as a quoted YAML scalar on one line, from which exactly the same text is read."""
    written = yaml.safe_dump(str(value), default_style='"', allow_unicode=True, width=float("inf"))
    return str(written).rstrip("\n")
