"""The command in a report makes the same assessment again: everything that was known stands in it."""

from checker.domain.profile import Profile, Truth
from checker.report.provenance import about_the_service


def test_a_service_of_the_register_is_named() -> None:
    known = Profile(
        name="A shop",
        services=("hosting", "platform"),
        facts=(("micro_or_small", Truth.NO),),
        source="designated-services.csv, 2026-05-13",
    )
    assert about_the_service(known) == [
        "--profile", "'A shop'", "--service", "hosting,platform", "--fact", "micro_or_small=no",
    ]  # fmt: skip


def test_what_was_typed_stands_there_as_it_was() -> None:
    assert about_the_service(Profile(name="", services=("hosting",))) == ["--service", "hosting"]
    assert about_the_service(Profile(name="", services=())) == []
