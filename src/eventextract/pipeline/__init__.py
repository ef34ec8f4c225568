"""The spaCy components that find mentions, one a file; Docs never leave this package."""

from eventextract.pipeline.build import Pipeline

__all__ = ["Pipeline"]
