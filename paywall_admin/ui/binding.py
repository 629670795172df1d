"""Loads PySide6 without what it would do again at every start and this program has no use for.

Imported as any other package, PySide6 takes twice as long until a window can be made, and every import after it is
slowed down. Three of its ways cost that:

- Its support modules lie in a library, as source text, and are compiled anew at each start. Their byte code is kept
  here as Python keeps that of every other module, and is taken only for exactly the same source text.
- One of them, which writes type stubs for developers, takes as long as all others together. It is run when somebody
  asks for something in it.
- It replaces `__import__`, so that `from __feature__ import ...` can change how Qt's methods are named, and for that
  reads the source text of every module that is imported afterwards. Nothing here uses that, so Python's own is put
  back.
"""

from __future__ import annotations

import builtins
import importlib.util
import marshal
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any, Final

from paywall_admin.system import paths

_SUPPORT: Final = "shibokensupport/"
_PUT_OFF: Final = "shibokensupport/signature/lib/pyi_generator.py"
_STAND_IN: Final = f"from {__name__} import put_off; __getattr__ = put_off(globals())"
_Kept = dict[str, tuple[bytes, CodeType]]  # file name -> its source text and what became of it


class ByteCode:
    """What was compiled at an earlier start; a file that is missing, damaged or of another Python counts as empty."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept = _read(file)
        self._is_new = False

    def compile_with(self, compiler: Callable[..., Any]) -> Callable[..., Any]:
        """A `compile` that looks here first for the support modules, and else is `compiler`."""

        def compile_kept(source: Any, filename: Any, *words: Any, **options: Any) -> Any:
            if not (isinstance(filename, str) and filename.startswith(_SUPPORT) and isinstance(source, bytes)):
                return compiler(source, filename, *words, **options)
            known = self._kept.get(filename)
            if known is None or known[0] != source:
                self._is_new = True
                known = self._kept[filename] = (source, compiler(source, filename, *words, **options))
            return compiler(_STAND_IN, filename, "exec") if filename == _PUT_OFF else known[1]

        return compile_kept

    def run_put_off(self, namespace: dict[str, Any]) -> None:
        """Run the module that was put off, in the namespace of its stand-in."""
        exec(self._kept[_PUT_OFF][1], namespace)  # noqa: S102 - PySide6 itself would have done so

    def save(self) -> None:
        """Keep what was new for the next start, where Python keeps byte code at all; without it that is only slower."""
        if self._is_new and not sys.dont_write_bytecode:
            from paywall_admin.system import files  # noqa: PLC0415 - not for the first paint

            content = marshal.dumps(self._kept)
            with suppress(OSError):
                paths.make_private(self._file.parent)
                files.replace_file(self._file, _head(content) + content, mode=0o600)
                self._is_new = False


def _head(content: bytes) -> bytes:
    """What makes sure that `content` is whole, and of this Python: `marshal` itself would trust anything."""
    return importlib.util.MAGIC_NUMBER + zlib.crc32(content).to_bytes(4, "big")


def _read(file: Path) -> _Kept:
    try:
        whole = file.read_bytes()
    except OSError:
        return {}
    content = whole[8:]
    if whole[:8] != _head(content):
        return {}
    kept: _Kept = marshal.loads(content)  # noqa: S302 - the person's own file, whole and of this Python
    return kept


@cache
def _support() -> ByteCode:
    return ByteCode(paths.state_folder() / f"pyside-{sys.implementation.cache_tag}.bin")


def put_off(namespace: dict[str, Any]) -> Callable[[str], Any]:
    """The `__getattr__` of a stand-in: it runs the module with the first name that is asked for."""

    def find(name: str) -> Any:
        if "__getattr__" in namespace and not name.startswith("__"):
            del namespace["__getattr__"]
            _support().run_put_off(namespace)
        if name not in namespace:
            raise AttributeError(f"module {namespace['__name__']!r} has no attribute {name!r}")
        return namespace[name]

    return find


def load() -> None:
    """Import PySide6."""
    own_compile, own_import = builtins.compile, builtins.__import__
    builtins.compile = _support().compile_with(own_compile)
    try:
        import PySide6  # noqa: F401, PLC0415 - this is what is made shorter
    finally:
        builtins.compile = own_compile
        builtins.__import__ = own_import


def save() -> None:
    """Keep what was compiled for the next start; once there is time."""
    _support().save()
