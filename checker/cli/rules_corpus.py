"""`checker rules measure` and `checker rules diff`: what rules find in a collection of documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from rich.table import Table

from checker.cli.progress import progress_bar
from checker.cli.rules_changes import print_changes
from checker.cli.rules_mistakes import print_mistakes
from checker.cli.rules_open import rules_option, writable_folder
from checker.cli.rules_print import console_of_rules
from checker.cli.terminal import Terminal, check_target, language_option, output_option, write_out
from checker.cli.wishes import read_source
from checker.domain.assessment import Assessment
from checker.domain.message import Message, say
from checker.domain.obligation import RuleSet
from checker.domain.profile import SERVICES
from checker.domain.quality import Counts, Quality
from checker.messages import tell
from checker.rulesets.corpus import Labelled, read_corpus
from checker.rulesets.differing import differences
from checker.rulesets.measuring import measure
from checker.rulesets.mistakes import mistakes
from checker.rulesets.quality import write_quality
from checker.rulesets.sources import QUALITY
from checker.service import Service, Source, Wishes, open_service

FEWEST_FOR_A_SHARE = 20
"""No percentage is printed of fewer cases."""

service_option = click.option(
    "--service",
    "services",
    metavar="S[,S]",
    default="",
    help="Service types; default: as the corpus says, else every type.",
)


@click.command("measure")
@click.argument("corpus", type=click.Path(path_type=Path), metavar="CORPUS")
@rules_option
@service_option
@click.option(
    "--by",
    type=click.Choice(("articles", "obligations", "elements")),
    default="articles",
    show_default=True,
    help="What the printed table counts; the file holds all three.",
)
@click.option("--misses", is_flag=True, help="Print every missed passage and every false hit with its rule.")
@language_option
@output_option
@click.pass_obj
def measure_rules(
    terminal: Terminal,
    *,
    corpus: Path,
    name: str,
    services: str,
    by: str,
    misses: bool,
    language: str,
    output: Path | None,
) -> None:
    """Count what the rules find in the labelled documents of the folder CORPUS.

    The counts are printed, and written as quality.json beside the rules, or elsewhere with --output.
    """
    service = open_service(terminal.settings)
    target = output or writable_folder(service.registry, name) / QUALITY
    check_target(target)
    read = read_corpus(corpus, _types(services))
    rule_set = service.rule_set(name)
    with progress_bar(language) as progress:
        assessments = []
        for number, document in enumerate(read.documents):
            progress("evaluate", number, len(read.documents))
            assessments.append(_assessed(service, document, name, rule_set))
    quality = measure(rule_set, read, assessments)
    if misses:
        print_mistakes(mistakes(rule_set, read, assessments), language)
    _print_quality(quality, by, language)
    write_out(write_quality(quality), target)
    terminal.say(
        say("The counts of {count} elements stand in {file}.", count=len(quality.elements), file=str(target))
    )


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.argument("corpus", type=click.Path(path_type=Path), metavar="CORPUS")
@service_option
@language_option
@click.pass_obj
def diff(terminal: Terminal, *, old: str, new: str, corpus: Path, services: str, language: str) -> None:
    """Show which outcomes change from the rule set OLD to the rule set NEW, and why.

    OLD and NEW are names or folders; CORPUS is a folder of documents, labelled or not, or one document.
    """
    service = open_service(terminal.settings)
    rule_sets = service.rule_set(old), service.rule_set(new)
    read = read_corpus(corpus, _types(services), labels=False)
    before, after = (
        [_assessed(service, document, name, rules) for document in read.documents]
        for name, rules in zip((old, new), rule_sets, strict=True)
    )
    outcomes = quotes = 0
    for document, one, other in zip(read.documents, before, after, strict=True):
        changes = differences(*rule_sets, one, other)
        outcomes += sum(change.changes_outcome for change in changes)
        quotes += sum(not change.changes_outcome for change in changes)
        print_changes(document.file.name, changes, language)
    terminal.say(
        say(
            "Documents: {documents}; changed outcomes or levels: {outcomes}; changed quotes only: {quotes}.",
            documents=len(read.documents),
            outcomes=outcomes,
            quotes=quotes,
        )
    )


def _types(services: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in services.split(",") if word.strip())


def _assessed(service: Service, document: Labelled, name: str, rule_set: RuleSet) -> Assessment:
    source: Source = read_source(document.file, service.settings.largest_upload + 1)
    wishes = Wishes(services=document.services or SERVICES, rules=name)
    return service.assess([source], wishes, lambda *_: None, rule_set).assessment


def _print_quality(quality: Quality, by: str, language: str) -> None:
    console = console_of_rules()
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    heads = (
        say("of the law"),
        say("labelled"),
        say("found"),
        say("extra"),
        say("passages found"),
        say("quotes in a passage"),
    )
    for number, head in enumerate(heads):
        table.add_column(tell(head, language), justify="right" if number else "left")
    rows: dict[str, Counts] = getattr(quality, by)
    for key, counts in rows.items():
        table.add_row(key, *_row(counts))
    total = sum(quality.articles.values(), Counts())
    table.add_row(tell(say("all articles"), language), *_row(total), style="bold")
    console.print(table)
    for sentence in _in_words(total, quality.documents):
        console.print(tell(sentence, language))


def _row(counts: Counts) -> Iterator[str]:
    yield from map(str, (counts.labelled, counts.found, counts.extra))
    yield f"{counts.passages_found} / {counts.passages}"
    yield f"{counts.quotes_right} / {counts.quotes}"


def _in_words(total: Counts, documents: int) -> Iterator[Message]:
    """Yield the sum of all articles in sentences; shares only where enough was counted."""
    yield say(
        "On {documents} labelled documents: {found} of {labelled} found, {extra} extra.",
        documents=documents,
        found=total.found,
        labelled=total.labelled,
        extra=total.extra,
    )
    precision, recall = total.precision, total.recall
    if total.labelled >= FEWEST_FOR_A_SHARE and precision is not None and recall is not None:
        yield say(
            "Precision {precision}, recall {recall}.", precision=round(precision, 3), recall=round(recall, 3)
        )
