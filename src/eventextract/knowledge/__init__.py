"""What the program knows: loads, checks and compiles the data in `models/`."""

from eventextract.knowledge.files import digest, models_folder
from eventextract.knowledge.store import Knowledge, load_knowledge

__all__ = ["Knowledge", "digest", "load_knowledge", "models_folder"]
