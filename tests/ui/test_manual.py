"""The manual: every page of the window explained, with pictures and links that lead somewhere."""

from __future__ import annotations

import re
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from paywall_admin.system import assets
from paywall_admin.ui.manual import Manual, chapters, page_text
from paywall_admin.ui.pages import PAGES, PageEntry

NAMES = [name for name, _ in chapters()]
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)]+)\)")


@pytest.fixture
def manual(room: Any) -> Any:
    made = Manual("meter", room.window)
    made.show()
    yield made
    made.reject()


def text_of(name: str) -> str:
    return assets.read_text(f"manual/{name}.md")


def test_every_page_of_the_window_has_its_page() -> None:
    assert {page.id for page in PAGES} <= set(NAMES)
    assert NAMES.index("publish") > max(NAMES.index(page.id) for page in PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_every_page_of_the_window_is_pictured(page: PageEntry) -> None:
    assert f"](pictures/{page.id}.png)" in text_of(page.id)


@pytest.mark.parametrize("name", NAMES)
def test_links_and_pictures_lead_somewhere(name: str) -> None:
    for mark, words, target in LINK.findall(text_of(name)):
        assert words, f"{target} has no words for those who do not see it"
        if mark:
            assert assets.path(f"manual/{target}").is_file(), target
        elif not target.startswith("https://"):
            page, _, heading = target.partition("#")
            assert page.removesuffix(".md") in NAMES, target
            headings = re.findall(r"^#+ (.+)$", text_of(page.removesuffix(".md")), re.MULTILINE)
            assert not heading or heading.replace("%20", " ") in headings, target


def test_f1_opens_the_page_that_is_on_the_screen(room: Any) -> None:
    room.window.open_page("offers")
    room.window.action("manual").trigger()
    opened = room.window.findChildren(Manual)[0]
    assert opened.contents.currentItem().text() == "Offers"
    assert opened.text.document().begin().text() == "Offers"
    opened.reject()


def test_the_contents_lead_to_every_page(manual: Manual) -> None:
    seen = []
    for place in range(manual.contents.count()):
        manual.contents.setCurrentRow(place)
        seen.append(manual.text.document().begin().text())
    assert seen == [title for _, title in chapters()]


def test_a_link_turns_the_page(manual: Manual) -> None:
    manual.text.anchorClicked.emit(QUrl("publish.md"))
    assert manual.text.document().begin().text() == text_of("publish").splitlines()[0].removeprefix("# ")


def test_a_heading_is_shown_from_its_top(manual: Manual, qtbot: QtBot) -> None:
    heading = re.findall(r"^## (.+)$", text_of("meter"), re.MULTILINE)[-1]
    manual.open_chapter("meter", heading)
    assert manual.text.verticalScrollBar().value() > 0


def test_nothing_comes_from_outside_the_manual(manual: Manual) -> None:
    image = QTextDocument.ResourceType.ImageResource.value
    for url in ("https://example.com/x.png", "file:///etc/hosts", "../sample/publication.json"):
        assert manual.text.loadResource(image, QUrl(url)) is None
    assert manual.text.loadResource(image, QUrl("pictures/../../icons/plus.svg")).isNull()


JAPANESE = sorted(file.stem for file in assets.path("manual/ja").glob("*.md"))
HEADING = re.compile(r"^(#+) ", re.MULTILINE)
ROW = re.compile(r"^(\||- |\d\. )", re.MULTILINE)


def test_every_page_but_the_news_is_in_japanese_too() -> None:
    assert set(NAMES) == {*JAPANESE, "changelog"}


@pytest.mark.parametrize("name", JAPANESE)
def test_a_japanese_page_has_all_of_the_english_one(name: str) -> None:
    english, japanese = text_of(name), text_of(f"ja/{name}")
    for part in (HEADING, ROW):
        assert part.findall(japanese) == part.findall(english)
    assert [target for mark, _, target in LINK.findall(japanese) if mark] == [
        target for mark, _, target in LINK.findall(english) if mark
    ]
    assert set(re.findall(r"paywall-admin [\w-]+", english)) == set(re.findall(r"paywall-admin [\w-]+", japanese))


@pytest.mark.usefixtures("in_japanese")
@pytest.mark.parametrize("name", JAPANESE)
def test_a_japanese_page_is_read_as_it_is_meant(name: str) -> None:
    document, english = QTextDocument(), QTextDocument()
    document.setMarkdown(page_text(name))
    english.setMarkdown(text_of(name))
    assert "*" not in document.toPlainText()
    assert document.blockCount() == english.blockCount()
    assert re.findall("[、。ぁ-ん] [ぁ-ん]", document.toPlainText()) == []  # a line that was broken for the file


@pytest.mark.usefixtures("in_japanese")
def test_the_manual_speaks_as_the_window_does(room: Any) -> None:
    shown = Manual("meter", room.window)
    assert shown.contents.currentItem().text() == "メーター"
    assert shown.text.document().begin().text() == "メーター"
    shown.open_chapter("changelog")
    assert shown.text.document().begin().text() == "What is new"
    shown.reject()


@pytest.mark.usefixtures("in_japanese")
def test_a_heading_is_found_by_its_english_words_too(manual: Manual) -> None:
    manual.open_chapter("publish", "The key")
    by_english = manual.text.verticalScrollBar().value()
    assert by_english > 0
    manual.open_chapter("publish", "鍵")
    assert manual.text.verticalScrollBar().value() == by_english
