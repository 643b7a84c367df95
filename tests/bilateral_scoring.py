"""Scores trade figures against hand-made answers: value, unit and measure; and the full tuple."""

from __future__ import annotations

import calendar
import math

import pandas as pd
from newsdesk import articles, claims, trade
from newsdesk.articles.sentences import spans


def corpus(cases) -> articles.Corpus:
    """One article a passage, published on the day the case names."""
    texts = {f"{i:03d}.txt": passage for i, (_, passage, _) in enumerate(cases)}
    days = {f"{i:03d}.txt": day for i, (day, _, _) in enumerate(cases)}
    lines = [(name, 1, 0, 0, len(text), "body", "text") for name, text in texts.items()]
    sentences = [
        (name, 0, n, start, end)
        for name, text in texts.items()
        for n, (start, end) in enumerate(spans(text), 1)
    ]
    frame = pd.DataFrame(
        [(name, name[:3], day, day) for name, day in days.items()],
        columns=["article", "label", "published_from", "published_to"],
    )
    return articles.Corpus(
        frame,
        pd.DataFrame(lines, columns=["article", "line", "paragraph", "start", "end", "role", "reason"]),
        pd.DataFrame(sentences, columns=["article", "paragraph", "sentence", "start", "end"]),
        texts,
    )


def period(text: str) -> tuple[str, str]:
    if text == "-":
        return "", ""
    first, slash, last = text.partition("/")
    if not slash:
        last = first
    begin = first if len(first) == 10 else f"{first}-01" if len(first) == 7 else f"{first}-01-01"
    if not last:
        return begin, ""
    if len(last) == 7:
        last = f"{last}-{calendar.monthrange(int(last[:4]), int(last[5:]))[1]}"
    return begin, last if len(last) == 10 else f"{last}-12-31"


def wanted(answer: str) -> list[dict]:
    rows = []
    for line in answer.strip().splitlines():
        value, unit, measure, *pair, when, status = line.split()
        pair = " ".join(pair)
        one, two = pair.split(">") if ">" in pair else pair.split(";")
        first, last = period(when)
        rows.append(
            {
                "value": float(value),
                "unit": unit,
                "measure": measure,
                "pair": {one, two},
                "flow": f"{one}→{two}" if ">" in pair else "both",
                "first": first,
                "last": last,
                "status": status,
            }
        )
    return rows


def same(found, want: dict, fields: tuple[str, ...]) -> bool:
    tests = {
        "value": math.isclose(found.value, want["value"], rel_tol=1e-6),
        "unit": str(found.unit).endswith(want["unit"]),
        "measure": found.measure == want["measure"],
        "pair": {found.reporter, found.partner} == want["pair"],
        "period": (found.period_from, found.period_to) == (want["first"], want["last"]),
        "status": found.status == want["status"],
        "flow": found.measure in ("growth", "share", "target") or found.flow == want["flow"],
    }
    return all(tests[field] for field in fields)


CORE = ("value", "unit", "measure")
FULL = (*CORE, "pair", "period", "status")


def score(cases) -> tuple[dict[str, float], list[str]]:
    """F1 of (value, unit, measure) and of the full tuple, flows right among the full; and what went wrong."""
    found = trade.figures(claims.extract(corpus(cases)))
    hits, total, rows, wrong, flows = {"core": 0, "full": 0}, 0, 0, [], 0
    for i, (_, passage, answer) in enumerate(cases):
        mine = list(found[found.article == f"{i:03d}.txt"].itertuples())
        want = wanted(answer)
        total, rows = total + len(want), rows + len(mine)
        for name, fields in (("core", CORE), ("full", FULL)):
            left = list(mine)
            for target in want:
                hit = next((row for row in left if same(row, target, fields)), None)
                if hit is not None:
                    left.remove(hit)
                    hits[name] += 1
                    flows += name == "full" and same(hit, target, ("flow",))
                elif name == "full":
                    wrong.append(f"{i:03d} missed {target}\n      {passage[:300]}")
            if name == "full":
                wrong += [
                    f"{i:03d} extra  {r.value} {r.unit} {r.measure} {r.reporter};{r.partner} {r.flow} "
                    f"{r.period_from}/{r.period_to} {r.status}"
                    for r in left
                ]
    f1 = {name: 2 * hit / (total + rows) if total + rows else 0.0 for name, hit in hits.items()}
    return {**f1, "flow": flows / max(hits["full"], 1), "figures": total, "found": rows}, wrong


if __name__ == "__main__":
    import sys

    from bilateral_tuned import CASES

    if "held" in sys.argv:
        from bilateral_held import CASES
    result, errors = score(CASES)
    if "-v" in sys.argv:
        print("\n".join(errors))
    print({k: round(v, 3) for k, v in result.items()})
