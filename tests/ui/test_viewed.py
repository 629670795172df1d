"""A page that asks again only while somebody looks."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from paywall_admin.ui.viewed import ViewedPage


class Kept(ViewedPage):
    """Keeps what it is asked to renew."""

    topics = frozenset({"meters", "offers"})

    def __init__(self) -> None:
        super().__init__()
        self.renewed: list[frozenset[str]] = []

    def renew(self, topics: frozenset[str]) -> None:
        """Keep them."""
        self.renewed.append(topics)


def test_what_changed_while_nobody_looked_is_asked_for_once(qtbot: QtBot) -> None:
    page = Kept()
    qtbot.addWidget(page)
    page.refresh(frozenset({"meters", "audit"}))
    page.refresh(frozenset({"offers"}))
    assert page.renewed == []
    page.show()
    assert page.renewed == [frozenset({"meters", "offers"})]
    page.hide()
    page.show()
    assert len(page.renewed) == 1


def test_what_changes_while_somebody_looks_is_asked_for_at_once_unless_it_is_not_shown(qtbot: QtBot) -> None:
    page = Kept()
    qtbot.addWidget(page)
    page.show()
    page.refresh(frozenset({"audit"}))
    assert page.renewed == []
    page.refresh(frozenset({"offers", "audit"}))
    assert page.renewed == [frozenset({"offers"})]
