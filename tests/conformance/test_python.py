"""The Python engine decides every vector as the contract says, to the byte."""

from __future__ import annotations

import pytest

from conformance.engines import decide_in_python
from conformance.vectorfiles import NAMES, VECTORS, Vector, without_words


@pytest.mark.parametrize("vector", VECTORS, ids=NAMES)
def test_python_decides_as_the_contract_says(vector: Vector) -> None:
    lines = decide_in_python(vector.payload, vector.line)
    assert [without_words(line).decode() for line in lines] == [vector.expected.decode()]
