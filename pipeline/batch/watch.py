"""Keeps the outputs of a folder up to date while files come, change and go."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from gettext import gettext as _
from pathlib import Path

from pipeline.batch.archives import FOLDER
from pipeline.batch.inputs import find_inputs, find_skipped, look, states
from pipeline.batch.options import Options
from pipeline.batch.run import run
from pipeline.errors import FolderInUse
from pipeline.model.report import RunReport
from pipeline.outputs.atomic_write import not_written

STILL_FOR = 0.8
"""Seconds that no file may have grown or changed before the folder is read."""

WHOLE_WITHIN = 30.0
"""Seconds that a PDF without its end may stay as it is before it is read nonetheless."""

_END, _TAIL = b"%%EOF", 2048
"""How a PDF ends (ISO 32000-1, 7.5.5), and in how many of its last bytes that stands."""

_LOOK_EVERY = 2.0  # seconds, for folders whose file system tells of no change, and for trying again


_States = dict[Path, tuple[int, int]]
"""Size and time of change of each file."""


class Watcher:
    """Runs over a folder when its files, or their corrections, are not those of the last run."""

    def __init__(
        self,
        folder: Path,
        output: Path,
        options: Options,
        *,
        tell: Callable[[str], None],
        on_run: Callable[[RunReport], None],
    ) -> None:
        """``tell`` is given sentences on what holds the outputs up; ``on_run`` each run."""
        self._folder, self._output, self._options = folder, output, options
        self._tell, self._on_run = tell, on_run
        self._done: _States = {}
        self._written: tuple[str, ...] | None = None
        self._last_message: str | None = None

    def watch(self) -> None:
        """Watch until Ctrl-C. Raises KeyboardInterrupt then, also in the middle of a run."""
        for _wake in self._wakes():
            self._look()

    def _wakes(self) -> Iterator[object]:
        """At once, then at every change of the folder, and every other second besides."""
        import watchfiles

        yield None
        yield from watchfiles.watch(
            self._folder,
            watch_filter=None,
            step=100,
            rust_timeout=round(_LOOK_EVERY * 1000),
            yield_on_timeout=True,
            ignore_permission_denied=True,
        )

    def _look(self) -> None:
        if not self._folder.is_dir():
            # A drive that was unplugged must not empty the outputs.
            gone = _("The folder “{folder}” is gone; waiting for it to come back.")
            self._say(gone.format(folder=self._folder))
            return
        if self._seen() == self._done and self._is_in_place():
            return
        seen = self._still()
        try:
            unpacked = self._output / FOLDER
            inputs = find_inputs([self._folder], unpacked)
            skipped = find_skipped([self._folder], unpacked)
        except FileNotFoundError:
            return  # gone between two looks; the next one says so
        again = _("Trying again until it works.")
        try:
            report = run(inputs, self._output, self._options, skipped=skipped)
        except OSError as error:
            self._say(f"{not_written(self._output, error)} {again}")
            return
        except FolderInUse as error:
            self._say(f"{error} {again}")
            return
        if report.interrupted:
            raise KeyboardInterrupt
        self._done, self._last_message = seen, None
        self._written = report.written
        self._on_run(report)

    def _is_in_place(self) -> bool:
        """Whether what the last run wrote is still there; no run has written before the first."""
        written = self._written
        return written is not None and all((self._output / name).is_file() for name in written)

    def _seen(self) -> _States:
        """All that the outputs are made from, as it is now."""
        corrections = self._options.corrections
        made = sorted(corrections.glob("*.json")) if corrections else []
        return look(self._folder) | states(made)

    def _still(self) -> _States:
        """What there is, once nothing of it has changed for a while, and new PDFs are whole."""
        before, still_since = self._seen(), time.monotonic()
        while True:
            time.sleep(STILL_FOR)
            now = self._seen()
            growing = sorted(path.name for path in now if now[path] != before.get(path))
            if now != before:
                before, still_since = now, time.monotonic()
            elif time.monotonic() - still_since >= WHOLE_WITHIN or not self._partial(now):
                return now
            else:
                growing = self._partial(now)
            if growing:
                waiting = _("Waiting for “{file}”, which is still being copied.")
                self._say(waiting.format(file=growing[0]))

    def _partial(self, now: _States) -> list[str]:
        """The PDFs that are new, or have changed, and lack their end: they are still being copied.

        A copy over a network may pause for longer than ``STILL_FOR``.
        """
        new = sorted(path for path in now if now[path] != self._done.get(path))
        return [path.name for path in new if path.suffix.lower() == ".pdf" and not _has_end(path)]

    def _say(self, sentence: str) -> None:
        """Tell it once, however often it is found."""
        if sentence != self._last_message:
            self._last_message = sentence
            self._tell(sentence)


def _has_end(path: Path) -> bool:
    """Whether the end of a PDF stands in its last bytes; a file that is gone needs none."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _TAIL))
            return _END in file.read()
    except OSError:
        return True
