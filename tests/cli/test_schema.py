"""`repair content schema`: the JSON Schema of a file of a pack."""

from __future__ import annotations

import json

import pytest

from repair_cli.checks.schema.schemas import SCHEMAS
from tests.conftest import Repair


def test_the_schema_of_a_guide_is_printed(repair: Repair) -> None:
    ran = repair("content", "schema")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == SCHEMAS["guide"]()


@pytest.mark.parametrize("kind", [*SCHEMAS])
def test_each_kind_of_file_has_a_schema(repair: Repair, kind: str) -> None:
    found = json.loads(repair("content", "schema", "--of", kind).out)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert found["additionalProperties"] is False


def test_a_kind_that_there_is_not_is_wrong_usage(repair: Repair) -> None:
    ran = repair("content", "schema", "--of", "storys")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "repair: there is no schema `storys`; did you mean `stories`? use --of with one of: "
        "guide, pack, stories, proofs, words, interface, support-lines, practice, ideas\n"
    )
