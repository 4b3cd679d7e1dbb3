"""The only module that knows the order of the calls: from files and wishes to assessment and report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from checker.cache import Cache
from checker.declarations import Received, receive
from checker.domain.assessment import Assessment, Dossier
from checker.domain.declaration import Declaration
from checker.domain.document import DateReading, Document
from checker.domain.errors import UsageFault
from checker.domain.finding import Applicability
from checker.domain.harmonised_lines import document_of
from checker.domain.obligation import Obligation, RuleSet
from checker.domain.profile import Profile, Truth
from checker.domain.register import Register
from checker.domain.review import Review
from checker.engine import Plugins, Progress, assess, verify_quotes
from checker.engine.reference import reference_date
from checker.engine.serialise import to_json
from checker.ingest import accept, read
from checker.ingest.reports import read_report
from checker.ingest.workbooks import is_workbook, read_workbook
from checker.offers import Attachment
from checker.pluginmanager import Registry, open_registry
from checker.report import render as render_view
from checker.report.exported import report_view
from checker.rulesets import load
from checker.rulesets.applicability import judge, judging
from checker.rulesets.combining import BETWEEN, combined
from checker.rulesets.header import facts_declared
from checker.rulesets.registers import read_registers
from checker.rulesets.resolving import Known, resolve
from checker.rulesets.sources import HEADER
from checker.settings import Settings
from checker.taking_part import components

DEFAULT_RULES = "eu-dsa"
"""The rule set where nobody names one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as it was handed in."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What somebody asks for when they hand in files."""

    services: tuple[str, ...] = ()
    """Service types; empty where profile or declaration name them."""
    profile: str = ""
    """Name of a known service, or path of a profile file; empty for none."""
    facts: tuple[tuple[str, Truth], ...] = ()
    """Facts of the rule set that go before those of the profile."""
    declaration: Source | None = None
    report: tuple[Attachment, ...] = ()
    """Files of a harmonised transparency report; empty for none."""
    report_name: str = ""
    """What those files are called together."""
    on: date | None = None
    """Reference date; None to use the documents' own."""
    rules: str = DEFAULT_RULES
    """Name or folder of a rule set, or several with commas between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """An assessment, the rule set it was made with, and what people did with it."""

    assessment: Assessment
    rule_set: RuleSet
    review: Review | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bindings:
    """What is known about a service, and which duties of some rule sets bind it on a day."""

    profile: Profile
    reference: DateReading
    registers: tuple[Register, ...]
    """Those from which the profile comes."""
    duties: tuple[tuple[RuleSet, tuple[tuple[Obligation, Applicability], ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Settings and plugins, opened once; everything else is handed in and handed back."""

    settings: Settings
    registry: Registry
    opened: dict[str, RuleSet] = field(default_factory=dict, repr=False)
    """Installed rule sets that were opened before; one in a folder is read anew each time."""

    def rule_set(self, name: str) -> RuleSet:
        """Return a rule set by name or folder, several with commas; raises `NotFound` or `RuleSetError`."""
        if len(names := _each_of(name)) > 1:
            return combined([self.rule_set(each) for each in names])
        opening = partial(
            load,
            evaluators=frozenset(self.registry.evaluators),
            cases=False,
            cache=Cache(self.settings.cache),
        )
        if name not in self.registry.rule_sets:
            return opening(self.folder(name))
        if name not in self.opened:
            self.opened[name] = opening(self.folder(name))
        return self.opened[name]

    def registers(self, rules: str) -> tuple[Register, ...]:
        """Return the registers of a rule set, the first of several, and then those of all that are installed.

        Of each the newest is taken: what the rule set ships, or an update in the data folder. Raises
        `RegisterError`, or `NotFound` where there is no such rule set.
        """
        folders = self.installed()
        own = self.folder(_each_of(rules)[0])
        others = [folders[name] for name in sorted(folders) if folders[name] != own]
        return tuple(each for folder in (own, *others) for each in read_registers(folder, self.settings.data))

    def installed(self) -> dict[str, Traversable]:
        """Return the folders of the installed rule sets by their names."""
        return {name: files(each.package) / each.path for name, each in self.registry.rule_sets.items()}

    def facts(self, *rule_sets: RuleSet) -> frozenset[str]:
        """Return every fact that a profile may state: of these rule sets, and of all that are installed."""
        own = frozenset(fact.id for rule_set in rule_sets for fact in rule_set.facts)
        return own.union(*map(facts_declared, self.installed().values()))

    def folder(self, rules: str) -> Traversable:
        """Return the folder of a rule set, by its name or by itself; raises `NotFound`."""
        if rules not in self.registry.rule_sets and (Path(rules) / "ruleset.yaml").is_file():
            return Path(rules)
        offered = self.registry.rule_set(rules)
        return self.installed()[offered.name]

    def bindings(self, wishes: Wishes, rules: Sequence[str]) -> Bindings:
        """Return which duties of some rule sets bind the service that the wishes name."""
        registers = self.registers(rules[0])
        rule_sets = [self.rule_set(name) for name in rules]
        known = _known(wishes, None, self.facts(*rule_sets), registers)
        reference = reference_date(wishes.on, ())
        return Bindings(
            profile=known.profile,
            reference=reference,
            registers=tuple(each for each in registers if each.name in known.registers),
            duties=tuple(
                (
                    rule_set,
                    tuple((duty, judge(duty, known.profile, reference)) for duty in rule_set.obligations),
                )
                for rule_set in rule_sets
            ),
        )

    def documents(self, sources: Sequence[Source], progress: Progress) -> tuple[Document, ...]:
        """Read every file and what is attached to it; raises `UploadRefused` or `UnreadableDocument`."""
        readers, settings = self.registry.readers, self.settings
        documents: list[Document] = []
        for number, source in enumerate(sources, start=1):
            progress("read", number - 1, len(sources))
            upload = accept(source.data, source.name, settings, readers)
            documents += read(upload, readers[upload.reader], settings, f"d{number}")
        progress("read", len(sources), len(sources))
        return tuple(documents)

    def assess(
        self, sources: Sequence[Source], wishes: Wishes, progress: Progress, rule_set: RuleSet | None = None
    ) -> Assessed:
        """Read files and weigh them against the rule set that the wishes name, or that is open already.

        Raises:
            CheckerError: something prevents an assessment; nothing is half done.
        """
        rule_set = rule_set or self.rule_set(wishes.rules)
        suggesters = {name: (offer, offer.model()) for name, offer in self.registry.suggesters.items()}
        dossier = self._dossier(sources, wishes, rule_set, progress)
        plugins = Plugins(
            evaluators=self.registry.evaluators,
            checks=self.registry.checks,
            tabulators=self.registry.tabulators,
            suggesters=suggesters,
            seconds=self.settings.evaluating_seconds,
        )
        assessment = assess(
            dossier,
            rule_set,
            plugins,
            judging(dossier.profile, dossier.reference),
            components=components(self.registry, dossier.documents, suggesters),
            progress=progress,
        )
        return Assessed(assessment=assessment, rule_set=rule_set)

    def _dossier(
        self, sources: Sequence[Source], wishes: Wishes, rule_set: RuleSet, progress: Progress
    ) -> Dossier:
        """Read all that was handed in; the declaration first, because it is the quickest to be refused."""
        declaration = self._declaration(wishes.declaration, rule_set)
        registers = self.registers(wishes.rules)
        known = _known(wishes, declaration, self.facts(rule_set), registers)
        if not sources:
            raise UsageFault.say("There is no document to assess; name at least one file.")
        documents, readers = self.documents(sources, progress), self.registry.report_readers
        used = known.registers.union(
            *(check.registers for check in self.registry.checks.values()),
            *(tabulator.registers for tabulator in self.registry.tabulators.values()),
        )
        name = wishes.report_name
        report = read_report(wishes.report, readers, self.settings, name) if wishes.report else None
        return Dossier(
            profile=known.profile,
            documents=documents,
            reference=reference_date(wishes.on, documents),
            declaration=declaration,
            registers=tuple(each for each in registers if each.name in used),
            report=report,
            lines=document_of(report, name) if report else None,
        )

    def _declaration(self, source: Source | None, rule_set: RuleSet) -> Declaration | None:
        return self.received(source, rule_set).declaration() if source else None

    def received(self, source: Source, rule_set: RuleSet) -> Received:
        """Take in a declaration as YAML, JSON or XLSX, valid or not.

        Raises `UnreadableDocument` or `ReaderDied` for a workbook that cannot be opened.
        """
        sheets = read_workbook(source.data, source.name, self.settings) if is_workbook(source.data) else ()
        return receive(source.data, source.name, rule_set, sheets)

    def render(self, assessed: Assessed, form: str, language: str) -> bytes:
        """Return the bytes of a report: ``json``, or what a renderer writes.

        Raises:
            NotFound: no renderer writes the format.
            RenderingFailed: a quote does not stand in its document, or the renderer gave up.
        """
        verify_quotes(assessed.assessment)
        if form == "json":
            return to_json(assessed.assessment, language=language, review=assessed.review)
        plain = report_view(form, assessed.assessment, assessed.rule_set, language, assessed.review)
        folder = self.registry.template_folder(self.settings.report_templates)
        return render_view(self.registry.renderers.values(), form, plain, language, folder)


def _each_of(rules: str) -> tuple[str, ...]:
    """Return the names of rule sets that stand together; a folder may have a comma in its name."""
    if (Path(rules) / HEADER).is_file():
        return (rules,)
    return tuple(dict.fromkeys(name.strip() for name in rules.split(BETWEEN) if name.strip())) or (rules,)


def open_service(settings: Settings) -> Service:
    """Open the plugins that the settings name; raises `PluginError`."""
    return Service(settings=settings, registry=open_registry(settings))


def _known(
    wishes: Wishes, declaration: Declaration | None, facts: frozenset[str], registers: Sequence[Register]
) -> Known:
    return resolve(
        wishes.profile,
        wishes.services,
        dict(wishes.facts),
        declared=declaration.profile if declaration else None,
        facts=facts,
        registers=registers,
    )
