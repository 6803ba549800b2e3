"""Open each page of the command line in WebEngine, look at it with axe-core, and print what is wrong as JSON.

It runs in the environment of `browser.py`. What a page asks of anywhere but its own file is wrong too.
"""

import json
import sys
from pathlib import Path

import axe_playwright_python
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from PySide6.QtWidgets import QApplication

_AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
_APART = 1
"""The world of scripts where axe runs: what a page forbids its own does not stop it."""

_POLL_MS, _PATIENCE_MS = 100, 400_000
_LONG = 60_000
"""Bytes of a page in which looking at every colour takes minutes; the short ones have the same colours."""

_RUN = """
window.found = null;
const rules = {"color-contrast": {enabled: %s}};
axe.run(document, {resultTypes: ["violations"], rules}).then(told => {
  window.found = JSON.stringify(told.violations.flatMap(rule =>
    rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}`)));
}).catch(error => { window.found = JSON.stringify([`axe: ${error}`]); });
"""


class _Watch(QWebEngineUrlRequestInterceptor):
    """Stops and notes whatever a page asks of anywhere else."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802  as Qt says
        """Let through only files and what a page has inside."""
        if info.requestUrl().scheme() not in ("file", "data"):
            self.asked.append(f"request: {info.requestUrl().toString()}")
            info.block(True)


class _Look:
    """One page after another; `found` is what is wrong in each."""

    def __init__(self, paths: list[Path]) -> None:
        self._paths = paths
        self._watch = _Watch()
        self._profile = QWebEngineProfile()
        self._profile.setUrlRequestInterceptor(self._watch)
        self.found: dict[str, list[str]] = {}

    def go_on(self) -> None:
        """Open the next one; after the last, leave."""
        if not self._paths:
            QApplication.quit()
            return
        self._watch.asked = []
        self._page = QWebEnginePage(self._profile)
        self._page.loadFinished.connect(self._on_loaded)
        far = QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls  # stopped by us, and noted
        self._page.settings().setAttribute(far, True)
        self._page.load(QUrl.fromLocalFile(str(self._paths[0].resolve())))

    def _on_loaded(self, is_there: bool) -> None:
        if not is_there:
            QApplication.exit(2)
            return
        run = _RUN % ("false" if self._paths[0].stat().st_size > _LONG else "true")
        self._page.runJavaScript(_AXE.read_text(encoding="utf-8") + run, _APART, lambda _said: self._ask())

    def _ask(self) -> None:
        self._page.runJavaScript("window.found", _APART, self._on_told)

    def _on_told(self, told: object) -> None:
        if not told:
            QTimer.singleShot(_POLL_MS, self._ask)
            return
        wrong = [*json.loads(str(told)), *self._watch.asked]
        if wrong:
            self.found[self._paths[0].name] = wrong
        self._paths = self._paths[1:]
        QTimer.singleShot(0, self.go_on)


def main() -> int:
    """Look at every page; return 0 when all could be looked at."""
    app = QApplication(sys.argv[:1])
    look = _Look([Path(name) for name in sys.argv[1:]])
    QTimer.singleShot(0, look.go_on)
    QTimer.singleShot(_PATIENCE_MS, lambda: QApplication.exit(3))
    code = app.exec()
    if not code:
        sys.stdout.write(json.dumps(look.found, ensure_ascii=False))
    sys.stdout.flush()
    return code


if __name__ == "__main__":
    sys.exit(main())
