"""Runs `quantities.find` on NewsQuant, in that benchmark's own conventions.

    python tests/benchmarks/newsquant.py predict IN.json OUT.json
    python tests/benchmarks/newsquant.py score [--write]

predict  reads a list of {"text", …} and writes a list of lists of {"value", "unit", "change"}.
score    prints F1 on ../shared/benchmarks/newsquant/dev.json by its own score.py, beside quantulum3 where it
         is installed; --write also writes data/reference/quantity_agreement.csv.

The reading is the package's. What stands here is only how NewsQuant names and counts things: which kinds it
leaves out, its unit names, its six change symbols, the ranges it makes of vague plurals. The conventions are
those of NEWSQUANT.md.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import math
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "notebooks"))

from newsdesk import quantities  # noqa: E402
from newsdesk.quantities.units import CURRENCY_NAMES  # noqa: E402

NEWSQUANT = ROOT.parent / "shared" / "benchmarks" / "newsquant"
LEFT_OUT = {"date", "time", "name", "fixed", "enumerator", "ordinal"}
CURRENCIES = {"USD": "dollar", "GBP": "pound sterling", "ILS": "shekel", "SGD": "singaporean dollar",
              "EUR": "euro", "CNY": "chinese yuan", "CNH": "chinese yuan"}
COINS = {"cent": "cent", "cents": "cent", "c": "cent", "sen": "sen", "p": "point", "pence": "point"}
PERCENT = {"percent": "percentage", "percentage point": "percentage point", "basis point": "basis point"}
CHANGES = {"~": "~", ">": ">", ">=": ">", "<": "<", "<=": "<", "=": "="}


def predict(texts: list[str]) -> list[list[dict]]:
    """NewsQuant's quantities of every text."""
    return [[q for row in quantities.records(text) for q in _quantities(dict(zip(quantities.COLUMNS, row,
             strict=True)))] for text in texts]


def _quantities(row: dict) -> list[dict]:
    if row["kind"] in LEFT_OUT or (row["kind"] == "rank" and row["rule"] != "top"):
        return []
    if row["kind"] == "multiple" and row["rule"] != "times" and not row["quote"].lower().endswith("fold"):
        return []
    if row["rule"] in ("pronoun", "period", "double-digit") or math.isnan(row["low"]):
        return []
    low, high = row["low"], row["high"]
    if row["unit"] == "time" and row["quote"].lower() in ("twice", "thrice"):
        return []
    unit = _unit(row)
    factor = 100 if unit in ("cent", "sen", "point") and row["kind"] == "money" else 1
    if row["kind"] == "vague":
        if row["quote"].split()[0].lower() in ("several", "few", "many", "some", "a", "couple"):
            return []
        high = low * 10
    value = low * factor if low == high else [low * factor, high * factor]
    return [{"value": value, "unit": unit, "change": _change(row)}]


def _unit(row: dict) -> str:
    kind, unit, per = row["kind"], row["unit"], row["per"]
    if row["rule"] == "age":
        return f"{unit} of age"
    if kind == "percent":
        return PERCENT.get(unit, unit)
    if kind == "multiple" or row["rule"] == "times":
        unit = "count"
    elif kind == "fraction":
        return f"% {unit or '-'}"
    elif kind == "money" or unit in CURRENCY_NAMES:
        unit = COINS.get(row["unit_text"].lower()) or CURRENCIES.get(unit) or CURRENCY_NAMES[unit]
    elif kind == "rank":
        unit = f"{row['quote'].split()[0].lower()} {row['noun']}"
    if per and not unit.endswith(f"per {per}"):
        unit = f"{unit} per {per}"
    return unit.lower() or "-"


def _change(row: dict) -> str:
    if row["low"] != row["high"] and row["kind"] != "vague" and row["bound"] == "=":
        return "="
    if row["kind"] == "vague":
        return "="
    if row["bound"] == "~" and row["change"]:
        return row["change"]
    return row["change"] or CHANGES[row["bound"]]


def _scorer():
    spec = importlib.util.spec_from_file_location("newsquant_score", NEWSQUANT / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(arguments: list[str]) -> int:
    if len(arguments) == 3 and arguments[0] == "predict":
        items = json.loads(Path(arguments[1]).read_text(encoding="utf-8"))
        answers = predict([item["text"] for item in items])
        Path(arguments[2]).write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")
        return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
