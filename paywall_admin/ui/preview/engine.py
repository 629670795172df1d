"""The browser engine of the preview, locked down: its own scheme, no network, no files, no traces.

Imported only when the preview is first shown; nothing else in the window imports QtWebEngine.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QBuffer, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from paywall_admin.system import assets

_log = logging.getLogger(__name__)
SCHEME: Final = b"preview"
SITE: Final = "preview://page"
PAGE: Final = QUrl(f"{SITE}/page.html")
# What can be asked for, and nothing else: the path, its file among the shipped ones, and its type.
FILES: Final = {
    "/page.html": ("preview/page.html", b"text/html"),
    "/page.css": ("preview/page.css", b"text/css"),
    "/page.js": ("preview/page.js", b"text/javascript"),
    "/articles.js": ("preview/articles.js", b"text/javascript"),
    "/paywall.js": ("runtime/paywall.js", b"text/javascript"),
}
POLICY: Final = (
    b"default-src 'none'; script-src preview:; style-src preview:; img-src preview: data:; "
    b"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_INNER_SCHEMES: Final = ("preview", "about", "data")
_WORLD: Final = QWebEngineScript.ScriptWorldId.ApplicationWorld
_Attribute = QWebEngineSettings.WebAttribute
_OFF: Final = (
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.PluginsEnabled,
    _Attribute.PdfViewerEnabled,
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.JavascriptCanPaste,
    _Attribute.LocalStorageEnabled,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.AutoLoadIconsForPage,
    _Attribute.WebGLEnabled,
    _Attribute.FocusOnNavigationEnabled,
    _Attribute.AllowRunningInsecureContent,
    _Attribute.AllowGeolocationOnInsecureOrigins,
    _Attribute.NavigateOnDropEnabled,
)


def register_scheme() -> None:
    """Make `preview:` known as a secure scheme of its own; before the first profile is made."""
    if QWebEngineUrlScheme.schemeByName(SCHEME).name() == SCHEME:
        return
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme | QWebEngineUrlScheme.Flag.CorsEnabled)
    QWebEngineUrlScheme.registerScheme(scheme)


class Shelf(QWebEngineUrlSchemeHandler):
    """Hands out the few files of the preview under `preview:`, each with the content policy."""

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request."""
        file = FILES.get(job.requestUrl().path())
        if file is None or job.requestMethod().data() != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        body = QBuffer(job)
        body.setData(assets.read_bytes(file[0]))
        body.open(QBuffer.OpenModeFlag.ReadOnly)
        headers: dict[Any, Any] = {b"Content-Security-Policy": [POLICY], b"Cache-Control": [b"no-store"]}
        job.setAdditionalResponseHeaders(headers)
        job.reply(file[1], body)


class Guard(QWebEngineUrlRequestInterceptor):
    """Stops every request that would leave the preview, whoever makes it."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Look at one request before it is made."""
        url = info.requestUrl()
        if url.scheme() not in _INNER_SCHEMES:
            _log.warning("the preview was kept from reaching %s", url.host() or url.scheme())
            info.block(True)


class Page(QWebEnginePage):
    """The page: it goes nowhere, opens nothing, is allowed nothing, and asks nobody."""

    link_chosen = Signal(str)

    def acceptNavigationRequest(self, url: Any, kind: QWebEnginePage.NavigationType, main: bool) -> bool:
        """Stay on the preview's own page; a link that was clicked is only named."""
        if main and (url.scheme(), url.host(), url.path()) == (PAGE.scheme(), PAGE.host(), PAGE.path()):
            return True
        if kind == QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            inside = url.scheme() == PAGE.scheme()
            self.link_chosen.emit(url.toString().removeprefix(SITE) if inside else url.toString())
        return False

    def createWindow(self, kind: QWebEnginePage.WebWindowType) -> QWebEnginePage | None:  # type: ignore[override]  # noqa: ARG002 - Qt's signature
        """Open no window."""
        return None

    def chooseFiles(self, mode: Any, old: Any, types: Any) -> list[str]:  # noqa: ARG002 - Qt's signature
        """Choose no file."""
        return []

    def javaScriptAlert(self, origin: Any, text: str) -> None:
        """Show no box."""

    def javaScriptConfirm(self, origin: Any, text: str) -> bool:  # noqa: ARG002 - Qt's signature
        """Ask nothing; the answer is no."""
        return False

    def javaScriptPrompt(self, origin: Any, text: str, default: str) -> tuple[bool, str]:  # noqa: ARG002 - Qt's signature
        """Ask nothing; the answer is none."""
        return False, ""

    def javaScriptConsoleMessage(self, level: Any, text: str, line: int, source: str) -> None:  # noqa: ARG002 - Qt's signature
        """Keep what the page says in the log."""
        _log.info("preview page, %s:%s: %s", source.rpartition("/")[2], line, text[:500])


class Browser(QObject):
    """One view with its page and profile, taken down in the order that Qt asks for."""

    loaded = Signal(bool)
    died = Signal()
    link_chosen = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        register_scheme()
        # Without a storage name the profile is off the record: nothing is written to disk.
        self.profile = QWebEngineProfile(self)
        self._shelf = Shelf(self)
        self._guard = Guard(self)
        self.profile.installUrlSchemeHandler(SCHEME, self._shelf)
        self.profile.setUrlRequestInterceptor(self._guard)
        self.profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
        self.profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        self.profile.setSpellCheckEnabled(False)
        self.profile.downloadRequested.connect(self._refuse_download)
        self.page = Page(self.profile, self.profile)
        _lock(self.page.settings())
        self._is_loading = False
        # Queued: whoever hears of it may take the page down, which must not happen inside the page's own call.
        self.page.loadFinished.connect(self._finished, Qt.ConnectionType.QueuedConnection)
        self.page.renderProcessTerminated.connect(self._died, Qt.ConnectionType.QueuedConnection)
        self.page.link_chosen.connect(self.link_chosen, Qt.ConnectionType.QueuedConnection)
        self.page.permissionRequested.connect(self._refuse_permission)
        self._view: QWebEngineView | None = None

    def view(self, parent: QWidget) -> QWebEngineView:
        """What shows the page; made in its place when it is first wanted, for the page loads without it."""
        if self._view is None:
            self._view = QWebEngineView(self.page, parent)
            self._view.setAccessibleName(self.tr("What the reader sees"))
        return self._view

    def load(self) -> None:
        """Load the page."""
        self._is_loading = True
        # Put in anew each time: a renderer that replaces one that was killed is not given the scripts there were.
        self.page.scripts().clear()
        self.page.scripts().insert(_bridge())
        self.page.load(PAGE)

    def show_situation(self, message: str, then: Callable[[Any], None]) -> None:
        """Hand a situation to the page; `then` gets its answer as text, or None where there is none."""
        self.page.runJavaScript(f"show({json.dumps(message)})", _WORLD, then)

    def close(self) -> None:
        """Take it down: the view, then the page, then the profile."""
        for part in (self._view, self.page, self.profile):
            if part is not None:
                delete(part)

    @Slot(bool)
    def _finished(self, ok: bool) -> None:
        # A navigation that was refused ends in a load that failed, too; the page stands as it was.
        if self._is_loading:
            self._is_loading = False
            self.loaded.emit(ok)

    @Slot()
    def _died(self) -> None:
        self._is_loading = False
        self.died.emit()

    @Slot(QWebEngineDownloadRequest)
    def _refuse_download(self, request: QWebEngineDownloadRequest) -> None:
        request.cancel()

    @Slot(QWebEnginePermission)
    def _refuse_permission(self, permission: QWebEnginePermission) -> None:
        permission.deny()


def _lock(settings: QWebEngineSettings) -> None:
    for attribute in _OFF:
        settings.setAttribute(attribute, False)
    settings.setUnknownUrlSchemePolicy(QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes)


def _bridge() -> QWebEngineScript:
    script = QWebEngineScript()
    script.setName("bridge")
    script.setSourceCode(assets.read_text("preview/bridge.js"))
    script.setWorldId(_WORLD)
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
    script.setRunsOnSubFrames(False)
    return script
