"""Hard-wrapped releases: which line ends are mere wrapping, and which part the lines of the head."""

from __future__ import annotations

import pytest

from eventextract.knowledge import Knowledge
from eventextract.release.cues import cues_of
from eventextract.release.mapped import Mapped
from eventextract.release.wrapping import unwrapped

STORY = (
    "\nTwenty officers of both countries began a course on the checking of travel\n"
    "documents and were told that the work of a border guard begins with patience\n"
    "and that it ends with it, too.\n"
)
JOINED = STORY.strip("\n").replace("\n", " ")
HEADLINE = "Border guards of two countries meet for a course on documents in Osh"

HEADS = [  # lines of a head, which stay apart
    f"{HEADLINE}\n3 March 2021",
    f"{HEADLINE}\nWednesday, 3 March 2021, 17:58",
    f"{HEADLINE}\nOsh, Kyrgyzstan, 3 March 2021 – A course began today.",
    f"{HEADLINE}\nOSH, 3 March 2021. A course began today.",
]
RUNS_ON = [  # what stands on two lines is one
    ("The course on documents was opened at the academy of the border guards on\n3 March 2021", "on 3 March 2021"),
    (
        "The course on documents was opened at the academy of the border guards, in\nOsh, 3 March 2021",
        "in Osh, 3 March",
    ),
    ("The course on documents was opened at the academy by Deputy Minister Anna\nEk-Tamm of Norway", "Anna Ek-Tamm"),
]


def made(knowledge: Knowledge, text: str) -> str:
    return unwrapped(Mapped.of(text), cues_of(knowledge)).text


@pytest.mark.parametrize("head", HEADS)
def test_a_date_or_dateline_below_the_headline_stands_apart(knowledge: Knowledge, head: str) -> None:
    assert made(knowledge, f"{head}\n{STORY}").strip("\n") == f"{head}\n\n{JOINED}"


@pytest.mark.parametrize(("text", "joined"), RUNS_ON)
def test_a_sentence_runs_on(knowledge: Knowledge, text: str, joined: str) -> None:
    assert joined in made(knowledge, f"{text}\nand many others came to it.\n{STORY}")
