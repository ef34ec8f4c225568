"""Two records compared: what speaks for their being of one event, what against, and what rules it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from eventextract.link import body_signs, event_signs, participant_signs, text_signs
from eventextract.link.facts import Facts
from eventextract.link.signs import Feature, Sign
from eventextract.link.vocabulary import Vocabulary

RULING_OUT: tuple[Feature, ...] = (event_signs.days, event_signs.place, event_signs.name)
FEATURES: tuple[Feature, ...] = (
    *RULING_OUT,
    event_signs.venue,
    body_signs.bodies,
    event_signs.type_of_event,
    event_signs.topics,
    text_signs.words,
    text_signs.parts_of_series,
    text_signs.people,
    participant_signs.count,
    participant_signs.audience,
    participant_signs.countries,
    text_signs.programme,
)


class Reason(NamedTuple):
    """A sign with its points."""

    feature: str
    points: int
    detail: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two records: the reasons for and against, and the signs that rule a link out."""

    one: Facts
    two: Facts
    reasons: tuple[Reason, ...]
    bars: tuple[Sign, ...]

    @property
    def points(self) -> int:
        """The sum of the reasons."""
        return sum(reason.points for reason in self.reasons)


def compare(one: Facts, two: Facts, vocabulary: Vocabulary) -> Comparison:
    """The comparison of two records; it comes out the same whichever is first, but for the words of the reasons."""
    signs = [sign for feature in FEATURES for sign in feature(one, two, vocabulary)]
    bars = tuple(sign for sign in signs if vocabulary.is_bar(sign.feature))
    counted = (sign for sign in signs if not vocabulary.is_bar(sign.feature))
    reasons = tuple(Reason(sign.feature, vocabulary.weight(sign.feature), sign.detail) for sign in counted)
    return Comparison(one, two, reasons, bars)


def ruled_out(one: Facts, two: Facts, vocabulary: Vocabulary) -> bool:
    """Whether days, place or name rule out that two records are of one event."""
    signs = (sign for feature in RULING_OUT for sign in feature(one, two, vocabulary))
    return any(vocabulary.is_bar(sign.feature) for sign in signs)


def is_link(found: Comparison, vocabulary: Vocabulary) -> bool:
    """Whether enough speaks for one event, and nothing rules it out."""
    return not found.bars and found.points >= vocabulary.weight("threshold")
