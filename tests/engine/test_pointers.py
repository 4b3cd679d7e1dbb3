"""Pointers go with a finding and change nothing in it."""

from dataclasses import replace

from checker.domain.citation import Act
from checker.domain.message import localised
from checker.domain.pointer import Pointer
from tests.engine.made import assessed, element, evaluator, evidence, rule_set

NAME = localised(en="Regulation", nl="Verordening")
POINTER = Pointer(id="audit", kind="audit", act=Act(id="dr", title=NAME, short=NAME), label=NAME)


def test_a_pointer_transfers_nothing() -> None:
    plain = rule_set()
    pointing = rule_set(element(points_to=(POINTER,)))
    duty = replace(pointing.obligations[0], points_to=(POINTER,), related=("dsa-16-5",))
    pointing = replace(pointing, obligations=(duty,))
    [without] = assessed(evaluator(evidence()), under=plain).findings
    [with_pointer] = assessed(evaluator(evidence()), under=pointing).findings
    assert with_pointer.points_to == with_pointer.elements[0].points_to == (POINTER,)
    assert with_pointer.related == ("dsa-16-5",)
    bare = replace(
        with_pointer, related=(), points_to=(), elements=(replace(with_pointer.elements[0], points_to=()),)
    )
    assert bare == without
