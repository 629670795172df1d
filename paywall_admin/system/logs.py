"""The log: one JSON object a line in a rotating file, with secrets and personal data taken out."""

from __future__ import annotations

import json
import logging
import logging.handlers
import os
import re
import time
import traceback
from pathlib import Path

from paywall_admin.system import paths

FILE_NAME = "paywall-admin.log"
_SIZE, _KEPT, _LONGEST = 1_000_000, 5, 20_000
_NAME = "paywall_admin"

# What must never stand in a log, whoever wrote it there, and what stands there instead. Each is tried only
# where a word begins, or is bounded: a line may be long, and the time to look through it must stay in proportion.
_NAMED = r"(?<!\w)\w*?(?:passphrase|password|passwd|secret|token|api_?key)\w{0,40}[\"']?\s{0,5}[=:]\s{0,5}"
_VALUE = r"\"[^\"]*\"|'[^']*'|[^\s,;&)}\]]+"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----.*?(?:-----END [A-Z ]{0,40}-----|\Z)", re.DOTALL), "[key]"),
    (re.compile(r"\b(sk|rk|pk|whsec)_[A-Za-z0-9_]{6,}"), r"\1_[secret]"),
    (re.compile(r"(?i)\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{6,}"), r"\1 [secret]"),
    (re.compile(rf"(?i)({_NAMED})(?:{_VALUE})"), r"\1[secret]"),
    (re.compile(r"(?i)\b([a-z][a-z0-9+.-]{0,20}://[^\s/:@]{0,100}):[^\s/@]{1,200}@"), r"\1:[secret]@"),
    (re.compile(r"(?<![\w.+%'-])[\w.+%'-]+@[\w-]{1,63}(?:\.[\w-]{1,63})+"), "[e-mail]"),
)


def redacted(text: str) -> str:
    """`text` without secrets and e-mail addresses, and with its middle left out where it is very long."""
    text = text[: _LONGEST * 10]
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    for secret in _of_this_run():
        text = text.replace(secret, "[secret]")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} [cut] {text[-_LONGEST // 2 :]}"


class Lines(logging.Formatter):
    """Writes a record as one line of JSON."""

    def __init__(self) -> None:
        super().__init__()
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON, redacted after everything was put together."""
        parts: dict[str, object] = {
            "at": f"{self.formatTime(record, '%Y-%m-%dT%H:%M:%S')}.{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "from": record.name,
            "process": record.process,
            "text": redacted(record.getMessage()),
        }
        if record.exc_info and record.exc_info[0]:
            parts["trace"] = redacted("".join(traceback.format_exception(*record.exc_info)))
        return json.dumps(parts, ensure_ascii=False)


class _PrivateFile(logging.handlers.RotatingFileHandler):
    """A rotating file that only its owner reads."""

    def _open(self):  # type: ignore[no-untyped-def]
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        return os.fdopen(handle, self.mode, encoding=self.encoding, errors=self.errors)


def log_file() -> Path:
    """Where the log is."""
    return paths.log_folder() / FILE_NAME


def start(level: int = logging.INFO) -> Path | None:
    """Begin to write the log, once; its path, or None where it cannot be written."""
    log = logging.getLogger(_NAME)
    file = log_file()
    if any(getattr(handler, "baseFilename", None) == str(file) for handler in log.handlers):
        return file
    try:
        paths.make_private(file.parent)
        handler = _PrivateFile(file, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=False)
    except OSError:
        return None
    handler.setFormatter(Lines())
    log.addHandler(handler)
    log.setLevel(level)
    return file


def stop() -> None:
    """Close the log."""
    log = logging.getLogger(_NAME)
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()


def _of_this_run() -> list[str]:
    """Secrets that came in from outside, in whatever form they appear."""
    given = (os.environ.get(name, "") for name in ("PAYWALL_ADMIN_PASSPHRASE", "STRIPE_API_KEY"))
    return [secret for secret in given if len(secret) >= 4]
