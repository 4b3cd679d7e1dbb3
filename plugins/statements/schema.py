"""The columns and codes of the Transparency Database, before and after 1 July 2025.

Source: the database's own programme (github.com/digital-services-act/transparency-database) and its pages on
attributes and on the changes of 1 July 2025, read on 24 June 2026.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


NEW_CODES_FROM = date(2025, 7, 1)
"""From this day statements use the categories of Implementing Regulation (EU) 2024/2835."""

FULL = _words(
    """
uuid decision_visibility decision_visibility_other end_date_visibility_restriction decision_monetary
decision_monetary_other end_date_monetary_restriction decision_provision end_date_service_restriction
decision_account end_date_account_restriction account_type decision_ground decision_ground_reference_url
illegal_content_legal_ground illegal_content_explanation incompatible_content_ground
incompatible_content_explanation incompatible_content_illegal category category_addition
category_specification category_specification_other content_type content_type_other content_language
content_date content_id_ean territorial_scope application_date decision_facts source_type source_identity
automated_detection automated_decision platform_name platform_uid created_at
"""
)
"""The columns of a full dump in their order."""
ONLY_FULL = frozenset(
    ("illegal_content_explanation", "incompatible_content_explanation", "territorial_scope", "decision_facts")
)
LIGHT = tuple(name for name in FULL if name not in ONLY_FULL)
AGGREGATE = _words(
    """
automated_decision automated_detection category content_type_single decision_account decision_ground
decision_monetary decision_provision decision_visibility_single received_date source_type platform_name total
"""
)
"""The columns of an aggregate of the database, whose rows count statements."""
KNOWN = frozenset((*FULL, *AGGREGATE))

NEEDED = ("platform_name", "source_type", "decision_ground", "category", "automated_detection",
          "automated_decision")  # fmt: skip
"""Without these nothing can be counted."""
DAYS = ("content_date", "application_date")
MOMENTS = ("created_at",)
FAMILIES = MappingProxyType(
    {
        "visibility": ("decision_visibility", "decision_visibility_single"),
        "monetary": ("decision_monetary",),
        "provision": ("decision_provision",),
        "account": ("decision_account",),
    }
)
"""Family of restrictions: the column that holds it, in dumps and in aggregates."""

SOURCES = (
    "SOURCE_ARTICLE_16",
    "SOURCE_TRUSTED_FLAGGER",
    "SOURCE_TYPE_OTHER_NOTIFICATION",
    "SOURCE_VOLUNTARY",
)
GROUNDS = ("DECISION_GROUND_ILLEGAL_CONTENT", "DECISION_GROUND_INCOMPATIBLE_CONTENT")
DECISIONS = ("AUTOMATED_DECISION_FULLY", "AUTOMATED_DECISION_PARTIALLY", "AUTOMATED_DECISION_NOT_AUTOMATED")
ANSWERS = ("Yes", "No")
_PREFIX = "STATEMENT_CATEGORY_"
CATEGORIES = tuple(
    _PREFIX + name
    for name in _words(
        """
ANIMAL_WELFARE CONSUMER_INFORMATION CYBER_VIOLENCE CYBER_VIOLENCE_AGAINST_WOMEN
DATA_PROTECTION_AND_PRIVACY_VIOLATIONS ILLEGAL_OR_HARMFUL_SPEECH INTELLECTUAL_PROPERTY_INFRINGEMENTS
NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS NOT_SPECIFIED_NOTICE OTHER_VIOLATION_TC PROTECTION_OF_MINORS
RISK_FOR_PUBLIC_SECURITY SCAMS_AND_FRAUD SELF_HARM UNSAFE_AND_PROHIBITED_PRODUCTS VIOLENCE
"""
    )
)
RENAMED = MappingProxyType(
    {
        f"{_PREFIX}UNSAFE_AND_ILLEGAL_PRODUCTS": f"{_PREFIX}UNSAFE_AND_PROHIBITED_PRODUCTS",
        f"{_PREFIX}SCOPE_OF_PLATFORM_SERVICE": f"{_PREFIX}OTHER_VIOLATION_TC",
    }
)
"""Categories that carried another name before 1 July 2025."""
DROPPED = (f"{_PREFIX}NON_CONSENSUAL_BEHAVIOUR", f"{_PREFIX}PORNOGRAPHY_OR_SEXUALIZED_CONTENT")
"""Categories that ended on that day without one that takes their place."""
OLD_CATEGORIES = frozenset((*RENAMED, *DROPPED))
STATES = _words("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK")
"""The states of the European Economic Area; the database writes Greece as GR."""
OF_THE_UNION = 27
UNKNOWN = "UNKNOWN"
"""Stands for every code that is not in the lists above."""
