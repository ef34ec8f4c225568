"""When an event was, as one sentence under a headline and a dateline tells it."""

from __future__ import annotations

import pytest

from eventextract.extractor import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


DATELINE = "SAMARKAND, Uzbekistan, 12 May 2016 - "  # a Thursday
TITLE = "Customs officers trained on risk analysis\n\n"

SPANS = [
    ("A three-day seminar on risk analysis began today in Samarkand.", "12", "14", "P3D", "opened"),
    ("A three-day seminar on risk analysis concluded today in Samarkand.", "10", "12", "P3D", "concluded"),
    ("A three-day seminar for customs officers was concluded yesterday in Samarkand.", "09", "11", "P3D", "concluded"),
    ("A five-day training course on risk analysis started on Monday in Samarkand.", "09", "13", "P5D", "opened"),
    ("A training course on risk analysis opened today in Samarkand.", "12", None, None, "opened"),
    ("A workshop on risk analysis is being held in Samarkand today.", "12", None, None, "ongoing"),
    ("A workshop on risk analysis was held in Samarkand on 10 May.", "10", "10", "P1D", "concluded"),
    ("A workshop on risk analysis was held in Samarkand yesterday.", "11", "11", "P1D", "concluded"),
    (
        "Forty officers are sharing one hall in Samarkand until Friday. The seminar began on Monday.",
        "09",
        "13",
        "P5D",
        "opened",
    ),
    ("A seminar began this morning. For the next five days officers will weigh risks.", "12", "16", "P5D", "opened"),
    (
        "A seminar ended in Samarkand today. Since Tuesday, forty officers had been weighing risks.",
        "10",
        "12",
        "P3D",
        "concluded",
    ),
    ("The next 4-day seminar on risk analysis was given a start on 12 May.", "12", "15", "P4D", "opened"),
    ("The seminar will not be held in Samarkand on 16 May but in Bukhara on 19 May.", "19", "19", "P1D", "announced"),
    ("From Tuesday through this Friday a seminar on risk analysis is being held.", "10", "13", "P4D", "ongoing"),
    (
        "The congress on risk analysis opened on Monday. The meeting will run until 20 May.",
        "09",
        "20",
        "P12D",
        "opened",
    ),
    (
        "Officers are invited to a seminar this May. The seminar is slated for 18-20 May.",
        "18",
        "20",
        "P3D",
        "announced",
    ),
    ("The Minister on Thursday said the seminar on risk analysis was needed.", None, None, None, None),
    ("The seminar began on Tuesday. On Wednesday it hailed. The seminar ended today.", "10", "12", "P3D", "concluded"),
    (
        "Officers accepted their certificates in Samarkand on Wednesday after a three-day course.",
        "09",
        "11",
        "P3D",
        "concluded",
    ),
    ("The seminar commenced on Monday and will sum up its work tomorrow.", "09", "13", "P5D", "opened"),
    (
        "The seminar is to open next Monday, 16 May, and will close the following afternoon.",
        "16",
        "17",
        "P2D",
        "announced",
    ),
    ("The seminar ended today. It had begun three days earlier.", "09", "12", "P4D", "concluded"),
    ("The seminar, on its third day on Thursday, runs until Friday.", "10", "13", "P4D", "ongoing"),
    (
        "It was heard on Thursday at the conclusion of a seminar. The seminar had started on Tuesday.",
        "10",
        "12",
        "P3D",
        "concluded",
    ),
    (
        "Officers spoke on Wednesday, the first day of the seminar. By Thursday, when it ended, they agreed.",
        "11",
        "12",
        "P2D",
        "concluded",
    ),
    ("The day's training on risk analysis took place in a school.", "12", "12", "P1D", None),
    (
        "A seminar was held. The judges met on 3 May. Two days later, a Monday, a fair was held.",
        "03",
        "03",
        "P1D",
        "concluded",
    ),
    ("A one-day workshop on risk analysis was held in Samarkand on Tuesday.", "10", "10", "P1D", "concluded"),
    ("The Customs Committee held a one-day workshop on risk analysis in Samarkand.", "12", "12", "P1D", None),
    ("The Customs Committee held a workshop on risk analysis in Samarkand.", None, None, None, None),
    ("A seminar on risk analysis took place in Samarkand from 9 to 11 May.", "09", "11", "P3D", "concluded"),
    ("On 9-11 May, a seminar on risk analysis was held in Samarkand.", "09", "11", "P3D", "concluded"),
    ("On 10 and 11 May a seminar on risk analysis was held in Samarkand.", "10", "11", "P2D", "concluded"),
    ("A seminar on risk analysis will be held in Samarkand on 18 May.", "18", "18", "P1D", "announced"),
    ("A seminar on risk analysis is to be held in Samarkand from 18 to 20 May.", "18", "20", "P3D", "announced"),
    ("A two-day seminar on risk analysis will start in Samarkand on Tuesday.", "17", "18", "P2D", "announced"),
    ("A seminar on risk analysis opened on Monday and runs until 20 May.", "09", "20", "P12D", "opened"),
    ("The three-day seminar on risk analysis, begun on 10 May, came to its end today.", "10", "12", "P3D", "concluded"),
    ("The Customs Committee has held a day's workshop on risk analysis.", "12", "12", "P1D", None),
    ("On May 9th-11th a seminar on risk analysis took place in Samarkand.", "09", "11", "P3D", "concluded"),
    ("From Monday noon until Wednesday evening a seminar on risk analysis was held.", "09", "11", "P3D", "concluded"),
    ("Earlier this week, on 10 May, a training on risk analysis was held.", "10", "10", "P1D", "concluded"),
    ("A training on risk analysis was held on the 9th, 10th and 11th of this month.", "09", "11", "P3D", "concluded"),
    ("A seminar, originally planned as a three-day course, was held on 10 May.", "10", "10", "P1D", "concluded"),
    ("A seminar was held on 10 May, ahead of the June 2016 presidential election.", "10", "10", "P1D", "concluded"),
    ("A seminar on risk analysis was held on 10 May, two weeks before the summit.", "10", "10", "P1D", "concluded"),
    ("The seminar, which began on Monday, ended in Samarkand today.", "09", "12", "P4D", "concluded"),
    ("A course in risk analysis began on 2 May and ended on 11 May.", "02", "11", "P10D", "concluded"),
    ("A two-week course in risk analysis started on Monday in Samarkand.", "09", None, "P2W", "opened"),
    ("Twenty officers graduated today from a six-week training course.", None, "12", "P6W", "concluded"),
    ("Twenty officers today completed a four-day training course in Samarkand.", "09", "12", "P4D", "concluded"),
    ("A seminar which lasted three days ended in Samarkand yesterday.", "09", "11", "P3D", "concluded"),
    ("The seminar on risk analysis was concluded on 11 May, after three days.", "09", "11", "P3D", "concluded"),
    ("A two-and-a-half-day seminar on risk analysis began on Monday.", "09", "11", "P2.5D", "opened"),
    ("Over three days, from 9 to 11 May, officers took part in a seminar.", "09", "11", "P3D", "concluded"),
    (
        "The second and final day of the seminar on risk analysis took place in Samarkand today.",
        "11",
        "12",
        "P2D",
        "concluded",
    ),
    (
        "Seminars on risk analysis were held in Osh on 3 May, in Naryn on 5 May and in the town of Talas on 9 May.",
        "03",
        "09",
        None,
        "concluded",
    ),
    (
        "The trainings took place on 2 - 3 May 2016 in Osh and on 5 - 6 May 2016 in Naryn, respectively.",
        "02",
        "06",
        None,
        "concluded",
    ),
    (
        "A series of seminars ended today. The seminars started in Osh on 3 May and continued in Naryn (5 May).",
        "03",
        "12",
        None,
        "concluded",
    ),
    (
        "The trainings were conducted as follows:\n\n- May 3 – Osh city – 38 persons;\n- May 5-6 – Naryn;\n- May 9 – Talas.",
        "03",
        "09",
        None,
        None,
    ),
    ("A seminar was held in Osh on 10 May and in Naryn on 11 May.", "10", "11", "P2D", "concluded"),
    ("A seminar was held in Osh on 10 May, and a report came out in Naryn on 11 May.", "10", "10", "P1D", "concluded"),
    (
        "On the eve of World Customs Day, on 10 May, a seminar on risk analysis was held.",
        "10",
        "10",
        "P1D",
        "concluded",
    ),
    ("A seminar was held from May 9 (Mon.) to May 11 (Wed.), 2016.", "09", "11", "P3D", "concluded"),
    ("A two-hour webinar on risk analysis was held on 10 May.", "10", "10", "PT2H", "concluded"),
    ("A half-day workshop on risk analysis was held on 10 May.", "10", "10", "P0.5D", "concluded"),
    ("A week-long training course on risk analysis opened on Monday.", "09", None, "P1W", "opened"),
    ("The seminar, postponed from 4 April, will now be held on 18 May.", "18", "18", "P1D", "postponed"),
    (
        "A conference on risk analysis which was to open on 16 May has been put off to 23-25 May.",
        "23",
        "25",
        "P3D",
        "postponed",
    ),
    ("A delegation of customs officers visited Samarkand from 9 to 11 May.", "09", "11", "P3D", "concluded"),
    (
        "A delegation of customs officers arrived in Samarkand on Monday for a four-day visit.",
        "09",
        "12",
        "P4D",
        "opened",
    ),
    ("The Minister travelled to Samarkand on 9-10 May for a working visit.", "09", "10", "P2D", "concluded"),
    ("The Ministers met in Samarkand on 10 May.", "10", "10", "P1D", "concluded"),
    ("Today, 12 May, a seminar on risk analysis was opened in Samarkand.", "12", None, None, "opened"),
    ("The third day of the seminar was spent at the border.", None, None, None, None),
    ("A two-day seminar on risk analysis has kicked off in Samarkand.", "12", "13", "P2D", "opened"),
    ("A five-day course in risk analysis has started in Samarkand.", "12", "16", "P5D", "opened"),
    ("A conference on risk analysis has opened in Samarkand.", "12", None, None, "opened"),
    ("A course in risk analysis got under way in Samarkand.", "12", None, None, "opened"),
    (
        "A training course for customs officers has begun in Samarkand. It lasts until 15 May.",
        "12",
        "15",
        "P4D",
        "opened",
    ),
    ("A seminar on risk analysis is being held in Samarkand.", "12", None, None, "ongoing"),
    ("A four-week course in risk analysis is being held in Samarkand.", None, None, "P4W", None),
    ("A seminar on risk analysis began in Samarkand.", None, None, None, None),
    ("A seminar on risk analysis was held in Samarkand. Work has begun on a handbook.", None, None, None, None),
]


def months(day: str | None) -> str | None:
    return day and f"2016-05-{day}"


@pytest.mark.parametrize(("sentence", "start", "end", "duration", "status"), SPANS, ids=[row[0] for row in SPANS])
def test_spans(
    extractor: Extractor, sentence: str, start: str | None, end: str | None, duration: str | None, status: str | None
) -> None:
    event = extractor.extract(TITLE + DATELINE + sentence).event
    told = (event.start, event.end, event.duration)
    assert told == (months(start), months(end), duration)
    assert event.status == status
