"""The harmonised template: parts, columns, rows, and which tier fills what.

Source: Implementing Regulation (EU) 2024/2835, Annex I; ids are this program's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

COUNT, HOURS, SHARE, STAFF, WORDS, DATE = "count", "hours", "share", "staff", "words", "date"
CONTEXT = "context:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A column or a row label of the template."""

    id: str
    text: str
    """In English, as in Annex I."""
    kind: str = WORDS
    """What its cells hold: ``count``, ``hours``, ``share``, ``words``, ``date``, ``staff`` (whole posts)."""


def _labels(table: str, kind: str = "") -> tuple[Label, ...]:
    rows = (line.split("|") for line in table.strip().splitlines())
    return tuple(
        Label(id=row[0], text=row[-1], kind=kind or (row[1] if len(row) > 2 else WORDS)) for row in rows
    )


PARTS = MappingProxyType(
    {
        1: "report_identification",
        2: "categories_names",
        3: "member_states_orders",
        4: "notices",
        5: "own_initiative_illegal",
        6: "own_initiative_TC",
        7: "appeals_and_recidivism",
        8: "automated_means",
        9: "human_resources",
        10: "AMAR",
        11: "qualitative",
    }
)
"""Number of a part, and its name in file and sheet names."""
WITH_CATEGORIES, ADDED_UP, WITH_INDICATORS = (2, 3, 4, 5, 6), (3, 4, 5, 6), (1, 7, 8, 9, 10, 11)

_OPENING = _labels("applicability|Applicability\nservice|Service\nperiod|Reporting period")
_CATEGORY = _labels(
    'category|Category of illegal content\ndescription|Description of the sub-category \
"Other"'
)
_SCOPE = _labels("scope|Scope")
_ROW_LABELS = _labels("section|Section\nindicator|Indicator\nscope|Scope\nvalue|Value")
_NOTE = _labels("context:value|Contextual information")

ORDERS = _labels(
    """
orders_act|count|Number of orders to act against illegal content received
orders_act_items|count|Number of specific items of information included in the total number of orders to \
act against \
illegal content
orders_act_receipt|hours|Median time to inform the authority of the receipt of the order to act against \
illegal content
orders_act_effect|hours|Median time to give effect to the order to act against illegal content
orders_info|count|Number of orders to provide information
orders_info_receipt|hours|Median time to inform the authority of the receipt of the order to provide \
information
orders_info_effect|hours|Median time to give effect to the order to provide information
"""
)
NOTICES = _labels(
    """
notices|count|Number of notices received
notices_tf|count|Number of notices received from Trusted flaggers
items|count|Number of specific items of information included in the total number of notices
items_tf|count|Number of specific items of information included in the total number of notices by Trusted \
Flaggers \
(Trusted Flagger notices)
action_time|hours|Median time to take action
action_time_tf|hours|Median time to take action (Trusted Flagger notices)
law|count|Number of actions taken on the basis of the law
law_tf|count|Number of actions taken on the basis of the law (Trusted Flagger notices)
terms|count|Number of actions taken on the basis of the terms and conditions of the service
terms_tf|count|Number of actions taken on the basis of the terms and conditions of the service (Trusted \
Flagger notices)
"""
)
MEASURES = _labels(
    """
measures|count|Number of measures taken at the provider's own initiative
measures_automated|count|Number of measures taken after detection with solely automated means
removal|count|Visibility restriction Removal
disabling|count|Visibility restriction Disable
demotion|count|Visibility restriction Demoted
age_restriction|count|Visibility restriction Age restricted
interaction_restriction|count|Visibility restriction Interaction restricted
labelling|count|Visibility restriction Labelled
visibility_other|count|Visibility restriction Other
money_suspension|count|Monetary restriction Suspension
money_termination|count|Monetary restriction Termination
money_other|count|Monetary restriction Other
service_suspension|count|Provision of the service Suspension
service_termination|count|Provision of the service Termination
account_suspension|count|Account restriction Suspension
account_termination|count|Account restriction Termination
"""
)


def _notes(labels: tuple[Label, ...]) -> tuple[Label, ...]:
    return tuple(
        Label(id=CONTEXT + label.id, text=f"Contextual information on {label.text}") for label in labels
    )


COLUMNS = MappingProxyType(
    {
        1: (*_OPENING[:2], *_labels("indicator|Indicator\nvalue|Value")),
        2: _labels(
            "label|Category label\nname|Category description\n"
            "category|Category of illegal content / incompatible with the terms and conditions\n"
            "context:category|Contextual information"
        ),
        3: (*_OPENING, *_CATEGORY, *_SCOPE, *ORDERS, *_notes(ORDERS)),
        4: (*_OPENING, *_CATEGORY, *NOTICES, *_notes(NOTICES)),
        5: (*_OPENING, *_CATEGORY, *MEASURES, *_notes(MEASURES)),
        6: (
            *_OPENING,
            Label(id="category", text="Category of incompatibility with the provider's terms and conditions"),
            _CATEGORY[1],
            *MEASURES,
            *_notes(MEASURES),
        ),
        7: (*_OPENING, *_ROW_LABELS, *_NOTE),
        8: (*_OPENING, *_ROW_LABELS, *_NOTE),
        9: (*_OPENING, *_ROW_LABELS, *_NOTE),
        10: (*_OPENING, *_ROW_LABELS),
        11: (*_OPENING, *_labels("indicator|Indicator\nvalue|Value")),
    }
)
"""The columns of every part in order."""

FIGURES = MappingProxyType({3: ORDERS, 4: NOTICES, 5: MEASURES, 6: MEASURES})
"""The columns that hold numbers, in the parts with categories."""

INDICATORS = MappingProxyType(
    {
        1: _labels(
            """
provider|Name of the service provider
published|Date of the publication of the report
previous|Date of the publication of the latest previous report
period_start|Starting date of reporting period
period_end|Ending date of reporting period
"""
        ),
        7: _labels(
            """
complaints|Number of complaints submitted to the internal-complaints mechanism
new_restrictions|Number of restrictions newly imposed as a result of an internal complaint
complaints_visibility|Complaint regarding a decision to remove or disable access to or restrict \
visibility of information
complaints_service|Complaint regarding a decision to suspend or terminate the provision of the service
complaints_account|Complaint regarding a decision to suspend or terminate an account
complaints_money|Complaint regarding a decision to restrict the ability to monetise information
complaints_notice|Complaint regarding a decision not to take action on a notice submitted in accordance \
with Article 16
complaints_notice_tf|Complaint regarding a decision not to take action on a notice submitted by a Trusted \
Flagger \
in accordance with Article 16
disputes|Number of disputes submitted to out-of-court dispute settlement bodies
suspensions_content|Number of suspensions enacted for the provision of manifestly illegal content
suspensions_notices|Number of suspensions enacted for the provision of manifestly unfounded notices
suspensions_complaints|Number of suspensions enacted for the provision of manifestly unfounded complaints
"""
        ),
        8: _labels(
            """
automated|Number of measures solely taken by automated means
not_automated|Number of measures not taken by automated means
accuracy|Accuracy of the automated means - Accuracy
precision|Accuracy of the automated means - Precision
recall|Accuracy of the automated means - Recall
notices_automated|Number of notices solely processed by automated means
notices_not_automated|Number of notices not processed by automated means
"""
        ),
        9: _labels(
            """
internal|Number of internal moderators employed by the provider
external|Number of external moderators contracted by the provider
linguistic|Number of total moderators with sufficient linguistic expertise
"""
        ),
        10: _labels("recipients|Number of average monthly active recipients during the reporting period"),
        11: _labels(
            """
summary|Summary of the content moderation engaged in at the providers' own initiative
information|Meaningful and comprehensible information regarding content moderation engaged in at the \
providers' own \
initiative
means|Qualitative description of the automated means
accuracy_text|Qualitative description of indicators of accuracy and possible rate of error of automated \
means
purposes|Specification of the precise purposes to apply automated means
safeguards|Safeguards applied to the use of automated means
governance|High-level description of the content moderation governance structure
qualifications|Qualifications of the human resources dedicated to content moderation
training|Training given to human resources dedicated to content moderation
support|Support given to human resources dedicated to content moderation
counting|Methodology used to compute the number of human resources dedicated to content moderation
"""
        ),
    }
)
"""The row labels of the parts without categories, in order."""

SCOPES = MappingProxyType(
    {
        7: _labels(
            """
TOTAL|Total number
upheld|Decisions upheld
partially_reversed|Decisions partially reversed
reversed|Decisions reversed
median|Median time
omitted|Decision omitted
implemented|Percentage of outcomes implemented
"""
        ),
        8: _labels("TOTAL|Total number\nown|Own-initiative\nnam|NAM Total\nnam_tf|NAM Trusted Flagger"),
        9: _labels("TOTAL|Total number"),
        10: _labels("TOTAL|TOTAL"),
    }
)
"""The scopes that are words, in order; languages and Member States are codes."""

RATES = ("accuracy", "precision", "recall")
GROUNDS = tuple(label.id for label in INDICATORS[7][2:8])


def kind_of(part: int, indicator: str, scope: str) -> str:
    """Return what the value of a row holds, in the parts without categories."""
    if part == 8 and indicator in RATES:
        return SHARE
    if part == 7 and scope in {"median", "implemented"}:
        return HOURS if scope == "median" else SHARE
    if part == 1:
        return WORDS if indicator == "provider" else DATE
    return {9: STAFF, 11: WORDS}.get(part, COUNT)


def rows_of(part: int) -> tuple[tuple[str, str], ...]:
    """Return the rows that are words alone, in parts 7 to 11: indicator and scope, in order."""
    if part == 7:
        return _appeals()
    if part == 8:
        own = [(label.id, scope) for scope in ("TOTAL", "own") for label in INDICATORS[8][:5]]
        notices = [*INDICATORS[8][5:], *INDICATORS[8][2:5]]
        return (*own, *((label.id, scope) for scope in ("nam", "nam_tf") for label in notices))
    return tuple((label.id, "TOTAL" if part in SCOPES else "") for label in INDICATORS[part])


def _appeals() -> tuple[tuple[str, str], ...]:
    outcomes = ("TOTAL", "upheld", "partially_reversed", "reversed", "median")
    rows = [("complaints", scope) for scope in (*outcomes, "omitted")] + [("new_restrictions", "TOTAL")]
    rows += [(ground, scope) for ground in GROUNDS for scope in outcomes]
    rows += [("disputes", scope) for scope in (*outcomes, "omitted", "implemented")]
    return (*rows, *((label.id, "TOTAL") for label in INDICATORS[7][9:]))


def fills(tier: str, part: int, indicator: str = "", scope: str = "") -> bool:
    """Tell whether a tier fills a part, or a row of it."""
    hosts, platform = tier in {"hosting", "platform", "vlop"}, tier in {"platform", "vlop"}
    if part == 4:
        return hosts
    if part == 7:
        return platform or (indicator, scope) in {("", ""), ("complaints", "TOTAL")}
    if part == 8 and scope in {"nam", "nam_tf"}:
        return hosts if scope == "nam" else platform
    if part == 8 and scope not in {"", "TOTAL", "own"}:
        return tier == "vlop"
    if part == 11 and indicator in {label.id for label in INDICATORS[11][6:]}:
        return tier == "vlop"
    return tier in {"vlop", "vlose"} if part == 10 else part != 9 or tier == "vlop"
