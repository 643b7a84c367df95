"""Bilateral trade figures of the articles, the official series, and the check of each claim against them."""

from .bilateral import figures

__all__ = ["figures"]
