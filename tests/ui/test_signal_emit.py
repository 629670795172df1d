"""The reason for the bound on PySide6: with 6.12.0 on Python 3.11 each emit loses a reference to `True`."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Sender(QObject):
    happened = Signal(bool)

app = QCoreApplication([])
heard = []
sender = Sender()
sender.happened.connect(heard.append)
for _ in range(20_000):
    sender.happened.emit(True)
print(len(heard))
"""


def test_twenty_thousand_emits() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "20000"), done.stderr
