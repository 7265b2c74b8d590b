"""Fact-check briefs that say, for every verdict, whose word it rests on."""

__version__ = "0.1.0"
