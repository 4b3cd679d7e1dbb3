"""The HTML edition is one file that fetches nothing and runs nothing."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest
from checker.plugins.renderers import html
from lxml import html as reader

from checker.domain.errors import RenderingFailed
from checker.offers import TemplateFolder


def page(shown: dict[str, Any], folder: TemplateFolder) -> str:
    return html.to_html(shown, shown["language"], folder).decode()


def test_it_fetches_nothing_and_runs_nothing(shown: dict[str, Any], folder: TemplateFolder) -> None:
    tree = reader.fromstring(page(shown, folder))
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //form | //@src | //@style")
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    targets = {target for target in tree.xpath("//@href") if not target.startswith("#")}
    assert targets == {"http://data.europa.eu/eli/reg/2022/2065/oj"}


def test_the_policy_allows_the_one_style(shown: dict[str, Any], folder: TemplateFolder) -> None:
    text = page(shown, folder)
    style = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    assert len(style) == 1
    digest = b64encode(sha256(style[0].encode()).digest()).decode()
    policy = reader.fromstring(text).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


def test_every_reference_inside_leads_somewhere(shown: dict[str, Any], folder: TemplateFolder) -> None:
    tree = reader.fromstring(page(shown, folder))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in tree.xpath("//@href") if target.startswith("#")} <= set(ids)


def test_quotes_are_marked_with_their_language(shown: dict[str, Any], folder: TemplateFolder) -> None:
    quotes = reader.fromstring(page(shown, folder)).xpath("//q")
    assert quotes
    assert {quote.get("lang") for quote in quotes} == {"nl"}


def test_headings_go_down_one_step_at_a_time(shown: dict[str, Any], folder: TemplateFolder) -> None:
    levels = [
        int(item.tag[1]) for item in reader.fromstring(page(shown, folder)).xpath("//h1|//h2|//h3|//h4")
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_column_has_a_header(shown: dict[str, Any], folder: TemplateFolder) -> None:
    tree = reader.fromstring(page(shown, folder))
    assert not tree.xpath("//thead//th[not(@scope)]")
    assert not [cell for cell in tree.xpath("//thead//th") if not cell.text_content().strip()]


def test_words_of_a_document_never_become_markup(shown: dict[str, Any], folder: TemplateFolder) -> None:
    hostile = '"><script>alert(1)</script><style>*{display:none}</style>'
    changed = shown | {"title": hostile, "run": hostile}
    text = page(changed, folder)
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_a_folder_without_style_is_named(shown: dict[str, Any]) -> None:
    bare = TemplateFolder(name="bare", package="checker.templates", path="web")
    with pytest.raises(RenderingFailed, match=r"bare lacks report\.css"):
        html.to_html(shown, "nl", bare)
