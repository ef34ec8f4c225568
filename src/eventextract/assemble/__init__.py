"""Mentions -> record: which is the main event, which value fills which field, why, and with which evidence."""

from eventextract.assemble.draft import Draft, Given, assemble

__all__ = ["Draft", "Given", "assemble"]
