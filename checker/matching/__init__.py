"""The matcher: finds the vocabulary of a rule set in a text, in one pass, with offsets.

`Vocabulary.build` compiles concepts once; `scan` finds them in a text; a `Scan` answers where each concept
stands. Every distinct word of the text is looked at once; entries of several words are found by moving whole
sets of places.
"""

from checker.matching.fold import fold
from checker.matching.scan import Hit, Scan, scan
from checker.matching.signals import Layout, Shown, SignalFinder
from checker.matching.terms import TermFault, parse_term, term_words
from checker.matching.tokens import Written
from checker.matching.vocabulary import Vocabulary

__all__ = [
    "Hit",
    "Layout",
    "Scan",
    "Shown",
    "SignalFinder",
    "TermFault",
    "Vocabulary",
    "Written",
    "fold",
    "parse_term",
    "scan",
    "term_words",
]
