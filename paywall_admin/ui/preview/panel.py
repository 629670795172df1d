"""The preview's panel: the knobs, the reader's page, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, QTimer, QTimeZone, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from paywall_admin.core.situation import Device, Situation, reading
from paywall_admin.system.clock import Clock
from paywall_admin.ui import icons, tokens
from paywall_admin.ui.desk import Desk
from paywall_admin.ui.labels import plain, tooltip
from paywall_admin.ui.preview.basis import Basis
from paywall_admin.ui.preview.draft import Draft
from paywall_admin.ui.preview.knobs import Knobs
from paywall_admin.ui.preview.stage import Stage
from paywall_admin.ui.splits import Split
from paywall_admin.ui.why import Why

RETRY_MS: Final = 50
_NEVER_BESIDE: Final = 100_000


class PreviewPanel(QWidget):
    """Shows what a reader meets with the draft, or had with a published version.

    The browser is put in later, and it works without one.
    """

    closed = Signal()
    float_wanted = Signal()
    outside_wanted = Signal()
    shown = Signal()
    troubled = Signal(object)

    def __init__(self, desk: Desk, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._wanted: Situation | None = None
        self._whole: Mapping[str, Any] | None = None
        self._browser: Any = None
        self._goes_without = False
        self._page_has: Draft | None = None
        self._in_flight = False
        self._again = False
        self.knobs = Knobs(clock, self)
        self.stage = Stage(self)
        self.why = Why(self)
        self.basis = Basis(self)
        self.decision: dict[str, Any] | None = None
        self._lay_out()
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self.update_page)
        self.knobs.turned.connect(self._turned)
        self.knobs.dressed.connect(self.update_page)
        self.basis.switched.connect(self._switch)
        desk.opened.connect(self._begin_anew)
        self.stage.outside_wanted.connect(self.outside_wanted)

    def _lay_out(self) -> None:
        top = QWidget(self)
        above = QVBoxLayout(top)
        above.setContentsMargins(tokens.SPACE_16, tokens.SPACE_12, tokens.SPACE_16, tokens.SPACE_12)
        above.setSpacing(tokens.SPACE_4)
        above.addLayout(self._head())
        above.addWidget(self.basis)
        above.addWidget(self.knobs)
        split = Split("preview", wide=_NEVER_BESIDE, shares=(3, 1), parent=self)
        split.addWidget(self.stage)
        split.addWidget(self.why)
        self.why.setMinimumHeight(96)
        line = QFrame(self)
        line.setProperty("line", "true")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(line)
        column.addWidget(split, 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_4)
        row.addWidget(plain(self.tr("Preview"), "section", self))
        row.addStretch(1)
        self.wide = self._button("wide", self.tr("Wide screen"), checkable=True)
        self.narrow = self._button("narrow", self.tr("Narrow screen"), checkable=True)
        self._widths = QButtonGroup(self)
        for button in (self.wide, self.narrow):
            self._widths.addButton(button)
            button.toggled.connect(self._set_device)
        self.dark = self._button("moon", self.tr("Dark page"), checkable=True)
        self.dark.toggled.connect(self.knobs.set_dark)
        self.outside = self._button("open-outside", self.tr("Open in browser"))
        self.outside.clicked.connect(self.outside_wanted)
        self.close_button = self._button("close", self.tr("Close the preview"))
        self.close_button.clicked.connect(self.closed)
        for button in (self.wide, self.narrow, self.dark, self.outside, self.close_button):
            row.addWidget(button)
        self.wide.setChecked(True)
        return row

    def _button(self, icon: str, words: str, *, checkable: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(checkable)
        button.setAccessibleName(words)
        button.setIconSize(QSize(tokens.ICON_SMALL, tokens.ICON_SMALL))
        tooltip(button, words)
        icons.wear(button, icon, "secondary", "accent" if checkable else "")
        return button

    @Slot()
    def _set_device(self) -> None:
        device: Device = "narrow" if self.narrow.isChecked() else "wide"
        self.stage.set_device(device)
        self.knobs.set_device(device)

    def show_situation(self, wanted: Situation) -> None:
        """Turn all knobs so that they say this, with the draft or the version that it names."""
        self._wanted = wanted
        if self.draft is None:
            return
        if wanted.version is None or self.basis.has(wanted.version):
            self._show_wanted()
        else:
            self._fetch(wanted.version)

    def _show_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        self.basis.choose(published=wanted.version is not None)
        self._keep_whole(None)
        self.knobs.adopt(self.rules)
        self.knobs.show_situation(wanted)
        (self.narrow if wanted.device == "narrow" else self.wide).setChecked(True)
        if wanted.whole is not None:
            self._keep_whole(wanted.whole)
            self.update_page()

    def _keep_whole(self, case: Mapping[str, Any] | None) -> None:
        self._whole = case
        self.basis.show_case(is_one=case is not None)

    @Slot()
    def _turned(self) -> None:
        """A knob says something of its own: a case that was handed in whole is over."""
        self._keep_whole(None)
        self.update_page()

    # What rules: the draft, or a published version

    @property
    def draft(self) -> Draft | None:
        """The draft, once it is here."""
        return self.basis.draft

    @property
    def rules(self) -> Draft | None:
        """What the page is made from."""
        return self.basis.rules

    def refresh(self) -> None:
        """Ask for the draft again."""
        from paywall_admin.services.queries import GetDraftPayload  # noqa: PLC0415 - after the first paint

        self._desk.ask(self, GetDraftPayload(), self._adopt, self._payload_failed, latest="payload")

    def _adopt(self, payload: bytes) -> None:
        self.basis.draft = Draft(payload)
        if self.basis.version is None:
            self._switch()
        if self._wanted is not None:
            self.show_situation(self._wanted)

    def _fetch(self, number: int) -> None:
        from paywall_admin.services.queries import GetVersion  # noqa: PLC0415 - after the first paint

        self._desk.ask(self, GetVersion(number), self._adopt_published, self._payload_failed, latest="published")

    def _adopt_published(self, version: Any) -> None:
        if self._wanted is not None and self._wanted.version == version.number:
            self.basis.keep(version.number, Draft(version.payload))
            self._show_wanted()

    @Slot()
    def _switch(self) -> None:
        """Show the same with what rules now."""
        self.knobs.adopt(self.rules)
        self.update_page()

    @Slot()
    def _begin_anew(self) -> None:
        """Another store is open: what a version or a reader of the other one was says nothing here."""
        self._wanted = None
        self.basis.choose(published=False)
        self._keep_whole(None)

    def _payload_failed(self, error: Exception) -> None:
        self._wanted = None
        self.troubled.emit(error)

    # The page

    def set_browser(self, browser: Any) -> None:
        """Put a browser in whose page has been loaded, or take it away with None."""
        self._browser = browser
        self._goes_without = False
        self._page_has = None
        self._in_flight = False
        self._retry.stop()
        if browser is None:
            self.stage.drop_view()
        else:
            self.stage.show_view(browser.view(self.stage))
            self.update_page()

    def go_without(self) -> None:
        """There will be no browser: the tool's own engine answers."""
        self._goes_without = True
        self.update_page()

    def situation(self) -> Situation:
        """What the knobs say."""
        return replace(self.knobs.situation(), whole=self._whole)

    def message(self, *, whole: bool) -> str:
        """What the page is handed; `whole` with the payload, else only what was turned."""
        assert self.rules is not None
        situation = self.situation()
        page = {
            "theme": "dark" if self.knobs.is_dark else "light",
            "locale": situation.locale,
            "publication": self.rules.publication,
            "date": self._date(situation),
        }
        rest = {"reading": reading(situation, self.rules.grace_days), "page": page}
        text = json.dumps(rest, ensure_ascii=False)
        return f'{{"payload":{self.rules.text},{text[1:]}' if whole else text

    def _date(self, situation: Situation) -> str:
        assert self.rules is not None
        wall = QDateTime.fromSecsSinceEpoch(situation.at + self.rules.zone.offset(situation.at), QTimeZone.utc())
        return QLocale(situation.locale.replace("-", "_")).toString(wall.date(), QLocale.FormatType.LongFormat)

    @Slot()
    def update_page(self) -> None:
        """Show what the knobs and the draft say now; in place, so that nothing flickers and the scroll stays."""
        if self.rules is None:
            return
        if self._browser is None:
            if self._goes_without:
                self._explain()
        elif self._in_flight:
            self._again = True
        else:
            self._in_flight = True
            message = self.message(whole=self._page_has is not self.rules)
            self._page_has = self.rules
            self._browser.show_situation(message, self._answered)

    def _answered(self, answer: Any) -> None:
        self._in_flight = False
        if self._again:
            self._again = False
            self.update_page()
        elif answer:
            self._take(json.loads(answer))
        else:
            # The page was just loaded and its program has not begun yet, or it went away: hand over everything again.
            self._page_has = None
            self._retry.start()

    def _take(self, said: dict[str, Any]) -> None:
        if "decision" in said:
            self._show_decision(said["decision"])
            self.shown.emit()
        else:
            self._page_has = None
            self.troubled.emit(RuntimeError(f"the preview's page could not show this: {said.get('problem')}"))

    def _explain(self) -> None:
        """Without a browser, the tool's own engine says what is decided and why."""
        from paywall_admin.services.queries import Explain, ExplainPublished  # noqa: PLC0415 - after the first paint

        assert self.rules is not None
        case = reading(self.situation(), self.rules.grace_days)
        number = self.basis.version
        wanted = Explain(case) if number is None else ExplainPublished(number, case)
        self._desk.ask(self, wanted, self._show_decision, self._payload_failed, latest="explain")

    def _show_decision(self, decision: dict[str, Any]) -> None:
        if self.rules is not None:
            self.decision = decision
            self.why.show_decision(decision, self.rules.zone)
