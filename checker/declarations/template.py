"""An empty declaration to fill in: YAML with every question as a comment above its answer."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from checker.declarations.schema import QUESTIONNAIRE_VERSION
from checker.domain.message import say
from checker.domain.obligation import Element, Obligation, RuleSet
from checker.domain.profile import Profile
from checker.messages import tell

WIDTH = 96


def template(rule_set: RuleSet, obligations: Sequence[Obligation], profile: Profile, language: str) -> str:
    """Return an empty declaration that is valid as it stands: every answer is ``unknown``.

    Args:
        rule_set: Whose elements are asked about.
        obligations: Those of its obligations that may bind the provider.
        profile: What is known already; it is filled in.
        language: Language of the questions, ``nl`` or ``en``.
    """
    lines = [
        *_comment(
            tell(say("Declaration under {title}", title=rule_set.title), language),
            tell(
                say(
                    "Answer with yes, no, partly or unknown. A description says how it is done. A figure has "
                    "a value, a unit, and where it helps a scope and a period. What you leave out stays "
                    "unknown."
                ),
                language,
            ),
        ),
        f"rule_set: {rule_set.id}",
        f'rule_set_version: "{rule_set.version}"',
        f'questionnaire_version: "{QUESTIONNAIRE_VERSION}"',
        'signed_by: ""',
        'dated: ""  # 2026-01-31',
        *_profile(rule_set, profile, language),
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
        lines += _duty(duty, language)
    return "\n".join(lines) + "\n"


def _profile(rule_set: RuleSet, profile: Profile, language: str) -> Iterator[str]:
    yield "profile:"
    yield f"  name: {_quoted(profile.name)}"
    yield f"  services: [{', '.join(profile.services)}]"
    yield f'  designated_on: "{profile.designated_on or ""}"'
    if rule_set.facts:
        yield "  facts:"
    for fact in rule_set.facts:
        yield from _comment(fact.question(language), depth=4)
        yield f"    {fact.id}: {profile.fact(fact.id)}"


def _duty(duty: Obligation, language: str) -> Iterator[str]:
    if duty.elements:
        yield ""
        yield from _comment(f"{duty.citation.label(language)} – {duty.title(language)}", depth=2)
        yield from _comment(duty.duty(language), depth=2)
    for element in duty.elements:
        yield ""
        yield from _comment(element.asks(language), *help_of(element, language), depth=2)
        yield f"  {element.id}:"
        yield "    answer: unknown"
        yield '    description: ""'
        if element.declared == "figure":
            yield '    figures: []  # - {value: "12.5", unit: "", scope: EU, period: ""}'
        yield "    links: []"


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


def _quoted(text: str) -> str:
    """Write a text as a quoted YAML scalar on one line."""
    plain = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'
