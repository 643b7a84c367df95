"""Reads one file as text, or says in one line why it cannot be an article and what to do."""

from __future__ import annotations

import re
from pathlib import Path

LARGEST = 20_000_000  # bytes; a book has two million

# The longer marks first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_OTHER = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive (or a Word, Excel or EPUB file)"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
)
_PAGE = re.compile(r"\s{0,1000}(?:<\?xml[^>]{0,200}>\s{0,100})?(?:<!--|<!doctype|<html|<head|<body)", re.I)
_TAG = re.compile(
    r"</?(?:p|div|span|a|li|ul|h[1-6]|script|meta|body|td|tr|br|img|section|article)\b[^<>]{0,300}>", re.I
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


class NotAnArticle(ValueError):
    """The file cannot be read as an article; the message says why and what to do."""


def read(path: Path) -> tuple[str, str, bytes]:
    """Text, name of the encoding, and bytes of a file.

    UTF-8, with or without a byte order mark (the mark stays the text's first character), UTF-16 and UTF-32
    with their mark (taken away, as Python's decoders do), and Windows-1252 where the bytes are not UTF-8.
    Line ends and white space stay as they are. Raises `NotAnArticle`.
    """
    if path.is_dir():
        raise NotAnArticle("is a folder: move its articles up or point at it")
    if path.exists() and not path.is_file():
        raise NotAnArticle("is not a regular file: remove it")
    try:
        if path.stat().st_size > LARGEST:
            raise NotAnArticle(f"is larger than {LARGEST // 1_000_000} MB: keep one article in a file")
        data = path.read_bytes()
    except OSError as error:
        raise NotAnArticle(
            f"cannot be opened ({error.strerror}): check that it exists and may be read"
        ) from error
    text, encoding = _decode(data)
    _refuse(text)
    return text, encoding, data


def _decode(data: bytes) -> tuple[str, str]:
    if not data:
        raise NotAnArticle("is empty: paste the article's text into it or remove it")
    for mark, kind in _OTHER:
        if data.startswith(mark):
            raise NotAnArticle(f"is {kind}, not text: save the article as plain text (UTF-8)")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\x00" in data:
        raise NotAnArticle("holds NUL bytes, so it is no text: save the article as plain text (UTF-8)")
    try:
        return data.decode("utf-8"), "utf-8 with byte order mark" if data.startswith(
            b"\xef\xbb\xbf"
        ) else "utf-8"
    except UnicodeDecodeError:
        text, encoding = _strictly(data, "cp1252")
        return text, encoding + " (fallback: the bytes are not UTF-8)"


def _strictly(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise NotAnArticle(
            f"is neither UTF-8 nor {encoding}: save the article as plain text (UTF-8)"
        ) from error


def _refuse(text: str) -> None:
    """Raises where the decoded characters are no article's text."""
    if not any(c.isalnum() for c in text):
        raise NotAnArticle(
            "holds no words, only white space or signs: paste the article's text into it or remove it"
        )
    if len(_CONTROL.findall(text)) > max(2, len(text) // 1000):
        raise NotAnArticle(
            "holds control characters, so it is no text: save the article as plain text (UTF-8)"
        )
    if _PAGE.match(text.lstrip("\ufeff")[:2000]) or len(_TAG.findall(text)) > max(5, len(text) // 400):
        raise NotAnArticle(
            "is an HTML page: open it in a browser, copy the article and save it as plain text"
        )
