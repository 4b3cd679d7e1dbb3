"""The first files of a new rule set: one duty with its words and cases, sound from the first minute."""

from __future__ import annotations

from checker.matching.terms import term_words
from checker.rulesets.forms import fingerprint
from checker.rulesets.sources import HEADER
from checker.yamltext import Table, read_yaml

LANGUAGES = ("en", "nl")
CELEX, ELI, LAW_DATE = "32022R2065", "http://data.europa.eu/eli/reg/2022/2065/oj", "2026-01-01"
"""What stands in a new header until its author replaces it."""

_HEADER = """\
# A new rule set. What every key means: docs/rule-authors.md of checker.
id: {id}
version: 0.1.0
title:
  en: "{title}"
  nl: "{title}"
# The day on which you last held the rules against the text of the law.
law_date: "{law_date}"
languages: [en, nl]
acts:
  act:
    # Replace these by the number and the address of the act in EUR-Lex.
    celex: {celex}
    eli: {eli}
    title: {{en: "{title}", nl: "{title}"}}
    short: {{en: "{title}", nl: "{title}"}}
    articles: ["1"]
themes:
  general: {{en: General, nl: Algemeen}}
scopes:
  everybody:
    label: {{en: intermediary services, nl: tussenhandelsdiensten}}
    binds: service.intermediary
    binds_basis: ["act 1"]
    starts:
      - on: "{law_date}"
        basis: ["act 1"]
    supervisor: {{en: "the competent authority", nl: "de bevoegde autoriteit"}}
files:
  - concepts/words.yaml
  - obligations/art01.yaml
  - forms/en.yaml
  - forms/nl.yaml
"""

_CONCEPTS = """\
# Vocabulary, written once; duties name concepts, never words.
concepts:
  notice:
    note: {en: a report of content, nl: een melding van inhoud}
    en:
      - notice
      - report ... content
    nl:
      - "*melding*"
  receipt:
    note: {en: a confirmation of receipt, nl: een bevestiging van ontvangst}
    en:
      - confirm
    nl:
      - bevestigen
"""

_DUTIES = """\
obligations:
  - id: {id}-1-1
    theme: general
    title:
      en: Confirm receipt
      nl: Bevestig de ontvangst
    duty:
      en: The provider confirms that a notice has arrived.
      nl: De aanbieder bevestigt dat een melding is aangekomen.
    citation: {{act: act, article: "1", paragraph: "1"}}
    scope: everybody
    elements:
      - id: confirmation
        role: core
        asks:
          en: Is receipt of a notice confirmed?
          nl: Wordt de ontvangst van een melding bevestigd?
        asks_level: asserted
        signals:
          - all: [receipt, notice]
            near: 8
        question:
          en: How is receipt of a notice confirmed?
          nl: Hoe wordt de ontvangst van een melding bevestigd?
    cases:
      - name: a notice is confirmed
        lang: en
        text: We confirm every notice.
        expect:
          confirmation: asserted
      - name: look-alike, an order is confirmed
        lang: en
        text: We confirm every order of shoes.
        expect:
          confirmation: silent
      - name: een melding wordt bevestigd
        lang: nl
        text: Wij bevestigen elke melding.
        expect:
          confirmation: asserted
      - name: dubbelganger, een bestelling wordt bevestigd
        lang: nl
        text: Wij bevestigen elke bestelling van schoenen.
        expect:
          confirmation: silent
"""

_FORMS = """\
# Inflected forms of the vocabulary, made by `checker rules forms`; do not edit.
made_from: "{made_from}"
forms: {{}}
"""


def new_files(id: str, title: str) -> dict[str, str]:
    """Return name and text of every file of a new rule set.

    Args:
        id: Its id: small letters and digits, with hyphens between them.
        title: How it is called; its author translates it.
    """
    texts = {
        HEADER: _HEADER.format(id=id, title=title, celex=CELEX, eli=ELI, law_date=LAW_DATE),
        "concepts/words.yaml": _CONCEPTS,
        "obligations/art01.yaml": _DUTIES.format(id=id),
    }
    for language in LANGUAGES:
        texts[f"forms/{language}.yaml"] = _FORMS.format(made_from=fingerprint(_words(language)))
    return texts


def _words(language: str) -> tuple[str, ...]:
    """Return the words of the vocabulary above whose inflected forms count."""
    vocabulary, _ = read_yaml(_CONCEPTS, "")
    concepts = vocabulary["concepts"] if isinstance(vocabulary, Table) else {}
    entries = [entry for concept in concepts.values() for entry in concept[language]]
    return tuple(sorted({word for entry in entries for word in term_words(entry)}))
