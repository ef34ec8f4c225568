"""The places component: what stands on the board after it has run."""

from __future__ import annotations

import spacy
from spacy.language import Language

import eventextract.pipeline.places  # noqa: F401  (registers the factory)
from eventextract.mentions import Reading, Zone
from eventextract.pipeline.board import KEY, Board, board_of
from eventextract.values import Span


def pipeline() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("eventextract_places")
    return nlp


def board_after(text: str, *zones: Zone) -> Board:
    nlp = pipeline()
    doc = nlp.make_doc(text)
    doc.user_data[KEY] = Board(Reading(text, tuple(range(len(text) + 1)), zones))
    return board_of(nlp.get_pipe("eventextract_places")(doc))


def test_kinds_on_the_board() -> None:
    board = board_after("Kazakh guards of Khatlon met in Tashkent, Uzbekistan, about Central Asia.")
    found = board.of("country", "demonym", "region", "subdivision", "city")
    assert [(mention.kind, mention.text) for mention in found] == [
        ("demonym", "Kazakh"),
        ("subdivision", "Khatlon"),
        ("city", "Tashkent"),
        ("country", "Uzbekistan"),
        ("region", "Central Asia"),
    ]


def test_the_dateline_zone_makes_its_city_sure() -> None:
    text = "Nice, 5 May 2015. The course began."
    board = board_after(text, Zone("body", Span(0, len(text))), Zone("dateline", Span(0, 17)))
    assert [(mention.text, mention.source) for mention in board.of("city")] == [("Nice", "places.city.dateline")]


def test_without_the_zone_the_word_is_no_city() -> None:
    text = "Nice, 5 May 2015. The course began."
    assert board_after(text, Zone("body", Span(0, len(text)))).of("city") == []


def test_an_empty_text() -> None:
    assert board_after("").all() == ()
