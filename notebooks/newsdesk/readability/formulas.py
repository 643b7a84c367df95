"""The published readability formulas, one function each.

A formula takes counts `c` with the attributes words, sentences, syllables, letters, polysyllable, complex,
difficult and long: sums over a text as numbers, or as columns of a data frame for many texts at once.
"""

from __future__ import annotations

import numpy as np

WORDS_A_MINUTE = 238
"""Mean speed of silent reading (Brysbaert 2019)."""


def words_per_sentence(c):
    """Mean sentence length in words. Range 1 upward; longer is harder."""
    return c.words / c.sentences


def syllables_per_word(c):
    """Mean word length in syllables. Range 1 upward, English news some 1.5 to 1.8; longer is harder."""
    return c.syllables / c.words


def difficult_share(c):
    """Difficult words in percent of all words (a term of Dale-Chall). Range 0 to 100; more is harder."""
    return 100 * c.difficult / c.words


def flesch_reading_ease(c):
    """Flesch Reading Ease, in points: R. Flesch, A new readability yardstick, J. Appl. Psychol. 32 (1948).

    Made for 0 (hardest) to 100 (easiest), though it can leave both ends; HIGHER IS EASIER, alone among these.
    """
    return 206.835 - 1.015 * words_per_sentence(c) - 84.6 * syllables_per_word(c)


def flesch_kincaid_grade(c):
    """Flesch-Kincaid grade, a US school year: Kincaid, Fishburne, Rogers and Chissom, Naval Technical
    Training Command report 8-75 (1975). From about 0 upward, without a ceiling; higher is harder.
    """
    return 0.39 * words_per_sentence(c) + 11.8 * syllables_per_word(c) - 15.59


def gunning_fog(c):
    """Fog index, years of schooling in the US: R. Gunning, The Technique of Clear Writing (1952).

    0.4 of words per sentence plus complex words in percent. Usual range 6 to 20; higher is harder.
    """
    return 0.4 * (words_per_sentence(c) + 100 * c.complex / c.words)


def smog_index(c):
    """SMOG grade, a US school year: G. H. McLaughlin, SMOG grading, Journal of Reading 12 (1969).

    Calibrated on samples of 30 sentences; on fewer it is unsteady. From 3.1 upward; higher is harder.
    """
    return 1.0430 * np.sqrt(30 * c.polysyllable / c.sentences) + 3.1291


def dale_chall_readability_score(c):
    """Dale-Chall score: E. Dale, J. Chall, A formula for predicting readability, Educ. Res. Bull. 27 (1948).

    The constant is always added, as published. Up to 4.9 for fourth-graders, 9 to 9.9 for college students in
    the authors' table; 3.6 upward; higher is harder.
    """
    return 0.1579 * difficult_share(c) + 0.0496 * words_per_sentence(c) + 3.6365


def automated_readability_index(c):
    """ARI, a US school year: Smith and Senter, AMRL-TR-66-220 (1967). From 0 upward; higher is harder."""
    return 4.71 * c.letters / c.words + 0.5 * words_per_sentence(c) - 21.43


def coleman_liau_index(c):
    """Coleman-Liau index, a US school year: M. Coleman and T. L. Liau, J. Appl. Psychol. 60 (1975).

    With the published 0.0588 a letter (textstat: 0.058). From about 0 upward; higher is harder.
    """
    return 5.88 * c.letters / c.words - 29.6 * c.sentences / c.words - 15.8


def lix(c):
    """LIX, in points: C.-H. Björnsson, Läsbarhet (1968). Words per sentence plus long words in percent.

    Range about 20 (children's books) to 60 and more (specialist prose); higher is harder.
    """
    return words_per_sentence(c) + 100 * c.long / c.words


def rix(c):
    """RIX, long words per sentence: J. Anderson, Lix and Rix, Journal of Reading 26 (1983).

    Range 0 to about 10; higher is harder.
    """
    return c.long / c.sentences


def reading_time(words: float, per_minute: float = WORDS_A_MINUTE) -> float:
    """Seconds to read silently, by default at the mean speed of 190 studies of adults reading English
    non-fiction; most read 175 to 300 words a minute: M. Brysbaert, J. Mem. Lang. 109 (2019).
    """
    return 60 * words / per_minute


def hd_d(tokens: np.ndarray, sample: int = 42) -> float:
    """Lexical diversity: the share of different words to expect in 42 drawn at random from the text.

    HD-D of P. M. McCarthy and S. Jarvis, Language Testing 24 (2007), on the scale of their 2010 paper. Unlike
    the type-token ratio it does not fall as a text grows. Range 0 to 1, English prose some 0.7 to 0.9; higher
    is more varied. NaN for fewer than 42 tokens.
    """
    total = len(tokens)
    if total < sample:
        return float("nan")
    _, counts = np.unique(np.asarray(tokens, dtype=str), return_counts=True)
    left = np.arange(sample)
    absent = np.clip(total - counts[:, None] - left, 0, None) / (total - left)
    return float((1 - absent.prod(axis=1)).sum() / sample)
