"""Charts: DataFrame in, Chart out; one function a figure, one module a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import matplotlib.style
import pandas as pd
from matplotlib.figure import Figure

matplotlib.style.use(Path(__file__).parents[1] / "newsdesk.mplstyle")


@dataclass(frozen=True)
class Chart:
    """A drawn figure and the words that must stand with it; `present.figure` refuses it if one is missing.

    figure    matplotlib Figure without title (present adds title, subtitle and source)
    title     the finding as a sentence, computed from the data
    subtitle  measure, unit, period
    source    where the data come from
    alt       "chart type of data, where finding"
    data      the frame as drawn; each row carries article, start, end, or source_url
    """

    figure: Figure
    title: str
    subtitle: str
    source: str
    alt: str
    data: pd.DataFrame
