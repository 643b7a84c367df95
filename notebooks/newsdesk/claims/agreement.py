"""How well the claims found agree with hand-made annotations of the same texts
(data/annotations/quantities.csv).
"""

from __future__ import annotations

import math

import pandas as pd

FIELDS = ("value", "unit", "bound", "kind", "measure", "period", "status")


def agreement(found: pd.DataFrame, gold: pd.DataFrame) -> pd.DataFrame:
    """Counts of agreement between `claims.extract` and the gold table of quantities.

    One row a question: what, right, of, share. "claims that are claims" is precision and "claims found"
    recall of is_claim, matched by overlap in the text; the fields are counted over the claims found. Claims
    without a numeral have no gold and are left out.
    """
    numeric = found[found.low.notna() | found.high.notna()]
    wanted = gold[gold.is_claim.astype(str).str.lower() == "true"]
    pairs = [
        (mine, want) for want in wanted.itertuples() if (mine := _overlapping(numeric, want)) is not None
    ]
    rows = [("claims that are claims", len(pairs), len(numeric)), ("claims found", len(pairs), len(wanted))]
    rows += [(field, sum(_same(field, mine, want) for mine, want in pairs), len(pairs)) for field in FIELDS]
    table = pd.DataFrame(rows, columns=["what", "right", "of"])
    return table.assign(share=(table.right / table.of.where(table.of > 0)).round(4))


def _overlapping(found: pd.DataFrame, want):
    hits = found[
        (found.article == want.article) & (found.start < want.char_end) & (found.end > want.char_start)
    ]
    return next(hits.itertuples(), None)


def _same(field: str, mine, want) -> bool:
    if field == "value":
        return math.isclose(mine.low, float(want.value_low)) and math.isclose(
            mine.high, float(want.value_high)
        )
    if field == "period":
        return _period(str(want.period) if pd.notna(want.period) else "", mine)
    pairs = {
        "unit": (mine.unit, want.unit),
        "bound": (mine.bound, want.bound),
        "kind": (mine.kind, want.kind),
        "measure": (mine.measure, want.metric),
        "status": (mine.status, want.modality),
    }
    one, two = pairs[field]
    return str(one).lower() == str(two).lower()


def _period(gold: str, mine) -> bool:
    """“2021” wants both ends in that year, "2013/" a beginning in it and an open end, "" an open period.

    Where the annotator read a period into a text that names none, the days it can be about must hold it.
    """
    first, slash, last = gold.partition("/")
    if not first:
        return not mine.period_from
    if not mine.period_from:
        return bool(mine.about_from) and mine.about_from[:4] <= first <= (mine.about_to or "9999")[:4]
    ends = (
        mine.period_to.startswith(last)
        if last
        else not mine.period_to
        if slash
        else mine.period_to.startswith(first)
    )
    return mine.period_from.startswith(first) and ends
