"""Lists of folded words that several looks at a text share."""

from __future__ import annotations

_FUNCTION_WORDS = """
of in on for from to by with at that which who and or as is are was were be been has have had will would can
could may might must shall should than then their our its the a an this these those during over under per
while where when if not also only but we they it he she you within across between against before after about
into via voor van op aan door met bij dat die en als zijn waren wordt worden werd werden heeft hebben kan
kunnen zal zullen moet moeten dan hun onze ons de het een dit deze tijdens onder waar wanneer niet ook maar
wij zij ze er tot uit om te naar waarvan waaronder toen daarna
und oder von vom zum zur zu im am an auf aus bei beim durch fur gegen mit nach ohne seit uber um unter vor
wegen zwischen den dem des der das ein eine einen einem einer als wie wenn dass nicht auch nur aber wir
sie ihr ihre unser unsere unseren wurde wurden wird werden sind haben hatte kann konnen davon darunter sowie
pro et ou de du d des dans en sur par pour avec sans entre vers chez depuis pendant lors selon contre que qui
sous dont ou ne pas mais nous ils elles leur leurs nos notre ces cette les la le un une ont ete etait etaient
sera est sont au aux afin apres
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Words that end the name of what is counted."""

_NO_UNIT = """
and or of to the a an in on is are was en op zijn het de een te by at for from with van voor met bij door
und oder von im am auf aus fur mit uber unter durch der das den dem wurden wurde ist sind et ou du des
dans sur par pour avec la le les est sont ont
http https www
"""
NO_UNIT = frozenset(_NO_UNIT.split())
"""Words that follow a number that counts nothing."""

_RULE_UNITS = """
month months day days hour hours year years week weeks minute minutes second seconds maand maanden dag dagen
uur uren jaar jaren weken minuut minuten seconden times keer step steps stap stappen category categories
categorieen factor factors factoren criteria criterion type types typen way ways manieren tier tiers point
points characters tekens werkdag werkdagen
age maal n
monat monate monaten tag tage tagen stunde stunden jahr jahre jahren woche wochen minute minuten sekunden mal
schritt schritte schritten kategorie kategorien faktor faktoren kriterien arten wege stufe stufen punkt punkte
zeichen werktage werktagen arbeitstag arbeitstage arbeitstagen
mois jour jours heure heures ans annee annees semaine semaines seconde secondes fois etape etapes facteurs
critere criteres facon facons maniere manieres niveau niveaux caracteres ouvres
"""
RULE_UNITS = frozenset(_RULE_UNITS.split())
"""Units of deadlines, scales and other settings, which back no statement."""

_NO_BODIES = """
eu dsa vlop vlops vlose nl uk us ai ml faq faqs url urls api apis sor id ip csam csea tco gdpr avg dma rvc
ugc kyc iso art article articles artikel act acts european europese union unie commission commissie member
state states lidstaat lidstaten we our i the in this if for and digital services service trust safety
community guidelines guideline standards terms use help center centre conditions policy policies report
reports reporting transparency database form notice board coordinator coordinators q1 q2 q3 q4 h1 h2 january
february march april may june july august september october november december januari februari maart mei
juni juli augustus oktober dutch english french german de het een deze dit wij onze bij van voor daarnaast
privacy
ki ngo ngos agb nro dsgvo pdf csv ue ia cgu rgpd onu januar februar marz mai oktober dezember janvier fevrier
mars avril juin juillet aout septembre octobre novembre decembre la le les des l un une nous notre nos ces
cette reglement services numeriques etats etat membres rapport transparence conditions
"""
NO_BODIES = frozenset(_NO_BODIES.split())
"""Capitalised words that name no counterparty."""

_NO_NAMES = """
digital services service article commission european community guidelines member state states union europe
facebook google twitter meta transparency report center centre platform minister ministerie kamer nederland
nederlandse trust safety policy terms conditions risk android apple
europeenne europaische deutschland etats france
"""
NO_NAMES = frozenset(_NO_NAMES.split())
"""Capitalised words that are not the name of the provider of a document, however often they come."""

_GENERIC_UNITS = """
category categories categorieen area areas gebieden terreinen factor factors factoren tier tiers way ways
manieren part parts delen step steps stappen stage stages phase phases fases fasen class classes klassen
pillar pillars pijlers principle principles principes aspect aspects aspecten element elements elementen
section sections dimension dimensions type types typen kinds soorten approach pronged scale rating ratings
points scores option options opties example examples voorbeelden reason reasons redenen goal goals doelen
question questions vragen topics themes themas risks controls criteria topic hand hands side sides main key
kategorien bereiche bereichen gebiete gebieten faktoren stufen wege teile teilen schritte schritten phasen
klassen saulen grundsatze aspekte elemente arten optionen beispiele grunde grunden ziele fragen kriterien
ebenen domaines facteurs niveaux facons manieres etapes phases piliers principes axes raisons objectifs
exemples volets criteres things ideas recommendations remarks dingen ideeen aanbevelingen opmerkingen dinge
ideen empfehlungen anmerkungen idees recommandations remarques
"""
GENERIC_UNITS = frozenset(_GENERIC_UNITS.split())
"""Words for the parts of an argument: a small number of them says how a text is built."""
