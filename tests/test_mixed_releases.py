"""Whatever sentences stand beside each other, the record is valid: releases mixed at random from those of the corpora."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from eventextract import EventRecord, Extractor

HERE = Path(__file__).parent
FOLDERS = (HERE / "corpus" / "own" / "texts", HERE / "corpus" / "dev" / "texts", HERE.parent / "seeds")
TEXTS = [path.read_text(encoding="utf-8") for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]
SENTENCES = [s for text in TEXTS for s in re.split(r"(?<=[.!?]) (?=[A-Z])|\n+", text) if s.strip()]
OPENINGS = [line for text in TEXTS for line in text.strip().split("\n")[:6] if line.strip()]

paragraph = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join)
release = st.tuples(
    st.lists(st.sampled_from(OPENINGS), min_size=1, max_size=3), st.lists(paragraph, min_size=1, max_size=6)
).map(lambda parts: "\n\n".join([*parts[0], *parts[1]]))


@given(release)
@settings(max_examples=80, deadline=None, derandomize=True)
def test_any_mixture_of_sentences_gives_a_valid_record_and_the_same_one_again(extractor: Extractor, text: str) -> None:
    record = extractor.extract(text)
    assert EventRecord.from_json(record.to_json()) == record
    assert extractor.extract(text).to_json() == record.to_json()


def test_a_programme_named_for_a_body_of_the_text_holds_its_role_as_that_body(extractor: Extractor) -> None:
    record = extractor.extract(
        "ASEAN talks\n\nJakarta, 9 September 2020 - The seminar was hosted by the ASEAN Secretariat and the ASEAN-Norway "
        "Fair Seas program. Envoys to ASEAN took part."
    )
    ids = {agency.name: agency.knowledge_id for agency in record.entities.agencies}
    assert all(body.knowledge_id == ids.get(body.name) for body in record.event.organizers)
