"""Mentions -> record: which is the main event, which value fills which field, why, and with which evidence."""

from eventextract.assemble.claims import Claim
from eventextract.assemble.draft import Draft, assemble
from eventextract.assemble.scene import Given

__all__ = ["Claim", "Draft", "Given", "assemble"]
