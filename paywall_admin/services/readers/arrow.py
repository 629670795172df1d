"""A column's numbers as bytes, by Arrow's C data interface: no number of them becomes an object of Python."""

from __future__ import annotations

import ctypes
from typing import Any, Final, Protocol


class Column(Protocol):
    """Whatever hands its values out by Arrow's stream interface."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """A capsule with the stream."""


class _Array(ctypes.Structure):
    pass


class _Stream(ctypes.Structure):
    pass


# The fields of both, in the order of Arrow's specification.
_Array._fields_ = [
    ("length", ctypes.c_int64),
    ("null_count", ctypes.c_int64),
    ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.c_void_p),
    ("dictionary", ctypes.c_void_p),
    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(_Array))),
    ("private_data", ctypes.c_void_p),
]
_Stream._fields_ = [
    ("get_schema", ctypes.c_void_p),
    ("get_next", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(_Stream), ctypes.POINTER(_Array))),
    ("get_last_error", ctypes.c_void_p),
    ("release", ctypes.c_void_p),
    ("private_data", ctypes.c_void_p),
]
_pointer: Final[Any] = ctypes.pythonapi.PyCapsule_GetPointer
_pointer.restype = ctypes.c_void_p
_pointer.argtypes = [ctypes.py_object, ctypes.c_char_p]
_WIDTH: Final = 4


def numbers(column: Column) -> bytes:
    """The values of a column of 32-bit numbers, none of which is missing."""
    capsule = column.__arrow_c_stream__()  # owns the stream, and lets go of it
    stream = _Stream.from_address(_pointer(capsule, b"arrow_array_stream"))
    pieces: list[bytes] = []
    while True:
        piece = _Array()
        if stream.get_next(ctypes.byref(stream), ctypes.byref(piece)):
            raise MemoryError
        if not piece.release:
            return b"".join(pieces)
        try:
            if piece.null_count > 0:
                raise ValueError("a number is missing")
            if piece.length:
                begin = piece.buffers[1] + _WIDTH * piece.offset
                pieces.append(ctypes.string_at(begin, _WIDTH * piece.length))
        finally:
            piece.release(ctypes.byref(piece))
