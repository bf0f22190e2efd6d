"""The report as one HTML file, which needs nothing else and loads nothing."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader

from pipeline.outputs.review_site.folder_names import GENERATOR
from pipeline.outputs.review_site.folder_names import REPORT_FILE as FILE
from pipeline.report.report_content import Report

__all__ = ["FILE", "render_report_page"]


def render_report_page(report: Report) -> bytes:
    """The page of ``report``; every text of the files in it is escaped."""
    environment = Environment(
        loader=PackageLoader("pipeline.report", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("report.html")
    return page.render(report=report, t=report.text, generator=GENERATOR).encode()
