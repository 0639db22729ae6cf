"""Every registered part is documented, tested, and survives an empty workspace."""

from __future__ import annotations

import inspect
import os
import re
from datetime import date
from pathlib import Path

import pytest

from workbench.analysis.engine import Context, Rule, rules
from workbench.cli.command import Command, commands
from workbench.domain.audiences import Audience
from workbench.domain.export_view import export_view
from workbench.domain.kinds import tables
from workbench.domain.state import State
from workbench.errors import FileProblem
from workbench.exchange.format import Format, formats
from workbench.exchange.import_format import ImportFormat, import_formats
from workbench.progress import Silent
from workbench.publishing.compose import composed
from workbench.publishing.options import PrintOptions
from workbench.publishing.product import Product, products
from workbench.publishing.section import Section, sections

TESTS = Path(__file__).parent
TODAY = date(2026, 11, 23)
SHARED = Path(os.environ.get("WORKBENCH_CORPORA", TESTS.parents[1] / "shared" / "data"))
CATALOGUE = SHARED.parent / "domain" / "gap_rules.yaml"
# The catalogue was drawn from procedures in one language, and asks nothing of translated terms.
BEYOND_THE_CATALOGUE = {"sop-term-inconsistent"}


def key_of(part: object) -> str:
    return str(getattr(part, "key", part))


@pytest.fixture(scope="module")
def test_texts() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))


@pytest.mark.parametrize("rule", list(rules), ids=key_of)
class TestRules:
    def test_it_says_when_it_fires_and_on_what_it_rests(self, rule: Rule) -> None:
        assert rule.help, "say in the docstring when it fires"
        assert rule.reads, "name the kinds it reads, or it is never run again"
        assert set(rule.reads) <= set(tables().values())
        assert rule.source
        assert all(each.text for each in rule.standard)
        assert not rule.title.endswith(".")

    def test_it_finds_nothing_certain_in_an_empty_workspace(self, rule: Rule) -> None:
        found = rule.check(Context(State(), TODAY))

        assert [each for each in found if each.kind != "unknown"] == []
        assert found == rule.check(Context(State(), TODAY))

    def test_its_key_stands_in_a_test(self, rule: Rule, test_texts: str) -> None:
        assert f'"{rule.key}"' in test_texts


@pytest.mark.skipif(not CATALOGUE.exists(), reason="left out: the rule catalogue is not here")
def test_rule_keys_are_those_of_the_catalogue() -> None:
    known = set(
        re.findall(r"(?:id|key|rule): *([a-z]+(?:-[a-z]+)+)", CATALOGUE.read_text(encoding="utf-8"))
    )

    assert set(rules.keys()) - BEYOND_THE_CATALOGUE <= known


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("section", list(sections), ids=key_of)
def test_a_section_survives_an_empty_workspace(section: Section, audience: Audience) -> None:
    options = PrintOptions(audience=audience, today=TODAY)
    view = export_view(State(), audience)

    once, again = (list(section.compose(view, options)) for _ in range(2))

    assert once == again
    assert inspect.getdoc(section.compose), "say in the docstring what it holds"
    assert section.title


@pytest.mark.parametrize("product", list(products), ids=key_of)
def test_a_product_is_described_and_uses_sections_that_exist(product: Product) -> None:
    assert product.title
    assert product.description
    assert {*product.sections, *product.optional} <= set(sections.keys())
    options = PrintOptions(audience=Audience.FULL, today=TODAY)
    assert composed(product, export_view(State(), Audience.FULL), options)


def test_every_section_is_part_of_a_product() -> None:
    used = {key for each in products for key in (*each.sections, *each.optional)}

    assert set(sections.keys()) == used


@pytest.mark.parametrize("format_", list(formats), ids=key_of)
def test_a_format_writes_an_empty_workspace_the_same_way_twice(format_: Format) -> None:
    view = export_view(State(), Audience.PUBLIC)

    assert format_.title
    assert format_.suffix.startswith(".")
    assert format_.write(view, "en") == format_.write(view, "en")


@pytest.mark.parametrize("format_", list(import_formats), ids=key_of)
def test_an_import_format_refuses_what_it_cannot_read_with_a_sentence(
    format_: ImportFormat, test_texts: str
) -> None:
    assert format_.title
    assert format_.suffix.startswith(".")
    assert f'"{format_.key}"' in test_texts
    for content in (b"", b"\0\1\2", b"<" * 1000):
        with pytest.raises(FileProblem):
            format_.read(content, f"x{format_.suffix}", Silent())


@pytest.mark.parametrize("command", list(commands), ids=key_of)
def test_a_command_has_help_and_is_tested(command: Command, test_texts: str) -> None:
    assert command.help
    assert f'"{command.key}"' in test_texts or f"'{command.key}'" in test_texts


def test_the_readme_names_every_command() -> None:
    readme = (TESTS.parent / "README.md").read_text(encoding="utf-8")

    for command in commands:
        assert f"workbench {command.key}" in readme or f"bootstrap.py {command.key}" in readme
