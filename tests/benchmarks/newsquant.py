"""Runs `quantities.find` on NewsQuant, in that benchmark's own conventions.

    python tests/benchmarks/newsquant.py predict IN.json OUT.json
    python tests/benchmarks/newsquant.py score [--write]

predict  reads a list of {"text", …} and writes a list of lists of {"value", "unit", "change"}.
score    prints F1 on ../shared/benchmarks/newsquant/dev.json by its own score.py, beside quantulum3 where it
         is installed; --write also writes quantity_agreement.csv and quantity_baselines.csv of data/reference.

The reading is the package's. What stands here is only how NewsQuant names and counts things: which kinds it
leaves out, its unit names, its six change symbols, the ranges it makes of vague plurals. The conventions are
those of NEWSQUANT.md.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import math
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "notebooks"))

from newsdesk import quantities  # noqa: E402
from newsdesk.quantities import nouns  # noqa: E402
from newsdesk.quantities.lexicon import rows as lexicon  # noqa: E402
from newsdesk.quantities.orders import NOT_SUPERLATIVE  # noqa: E402
from newsdesk.quantities.tokens import Tokens  # noqa: E402

NEWSQUANT = ROOT.parent / "shared" / "benchmarks" / "newsquant"
CURRENCY_NAMES: dict[str, str] = {}
for _row in lexicon("currencies"):
    if _row["match"] == "word" and _row["factor"] == "1":
        CURRENCY_NAMES.setdefault(_row["currency"], _row["form"])  # the first form is the full singular
REFERENCE = ROOT / "data" / "reference"
BOOTSTRAP = 1000
SOURCE = (
    "tests/benchmarks/newsquant.py on NewsQuant (Almasian et al., CQE, EMNLP 2023; "
    "github.com/satya77/CQE_Evaluation, commit 190c0ce), dev half, strict scorer; developed on this half"
)
LEFT_OUT = {"date", "time", "name", "fixed", "enumerator", "ordinal"}
CURRENCIES = {
    "USD": "dollar",
    "GBP": "pound sterling",
    "ILS": "shekel",
    "SGD": "singaporean dollar",
    "EUR": "euro",
    "CNY": "chinese yuan",
    "CNH": "chinese yuan",
}
COINS = {"cent": "cent", "cents": "cent", "c": "cent", "sen": "sen", "p": "point", "pence": "point"}
PERCENT = {"percent": "percentage", "percentage point": "percentage point", "basis point": "basis point"}
COMPARATIVES = frozenset(
    (
        "smaller",
        "larger",
        "bigger",
        "higher",
        "lower",
        "older",
        "younger",
        "newer",
        "longer",
        "shorter",
        "cheaper",
    )
)
IRREGULAR = {"best": "good", "better": "good", "worst": "bad", "worse": "bad"}
SUPERLATIVE = re.compile(r"^ of (?:the|its|his|her|their|my|our)? ?(?:most\b|\w+est\b)")
CHANGES = {"~": "~", ">": ">", ">=": ">", "<": "<", "<=": "<", "=": "="}


def predict(texts: list[str]) -> list[list[dict]]:
    """NewsQuant's quantities of every text."""
    return [_answer(text) for text in texts]


def _answer(text: str) -> list[dict]:
    rows = [dict(zip(quantities.COLUMNS, row, strict=True)) for row in quantities.records(text)]
    answers: list[dict] = []
    left: dict | None = None
    for row in rows:
        if not _annotated(row):
            continue
        if left is not None and _from_to(text, left, row):
            answers[-1]["value"] = [_values(left)[0], _values(row)[0]]
            answers[-1]["unit"], answers[-1]["change"] = _unit(row, text), "="
            left = None
            continue
        low, high = _values(row)
        answers.append(
            {
                "value": low if low == high else [low, high],
                "unit": _unit(row, text),
                "change": _change(row, text),
            }
        )
        left = row
    return answers


def _annotated(row: dict) -> bool:
    """NewsQuant counts an expression of this kind."""
    kind, rule, quote = row["kind"], row["rule"], row["quote"].lower()
    if rule == "generation":
        return True
    if kind in LEFT_OUT or math.isnan(row["low"]) or rule in ("pronoun", "period", "digits"):
        return False
    if kind == "rank":
        return rule == "top" and bool(row["noun"])
    if kind == "multiple":
        return rule in ("times", "fold")
    if kind == "vague":
        return quote.split()[0] not in ("several", "few", "many", "a", "couple")
    if rule == "score":
        return row["low"] != row["high"]
    if rule == "age":
        return row["low"] == row["high"]  # "aged 18 to 24" names a group
    if rule == "duration" and "-" in quote and quote[0].isalpha():
        return False  # "five-year": a number word inside a compound modifier
    return quote not in ("twice", "thrice")


def _from_to(text: str, left: dict, right: dict) -> bool:
    """In NewsQuant "from A … to B", of one unit, is one range, whatever stands between."""
    between = text[left["end"] : right["start"]].lower().split()
    return (
        left["kind"] == right["kind"]
        and left["unit"] == right["unit"]
        and left["low"] == left["high"]
        and right["low"] == right["high"]
        and between[-1:] == ["to"]
        and len(between) <= 7
        and text[: left["start"]].lower().endswith("from ")
    )


def _values(row: dict) -> tuple[float, float]:
    low, high = row["low"], row["high"]
    if row["kind"] == "vague":
        high = low * 10  # up to the next power
    if row["kind"] == "money" and row["unit_text"].lower() in COINS:
        low, high = round(low * 100, 6), round(high * 100, 6)
    return low, high


def _unit(row: dict, text: str) -> str:
    kind, unit, per = row["kind"], row["unit"], row["per"]
    if row["rule"] == "age":
        return f"{unit} of age"
    if row["rule"] == "generation":
        return "generation wireless"
    if kind in ("count", "vague", "fraction", "rank"):
        unit = _noun_unit(row, text)
    if kind == "multiple" or row["rule"] == "times":
        unit = "count"
    elif kind == "fraction":
        unit = f"% {unit or '-'}"
    elif kind == "money" or unit in CURRENCY_NAMES:
        unit = COINS.get(row["unit_text"].lower()) or CURRENCIES.get(unit) or CURRENCY_NAMES[unit]
    elif kind == "rank":
        unit = f"{row['quote'].split()[0].lower()} {row['noun']}"
    elif kind == "percent":
        unit = PERCENT.get(unit, unit)
    if per and not unit.endswith(f"per {per}"):
        unit = f"{unit} per {per}"
    return unit.lower() or "-"


def _noun_unit(row: dict, text: str) -> str:
    """A noun phrase as NewsQuant writes it: adjectives in the positive, proper names in the plural they have,
    and after "one of the best …" the phrase that says among which."""
    words = row["unit"].split()
    if not words or row["unit"] in CURRENCY_NAMES:
        return row["unit"]
    tail = text[row["end"] : row["end"] + 120]
    if words[-1][0].isupper() and f"{words[-1]}s" in tail:
        words[-1] += "s"
    if row["rule"] == "partitive" and SUPERLATIVE.search(tail):
        words += _among(tail, words[-1])
    return " ".join(_positive(word.lower()) for word in words)


def _among(tail: str, head: str) -> list[str]:
    """The noun phrase in "… in the world" after the phrase that `head` closes."""
    t = Tokens(tail)
    k = next((k for k in range(t.n) if t.low[k].startswith(head.lower())), t.n) + 1
    if t.low[k : k + 1] not in (["in"], ["of"]):
        return []
    k += 2 if t.low[k + 1] in ("the", "my", "his", "her", "their", "our") else 1
    return list(nouns.phrase(t, k, one=True).words)


def _positive(word: str) -> str:
    """NewsQuant lemmatises adjectives: hottest → hot, smaller → small, best → good."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    stem = word[:-3] if word.endswith("est") else word[:-2] if word in COMPARATIVES else ""
    if len(stem) < 3 or word in NOT_SUPERLATIVE:
        return word
    if stem[-1] == stem[-2] and stem[-1] not in "ls":
        return stem[:-1]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    return stem + "e" if stem.endswith(("arg", "at", "os", "iv", "af", "uc", "ic", "ut")) else stem


def _change(row: dict, text: str) -> str:
    """One symbol: a bound that is spoken outright wins over the direction, "nearly" does not."""
    if row["kind"] == "vague" or (row["low"] != row["high"] and row["bound"] != "~"):
        return "="
    bound = CHANGES[row["bound"]]
    almost = text[: row["start"]].rstrip().lower().endswith(("nearly", "almost"))
    return row["change"] if row["change"] and (bound == "=" or almost) else bound


# ---------------------------------------------------------------- the other system, and the score
def quantulum(texts: list[str]) -> list[list[dict]] | None:
    """quantulum3's quantities of every text, its mean ± half-width as two ends; None if not installed."""
    try:
        from quantulum3 import parser
    except ImportError:
        return None
    answers = []
    for text in texts:
        found = []
        for q in parser.parse(text):
            low, high = q.value - (q.uncertainty or 0), q.value + (q.uncertainty or 0)
            unit = q.unit.name if q.unit.name != "dimensionless" else "-"
            found.append({"value": q.value if low == high else [low, high], "unit": unit.lower()})
        answers.append(found)
    return answers


def score() -> list[dict]:
    """Strict F1 with 95 % bootstrap intervals on dev.json, one row a system and metric."""
    spec = importlib.util.spec_from_file_location("newsquant_score", NEWSQUANT / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = json.loads((NEWSQUANT / "dev.json").read_text(encoding="utf-8"))
    texts = [item["text"] for item in gold]
    table = []
    for system, answers in (("newsdesk.quantities", predict(texts)), ("quantulum3", quantulum(texts))):
        if answers is None:
            print(f"{system} is not installed: left out")
            continue
        rows = [
            (
                i,
                item["text"],
                [scorer.gold_quantity(q) for q in item["quantities"]],
                [scorer.pred_quantity(q) for q in answer],
            )
            for i, (item, answer) in enumerate(zip(gold, answers, strict=True))
        ]
        metrics = scorer.score(rows, "strict", BOOTSTRAP)["metrics"]
        for metric in ("value", "value+unit", "value+change"):
            if metric in metrics:
                low, high = metrics[metric]["CI95"]
                table.append(
                    {
                        "extractor": "numerals",
                        "system": system,
                        "dataset": "NewsQuant dev",
                        "metric": f"{metric} F1",
                        "value": round(metrics[metric]["F1"] / 100, 3),
                        "low": round(low / 100, 3),
                        "high": round(high / 100, 3),
                        "n": sum(len(item["quantities"]) for item in gold),
                        "seen": "false" if system == "quantulum3" else "true",  # our rules grew on this half
                        "source": SOURCE,
                        "source_url": "https://github.com/satya77/CQE_Evaluation",
                    }
                )
                print(f"{system:20s} {metric:13s} F1 {metrics[metric]['F1']:5.1f}  95% {low:.1f}–{high:.1f}")
    return table


def write(table: list[dict]) -> None:
    """Aggregates for 06-trust: never a sentence of the benchmark."""
    for name, others in (("quantity_agreement.csv", False), ("quantity_baselines.csv", True)):
        with open(REFERENCE / name, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(table[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(row for row in table if (row["system"] == "quantulum3") is others)


def main(arguments: list[str]) -> int:
    if len(arguments) == 3 and arguments[0] == "predict":
        items = json.loads(Path(arguments[1]).read_text(encoding="utf-8"))
        answers = predict([item["text"] for item in items])
        Path(arguments[2]).write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")
        return 0
    if arguments[:1] == ["score"] and arguments[1:] in ([], ["--write"]):
        table = score()
        if "--write" in arguments:
            write(table)
        return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
