"""The parts of linking: periods, names, words, groups and conflicts."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise, permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventextract.knowledge import Knowledge
from eventextract.link.comparing import compare, is_link
from eventextract.link.conflicts import conflicts
from eventextract.link.facts import Facts, facts_of, unlinkable
from eventextract.link.grouping import grouped
from eventextract.link.likeness import Body, same_body, same_name, same_person, same_venue, shared_words
from eventextract.link.periods import Period, relation
from eventextract.link.vocabulary import BAR, Vocabulary
from eventextract.normalise.names import fold_name
from eventextract.record import EventRecord

RecordOf = Callable[[dict[str, Any]], EventRecord]
BASE = {
    "type": "seminar",
    "title": "Beekeepers discuss honey exports",
    "topics": ["economy-trade"],
    "start": "2021-06-14",
    "end": "2021-06-16",
    "city": "Batumi",
    "country": "GE",
    "organizers": ["Union of Beekeepers"],
}


@pytest.fixture(scope="module")
def vocabulary(knowledge: Knowledge) -> Vocabulary:
    return Vocabulary(knowledge)


@pytest.fixture(scope="module")
def made(record_of: RecordOf, vocabulary: Vocabulary) -> Callable[..., Facts]:
    def make(file: str = "a", **changes: object) -> Facts:
        return facts_of(file, record_of({**BASE, **changes}), vocabulary)

    return make


# ---- periods ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (("2021-06-14", "2021-06-16"), ("2021-06-14", "2021-06-16"), "same-days"),
        (("2021-06-14", "2021-06-14"), ("2021-06-14", "2021-06-14"), "same-days"),
        (("2021-06-14", None), ("2021-06-14", "2021-06-16"), "same-start"),
        (("2021-06-14", None), ("2021-06-14", None), "same-start"),
        (("2021-06-14", "2021-06-15"), ("2021-06-14", "2021-06-16"), "same-start-other-end"),
        ((None, "2021-06-16"), ("2021-06-14", "2021-06-16"), "same-end"),
        (("2021-06-13", "2021-06-16"), ("2021-06-14", "2021-06-16"), "same-end-other-start"),
        (("2021-06-15", "2021-06-15"), ("2021-06-14", "2021-06-16"), "days-within"),
        (("2021-06-15", None), ("2021-06-14", "2021-06-16"), "days-within"),
        (("2021-06", "2021-06"), ("2021-06-14", "2021-06-16"), "days-within-long"),
        (("2021-05-01", "2021-07-31"), ("2021-06-14", "2021-06-16"), "days-within-long"),
        (("2021-06-13", "2021-06-15"), ("2021-06-14", "2021-06-16"), "dates-cross"),
        (("2021-06-17", "2021-06-18"), ("2021-06-14", "2021-06-16"), "dates-apart"),
        (("2020-06-14", "2020-06-16"), ("2021-06-14", "2021-06-16"), "dates-apart"),
    ],
)
def test_how_days_lie_to_each_other(one: tuple[str | None, ...], two: tuple[str | None, ...], expected: str) -> None:
    first, second = Period.of(*one), Period.of(*two)
    assert first
    assert second
    assert relation(first, second) == relation(second, first) == expected


@pytest.mark.parametrize("dates", [(None, None), ("2021", "2021"), ("XXXX-06-14", "XXXX-06-16"), ("2021", None)])
def test_dates_too_coarse_for_a_period(dates: tuple[str | None, str | None]) -> None:
    assert Period.of(*dates) is None


DAYS = st.dates(date(2020, 1, 1), date(2020, 12, 1))


@given(DAYS, DAYS, st.integers(0, 60), st.integers(0, 60))
def test_periods_that_share_a_day_share_a_week_or_are_long(one: date, two: date, first: int, second: int) -> None:
    periods = [Period.of(str(day), str(day + timedelta(days=days))) for day, days in ((one, first), (two, second))]
    assert all(periods)
    here, there = (period for period in periods if period)
    assert relation(here, there) == relation(there, here)
    if relation(here, there) != "dates-apart" and max(here.days, there.days) <= 28:
        assert set(here.weeks()) & set(there.weeks())


# ---- names and words --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Ministry of Health", "Ministry of Health of Malawi", True),
        ("State Revenue Committee", "State Revenues Committee", True),
        ("Committee of State Revenue", "State Revenue Committee", True),
        ("Organisation for the Co-operation", "Organization for the Cooperation", True),
        ("Justice Ministry", "Ministry of Justice", True),
        ("Ministry of Justice", "Ministry of Defence", False),
        ("OSCE Centre in Ashgabat", "OSCE Centre in Astana", False),
        ("Police Academy No. 1", "Police Academy No. 2", False),
        ("University of Sarajevo", "University of East Sarajevo", False),
        ("Union of Beekeepers", "Union of Bookkeepers", False),
    ],
)
def test_bodies_by_name(one: str, two: str, same: bool) -> None:
    bodies = [Body(name, (fold_name(name),)) for name in (one, two)]
    assert same_body(*bodies) is same_body(*reversed(bodies)) is same


def test_the_knowledge_base_decides_where_it_knows_both() -> None:
    names = ("Border Service", "State Border Service")
    assert same_body(*(Body(name, (name,), "tm-border") for name in names))
    assert not same_body(*(Body("Border Service", ("border service",), known) for known in ("tm-border", "kg-border")))


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("György Szabó", "Gyorgy Szabo", True),
        ("Oleksandr Ivanenko", "Olexandr Ivanenko", True),
        ("Ana Petrović", "Petrović Ana", True),
        ("Ana Petrović", "Ivan Petrović", False),
        ("Maja Lindqvist", "Maja Lindgren", False),
    ],
)
def test_persons(one: str, two: str, same: bool) -> None:
    assert same_person(fold_name(one), fold_name(two)) is same


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Black Sea Customs Forum", "Customs Forum of the Black Sea", True),
        ("Summer School on Human Rights", "Summer School on Human Rights and Justice", True),
        ("Summer School on Human Rights", "Summer School of Bosnian Language", False),
        ("Forum 2021", "Forum 2022", False),
    ],
)
def test_names_of_events(one: str, two: str, same: bool) -> None:
    assert same_name(fold_name(one), fold_name(two)) is same


def test_venues() -> None:
    assert same_venue("kamuzu central hospital", "kamuzu central hospital in lilongwe")
    assert not same_venue("hotel ala too", "hotel hyatt")


@pytest.mark.parametrize(
    ("one", "two", "shared"),
    [
        ("smuggling cigarettes", "smuggled cigarette", "smuggling cigarettes"),
        ("police", "policing", "police"),
        ("media", "mediation", ""),
        ("water water", "water", "water"),
        ("border", "order", ""),
    ],
)
def test_words_in_other_forms(one: str, two: str, shared: str) -> None:
    assert " ".join(shared_words(one.split(), two.split())) == shared


@pytest.mark.parametrize(
    ("title", "telling"),
    [
        ("OSCE holds training for officers", ""),
        ("Kazakh judges discuss electronic evidence", "judges electronic evidence"),
        ("Second round table on smuggling opens in Georgia", "smuggling"),
    ],
)
def test_telling_words(vocabulary: Vocabulary, title: str, telling: str) -> None:
    assert " ".join(vocabulary.telling(fold_name(title).replace("osce ", ""))) == telling


@pytest.mark.parametrize(
    ("name", "editions"),
    [("Third Black Sea Forum", {3}), ("the 22nd session", {22}), ("Twenty-first Congress", {21}), ("Forum 21", set())],
)
def test_editions(vocabulary: Vocabulary, name: str, editions: set[int]) -> None:
    assert vocabulary.editions(name) == editions


# ---- comparing --------------------------------------------------------------------------------------------------------


def test_every_weight_is_explained_and_every_bar_is_one(knowledge: Knowledge, vocabulary: Vocabulary) -> None:
    rows = knowledge.lexicon("link_weights")
    assert all(row["means"] for row in rows)
    assert {row["feature"] for row in rows if vocabulary.is_bar(row["feature"])} == {
        "dates-apart", "dates-cross", "other-country", "other-city", "other-edition",
    }  # fmt: skip
    assert all(row["weight"] == BAR or vocabulary.weight(row["feature"]) for row in rows)


def test_a_feature_that_the_table_does_not_know(vocabulary: Vocabulary) -> None:
    with pytest.raises(KeyError):
        vocabulary.weight("same-weather")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"type": "none", "start": "", "end": "", "city": "", "country": "", "organizers": []}, "no event"),
        ({"start": "", "end": ""}, "no date"),
        ({"start": "2021", "end": "2021"}, "no month and year"),
        ({"start": "XXXX-06-14", "end": "XXXX-06-16"}, "no month and year"),
        ({"city": "", "country": ""}, "neither a place nor a name"),
        ({}, None),
    ],
)
def test_what_cannot_be_linked(record_of: RecordOf, changes: dict[str, Any], reason: str | None) -> None:
    assert unlinkable(record_of({**BASE, **changes})) == reason


# ---- grouping ---------------------------------------------------------------------------------------------------------


def test_groups_do_not_depend_on_the_order_of_links(made: Callable[..., Facts], vocabulary: Vocabulary) -> None:
    facts = [made(name, end=f"2021-06-1{6 + number}") for number, name in enumerate("abc")]
    links = [
        compare(one, two, vocabulary)
        for one, two in ((0, 1), (1, 2), (0, 2))
        for one, two in [(facts[one], facts[two])]
    ]
    found = {grouped(order, vocabulary).groups for order in permutations(links)}
    assert len(found) == 1
    (groups,) = found
    assert [[one.file for one in group.members] for group in groups] == [["a", "b", "c"]]
    assert len(groups[0].links) == 2


def test_a_chain_does_not_join_what_contradicts_itself(made: Callable[..., Facts], vocabulary: Vocabulary) -> None:
    """Two cities, and a record that names the country alone: it goes with one of them, not with both."""
    batumi, poti, georgia = made("batumi"), made("poti", city="Poti"), made("georgia", city="")
    pairs = [compare(*pair, vocabulary) for pair in ((batumi, georgia), (georgia, poti), (batumi, poti))]
    assert [is_link(pair, vocabulary) for pair in pairs] == [True, True, False]
    grouping = grouped(pairs[:2], vocabulary)
    assert [[one.file for one in group.members] for group in grouping.groups] == [["batumi", "georgia"]]
    assert [(link.one.file, link.two.file) for link in grouping.kept_apart] == [("georgia", "poti")]


def test_many_copies_make_one_group(made: Callable[..., Facts], vocabulary: Vocabulary) -> None:
    facts = [made(f"{number:03}") for number in range(60)]
    links = [compare(one, two, vocabulary) for one, two in pairwise(facts)]
    random.Random(1).shuffle(links)
    (group,) = grouped(links, vocabulary).groups
    assert [one.file for one in group.members] == [one.file for one in facts]


# ---- conflicts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "two", "paths"),
    [
        ({}, {}, []),
        ({}, {"end": ""}, []),
        ({}, {"end": "2021-06-17"}, ["/event/end"]),
        ({}, {"start": "2021-06", "end": "2021-06"}, []),
        ({}, {"type": "workshop"}, ["/event/type"]),
        ({"count": "30~"}, {"count": "32"}, []),
        ({"count": "30"}, {"count": "32"}, ["/event/participants/count"]),
        ({"count": "..40"}, {"count": "36"}, []),
        ({"count": "50.."}, {"count": "36"}, ["/event/participants/count"]),
        ({"venue": "Hotel Sputnik"}, {"venue": "Hotel Sputnik, Batumi"}, []),
        ({"venue": "Hotel Sputnik"}, {"venue": "Harbour Academy"}, ["/event/location/venue"]),
        ({"status": "announced"}, {"status": "concluded"}, []),
        ({"status": "cancelled"}, {"status": "concluded"}, ["/event/status"]),
        ({}, {"organizers": [], "funders": ["Union of Beekeepers"]}, ["/event/organizers"]),
        ({}, {"organizers": ["Union of Beekeepers", "Ministry of Trade"]}, []),
        ({"format": "online"}, {"format": "hybrid"}, ["/event/format"]),
        ({"name": "Honey Forum"}, {"name": "Bee Congress"}, ["/event/name"]),
    ],
)
def test_contradictions(made: Callable[..., Facts], one: dict[str, Any], two: dict[str, Any], paths: list[str]) -> None:
    found = conflicts([made("a", **one), made("b", **two)])
    assert [conflict.path for conflict in found] == paths
    assert all({file for value in conflict.values for file in value.files} == {"a", "b"} for conflict in found)
