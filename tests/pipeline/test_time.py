"""The components for time and numbers, alone on a board: what they put there, and who claims which words."""

from __future__ import annotations

from eventextract.knowledge import load_knowledge
from eventextract.mentions import NumberValue, Reading, TimeValue
from eventextract.pipeline.board import KEY, Board
from eventextract.pipeline.language import blank_language
from eventextract.pipeline.numbers import NumberMentions
from eventextract.pipeline.time import Time


def board_with(text: str) -> Board:
    doc = blank_language().make_doc(text)
    doc.user_data[KEY] = Board(Reading(text, tuple(range(len(text) + 1)), ()))
    NumberMentions(load_knowledge())(Time(load_knowledge())(doc))
    board = doc.user_data[KEY]
    assert isinstance(board, Board)
    return board


def test_mentions_carry_their_words_rule_and_value() -> None:
    board = board_with("On 4-8 October 2021 some thirty-two guards took a five-day course.")
    dates, (number,) = board.of("date"), board.of("number")
    assert [m.text for m in dates] == ["4-8 October 2021", "five-day"]
    assert [m.source for m in dates] == ["time.days.day-first", "time.duration.compound"]
    assert all(isinstance(m.value, TimeValue) for m in dates)
    assert (number.text, number.value) == ("thirty-two", NumberValue(32))


def test_no_number_within_a_date() -> None:
    board = board_with("From 3 to 7 May 2014, in 2015 and on 03.07.2023, for two weeks, 12 of 30 came.")
    assert [m.text for m in board.of("number")] == ["12", "30"]


def test_paragraphs_are_not_read_across() -> None:
    assert [m.text for m in board_with("We are 12\nMay 2014 was warm.").of("date")] == ["May 2014"]


def test_a_text_without_time_or_numbers() -> None:
    board = board_with("You may come in.")
    assert board.of("date") == board.of("number") == []
