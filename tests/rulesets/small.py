"""A small rule set with nothing wrong, and ways to make something wrong."""

from pathlib import Path

RULESET = """\
id: small
version: 0.1.0
title: {en: Small, nl: Klein}
law_date: "2026-11-01"
languages: [en, nl]
first_designation: "2023-04-25"
acts:
  dsa:
    celex: 32022R2065
    eli: http://data.europa.eu/eli/reg/2022/2065/oj
    title: {en: Act, nl: Wet}
    short: {en: DSA, nl: DSA}
themes:
  notices: {en: Notices, nl: Meldingen}
facts:
  small:
    label: {en: small, nl: klein}
    question: {en: "Is it small?", nl: "Is het klein?"}
scopes:
  hosting:
    label: {en: hosting services, nl: hostingdiensten}
    binds: service.hosting
    binds_basis: ["dsa 3(g)"]
    exempt:
      all:
        - small
        - not: service.vlop
    exempt_basis: ["dsa 19(1)"]
    starts:
      - when: service.vlop
        on: "2024-02-17"
        months_after_designation: 4
        basis: ["dsa 92"]
      - on: "2024-02-17"
        basis: ["dsa 93(2)"]
    supervisor: {en: somebody, nl: iemand}
files:
  - concepts/words.yaml
  - obligations/art16.yaml
"""

CONCEPTS = """\
concepts:
  notice:
    note: {en: a notice, nl: een melding}
    en: [notice, report ... content]
    nl: ["*melding*"]
  receipt:
    note: {en: receipt, nl: ontvangst}
    en: [confirm]
    nl: [bevestigen]
"""

DUTIES = """\
obligations:
  - id: dsa-16-4
    theme: notices
    title: {en: Confirm, nl: Bevestigen}
    duty: {en: It is confirmed., nl: Het wordt bevestigd.}
    citation: {act: dsa, article: "16", paragraph: "4"}
    scope: hosting
    elements:
      - id: confirmation
        role: core
        asks: {en: "Is it confirmed?", nl: "Wordt het bevestigd?"}
        signals:
          - all: [receipt, notice]
        question: {en: "How?", nl: "Hoe?"}
    cases:
      - {name: shown, lang: en, text: We confirm every notice., expect: {confirmation: asserted}}
      - {name: look-alike, lang: en, text: We confirm orders., expect: {confirmation: silent}}
      - {name: getoond, lang: nl, text: Wij bevestigen elke melding., expect: {confirmation: asserted}}
      - {name: dubbelganger, lang: nl, text: Wij bevestigen bestellingen., expect: {confirmation: silent}}
"""


def write(
    folder: Path, *, ruleset: str = RULESET, concepts: str = CONCEPTS, duties: str = DUTIES, **others: str
) -> Path:
    """Write the small rule set, whole or with other texts; `others` are further files, ``__`` for a slash."""
    texts = {
        "ruleset.yaml": ruleset,
        "concepts/words.yaml": concepts,
        "obligations/art16.yaml": duties,
        **{f"{name.replace('__', '/')}.yaml": text for name, text in others.items()},
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
