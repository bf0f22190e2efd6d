"""Loading a language model changes nothing outside it."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest.importorskip("spacy")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_patterns_are_compiled_by_python_itself(language: str) -> None:
    program = f"""
import re
ours = re.compile
class Watched(type(re)):
    def __setattr__(self, name, value):
        raise AssertionError(f"re.{{name}} is replaced")
re.__class__ = Watched
from pipeline.text.names import names_in
names_in(["Madame Anne Rive habite Bamako."], "{language}")
assert re.compile is ours
"""
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
