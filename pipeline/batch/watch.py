"""Keeps the outputs of a folder up to date while files come, change and go."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.batch.inputs import find_inputs, find_skipped, look, states
from pipeline.batch.options import Options
from pipeline.batch.run import run
from pipeline.errors import FolderInUse
from pipeline.model.report import RunReport
from pipeline.outputs.atomic_write import not_written

STILL_FOR = 0.8
"""Seconds that no file may have grown or changed before the folder is read."""

_LOOK_EVERY = 2.0  # seconds, for folders whose file system tells of no change, and for trying again


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
        self._done: object = None
        self._last_message: str | None = None

    def watch(self) -> None:
        """Watch until Ctrl-C. Raises KeyboardInterrupt then, also in the middle of a run."""
        for _ in self._wakes():
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
            self._say(f"The folder “{self._folder}” is gone; waiting for it to come back.")
            return
        if self._seen() == self._done:
            return
        seen = self._still()
        try:
            inputs, skipped = find_inputs([self._folder]), find_skipped([self._folder])
        except FileNotFoundError:
            return  # gone between two looks; the next one says so
        try:
            report = run(inputs, self._output, self._options, skipped=skipped)
        except OSError as error:
            self._say(f"{not_written(self._output, error)} Trying again until it works.")
            return
        except FolderInUse as error:
            self._say(f"{error} Trying again until it works.")
            return
        if report.interrupted:
            raise KeyboardInterrupt
        self._done, self._last_message = seen, None
        self._on_run(report)

    def _seen(self) -> dict[Path, tuple[int, int]]:
        """All that the outputs are made from, as it is now."""
        corrections = self._options.corrections
        made = sorted(corrections.glob("*.*")) if corrections else []
        return look(self._folder) | states(made)

    def _still(self) -> object:
        """What there is, once nothing of it has changed for a while."""
        before = self._seen()
        while True:
            time.sleep(STILL_FOR)
            now = self._seen()
            growing = sorted(path.name for path in now if now[path] != before.get(path))
            if now == before:
                return now
            if growing:
                self._say(f"Waiting for “{growing[0]}”, which is still being copied.")
            before = now

    def _say(self, sentence: str) -> None:
        """Tell it once, however often it is found."""
        if sentence != self._last_message:
            self._last_message = sentence
            self._tell(sentence)
