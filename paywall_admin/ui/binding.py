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
from collections.abc import Callable
from functools import cache
from typing import Any, Final

from paywall_admin.ui.bytecode import Kept, file_of

_SUPPORT: Final = "shibokensupport/"
_PUT_OFF: Final = "shibokensupport/signature/lib/pyi_generator.py"
_STAND_IN: Final = f"from {__name__} import put_off; __getattr__ = put_off(globals())"


class ByteCode(Kept):
    """The byte code of PySide6's support modules."""

    def compile_with(self, compiler: Callable[..., Any]) -> Callable[..., Any]:
        """A `compile` that looks here first for the support modules, and else is `compiler`."""

        def compile_kept(source: Any, filename: Any, *words: Any, **options: Any) -> Any:
            if not (isinstance(filename, str) and filename.startswith(_SUPPORT) and isinstance(source, bytes)):
                return compiler(source, filename, *words, **options)
            if not self.has(filename, source):
                self.keep(filename, source, compiler(source, filename, *words, **options))
            return compiler(_STAND_IN, filename, "exec") if filename == _PUT_OFF else self.code(filename)

        return compile_kept

    def run_put_off(self, namespace: dict[str, Any]) -> None:
        """Run the module that was put off, in the namespace of its stand-in."""
        exec(self.code(_PUT_OFF), namespace)  # noqa: S102 - PySide6 itself would have done so


@cache
def _support() -> ByteCode:
    return ByteCode(file_of("pyside"))


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
