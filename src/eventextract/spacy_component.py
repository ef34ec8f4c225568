"""`nlp.add_pipe("eventextract")`: the extractor as a component of anybody's spaCy pipeline.

It reads `doc.text` with its own pipeline, whatever the tokenizer and the components before it, and leaves
`doc._.event`, the `EventRecord` (None where there was no text), and `doc.spans["eventextract"]`, what was found, one
span a mention, labelled by kind and widened to whole tokens. Both survive `doc.to_bytes()` and `n_process`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span

from eventextract.errors import EmptyError

if TYPE_CHECKING:  # every `spacy.blank` loads this module through its entry point: it must stay light
    from eventextract.extractor import Analysis
    from eventextract.record import EventRecord

KEY = "eventextract"


@Language.factory(
    "eventextract",
    default_config={"models": None},
    assigns=["doc._.event", "doc.spans"],
    requires=[],
)
def make(nlp: Language, name: str, models: str | None) -> Callable[[Doc], Doc]:  # noqa: ARG001  (spaCy's signature)
    """The component; `models`: a models folder, None for the one that came with the program. Raises ModelsError."""
    return EventComponent(models)


class EventComponent:
    """Runs the extractor on the text of a Doc; raises its errors, for `nlp.set_error_handler` to take."""

    def __init__(self, models: str | None = None) -> None:
        from eventextract.extractor import Extractor

        self._extractor = Extractor(models)

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.event` and `doc.spans["eventextract"]`."""
        try:
            analysis = self._extractor.analyse(doc.text)
        except EmptyError:
            doc.spans[KEY] = []
            return doc
        doc.user_data[KEY] = analysis.record.to_json()
        doc.spans[KEY] = list(_spans(doc, analysis))
        return doc


def _spans(doc: Doc, analysis: Analysis) -> Iterator[Span]:
    for mention in analysis.mentions:
        start, end = analysis.release.reading.span_in_source(mention.span)
        span = doc.char_span(start, end, label=mention.kind, alignment_mode="expand")
        if span is not None:
            yield span


def _event(doc: Doc) -> EventRecord | None:
    """The record, loaded from the JSON that travels with the Doc."""
    from eventextract.record import EventRecord

    text = doc.user_data.get(KEY)
    return EventRecord.from_json(text) if text else None


Doc.set_extension("event", getter=_event, force=True)
