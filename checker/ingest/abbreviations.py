"""Words that end in a full stop without ending a sentence, in Dutch, English, German and French.

All are written in lower case and without their last full stop; the four languages stand together, because a
document quotes across them and a wrong guess of the language would cost more than the few clashes do.
"""

from __future__ import annotations


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


BEFORE_NUMBER = _words(
    "app rd",
    "art artt nr nrs no nos blz bl pag p pp par para paras sec sect fig figs tab vol ch chap hfst hst cap",
    "abs lit ziff rn rz s kap anh anm bijl pt pts nº ed afb tbl max min tel ca approx circa env nrn",
)
"""Stand before a number: "art. 34", "nr. 5", "S. 12"."""

BEFORE_WORD = _words(
    "gem lt i.s.d i.v.m t.w o.l.v o.v.v",
    "dr drs ir ing prof mr mrs ms mx dhr mevr mw mej jhr ds sen rep gov gen lt col st ste hon rev hr fr m",
    "mm mme mlle me vs v cf cfr vgl bijv bv bvb z.b d.h o.a i.e e.g viz nl d.w.z m.b.t m.n i.v.m t.a.v",
    "t.b.v o.g.v n.a.v m.u.v t.o.v i.p.v a.k.a incl excl resp bzw ggf inkl evtl einschl p.ex éd ex afd",
    "dept div ca approx zgn zog sog z.g aka mgr dipl phil u.u v.a o.b.v i.h.b s.v.p",
)
"""Stand before the word or name they belong to: "Dr. Smith", "bijv. een melding"."""

INSIDE_OR_LAST = _words(
    "etc enz usw inc ltd co corp gmbh mln mld mrd mio bn jr sr al e.a e.d c.s o.i.d a.m p.m ff f b.v n.v",
    "s.a s.à.r.l u.a u.s e.u u.k d.c v.k v.s cie bros c.v g.m.b.h o.ä u.ä o.Ä esq ph.d m.sc b.a ll.m",
)
"""Stand inside a sentence or at its end; the next word decides."""

MONTHS = _words(
    "jan feb febr mrt mar apr jun jul aug sep sept okt oct nov dec dez mär janv févr fév avr juil août",
    "déc",
)
"""Stand before a year, else they end the sentence."""

STARTERS = _words(
    "a after all als also although an and any as at aan aldus alle among based because before besides",
    "both but by daar daarbij daarmee daarnaast daarom daarvoor dat de deze die dit door during each een",
    "elk en er every finally first following for from furthermore gebruikers given hence het hier",
    "hierdoor hiermee hoe however i ik if in indien it its je maar meer met moreover most na naast nadat",
    "nevertheless no not of om omdat on once one only onze onder ons ook op our over per second several",
    "she since so sommige some such te ten that the their then there therefore these they this those",
    "though through thus to together toen tot tussen u uit under until upon users van vanaf verder",
    "volgens voor waar waarbij wanneer want wat we when where whether which while who why wie wij will",
    "with zo zij zijn you your yes ja nee aber am auch auf aus bei da dabei daher dann das dazu den der",
    "des dies diese dieser durch ein eine es für ich ihr im ist mit nach ob oder sie sind um und unsere",
    "unter vom von vor wenn wir zu zum zur afin ainsi après au aucun aussi aux avec ce ces cet cette",
    "chaque comme dans depuis donc elle elles enfin il ils la le les leur lors mais ne nos notre nous ou",
    "où par parce pendant pour puis quand que si son sur tous tout toute toutes un une vous",
)
"""Words that, with a capital letter, begin a sentence rather than continue a name."""

ORDINAL_FOLLOWERS = _words(
    "januar jänner februar märz april mai juni juli august september oktober november dezember quartal",
    "halbjahr jahrhundert jahrestag lesung mal absatz kapitel abschnitt tag woche monat jahr platz",
)
"""German nouns that follow an ordinal number: "im 1. Quartal"."""
