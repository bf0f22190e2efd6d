"""Files as the stages have understood them, kept in memory while they are corrected."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from pipeline.batch.options import ReadSettings
from pipeline.batch.tasks import Task, corrected, understand_task
from pipeline.extraction.extract import Understood
from pipeline.model.report import Extracted

MOST_KEPT = 4
"""Files: someone corrects one, and looks at the next. One of 20,000 pages takes some 700 MB."""


class Readings:
    """What was understood of the files that were corrected last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Path, str | None], Understood] = OrderedDict()

    def extract(self, settings: ReadSettings, task: Task, on_page: Callable[[], None]) -> Extracted:
        """The records of the file of ``task``, with its corrections; as ``extract_task``."""
        key = task.path, task.inputs[0].sha256
        file = self._kept.pop(key, None) or understand_task(settings, task, on_page)
        if file.sha256 == task.inputs[0].sha256:
            self._kept[key] = file
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return corrected(settings, task, file)
