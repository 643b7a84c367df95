"""The report as an nbconvert exporter: `jupyter nbconvert --to newsdesk.report.exporter.TypstPDF 03-trade.ipynb`.

To be run in notebooks/ with `python -m nbconvert`, or anywhere with PYTHONPATH=notebooks. It is apart from
report because importing nbconvert takes longer than writing all the PDFs.
"""

from __future__ import annotations

from pathlib import Path

from nbconvert.exporters import Exporter

from newsdesk import report


class TypstPDF(Exporter):
    """One notebook as PDF, set by Typst; needs neither TeX nor a browser."""

    output_mimetype = "application/pdf"
    export_from_notebook = "PDF via Typst"

    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(self, nb, resources=None, **kwargs) -> tuple[bytes, dict]:
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        about = resources["metadata"]
        return report.single(
            nb, about.get("name", "notebook"), Path(about.get("path") or ".").resolve()
        ), resources
