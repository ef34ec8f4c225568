"""What the program knows: loads, checks and compiles the data in `models/`."""

from eventextract.knowledge.store import Knowledge, load_knowledge

__all__ = ["Knowledge", "load_knowledge"]
