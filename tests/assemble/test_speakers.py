"""Whose words are told where nobody is named beside the verb, or several are."""

from __future__ import annotations

import pytest

from eventextract import Extractor

START = "Course ends\n\nOSLO, Norway, 5 May 2014 - "
BOTH = ["Anna Berg", "Ivan Petrov"]
CASES = [
    ("Ms. Anna Berg and Mr. Ivan Petrov spoke. All the speakers noted that it rained.", BOTH),
    ("The talk was co-chaired by Ms. Anna Berg and Mr. Ivan Petrov. It was short. The co-chairs agreed to meet.", BOTH),
    ("Ms. Anna Berg and Mr. Ivan Petrov came by boat. The co-chairs agreed to meet.", []),
    ("Ms. Anna Berg spoke. The speakers noted that it rained.", []),
    ("Minister of Health Anna Berg met Minister of Health Ivan Petrov. Both ministers stressed that it rained.", BOTH),
    ("Ms. Anna Berg, manager Ivan Petrov and others noted that it rained.", BOTH),
    ("Ms. Anna Berg, manager Ivan Petrov and others came by boat.", []),
    ("Ms. Anna Berg opened it on behalf of the judge, Mr. Ivan Petrov. In her talk she said that it rained.", BOTH[:1]),
    ("Mr. Ivan Petrov opened it. In his view, the law is dry.", BOTH[1:]),
    ("Ms. Anna Berg opened it. In her view of the town there was a boat.", []),
    ("Ms. Anna Berg, a judge, gave brief remarks on the law.", []),
    ("Ms. Anna Berg, a judge, took them through answers to comments of readers.", []),
    ("Ms. Anna Berg, a judge, informed that the count of days was low.", BOTH[:1]),
    ("Ms. Anna Berg, a judge, informed the guests of the count of days.", BOTH[:1]),
    ("Ms. Anna Berg, a judge, was informed of the count of days.", []),
    ("Ms. Anna Berg, President of the Association of the United States Army, came by boat.", []),
    ("Ms. Anna Berg, a judge, observed the count of votes.", []),
    ("Ms. Anna Berg, a judge, observed that it rained.", BOTH[:1]),
    ("For more information please contact Ms. Anna Berg, UNICEF, by mail.", []),
    ("For Ms. Anna Berg of UNICEF, rain is the weak point.", BOTH[:1]),
    ("Ms. Anna Berg, a judge, who came with Mr. Ivan Petrov of UNICEF, remarked that it rained.", BOTH[:1]),
    ("Ms. Anna Berg, in a message read by Mr. Ivan Petrov, pledged to come.", BOTH[:1]),
    ("Ms. Anna Berg, a judge, and Mr. Ivan Petrov of UNICEF remarked that it rained.", BOTH),
    ("Ms. Anna Berg congratulated the guests, and Mr. Ivan Petrov remarked that it rained.", BOTH[1:]),
    ("Ms. Anna Berg and the mayor came. The former recalled that it rained.", BOTH[:1]),
    ("Ms. Anna Berg and Mr. Ivan Petrov came. The latter recalled that it rained.", BOTH[1:]),
    ("The latter recalled that it rained, and Ms. Anna Berg came.", []),
    ("Ms. Anna Berg came by boat and Mr. Ivan Petrov by bus. Both of them recalled that it rained.", BOTH),
    ("Ms. Anna Berg came by boat. Both of them recalled that it rained.", []),
    ("Ms. Anna Berg, Director of UNICEF, came. The UNICEF Director recalled that it rained.", BOTH[:1]),
    ("Ms. Anna Berg, Director of UNICEF, came. The UNHCR Director recalled that it rained.", []),
    ("Commissioner Anna Berg came. It was also noted by the Commissioner that it rained.", BOTH[:1]),
    ("Ms. Anna Berg came. According to her, it rained.", BOTH[:1]),
    ("Ms. Anna Berg came. The guests were placed according to her rank.", []),
    ('Ms. Anna Berg came. For her the course was "the best of all courses".', BOTH[:1]),
    ("Commissioner Anna Berg came. According to the commissioner, it rained.", BOTH[:1]),
    ("Deputy Commissioner of Osh Anna Berg came. Mr. Ivan Petrov left. The DC said that it rained.", BOTH[:1]),
    ("Deputy Commissioner of Osh Anna Berg came. The BBC said that it rained.", []),
    ("Ambassador Anna Berg spoke to Mr. Ivan Petrov. The ambassador was brief. She said that it rained.", BOTH[:1]),
    ("Ms. Anna Berg, a judge, pointed out by telephone that it rained.", BOTH[:1]),
    ("Ms. Anna Berg, a judge, expressed her sincere thanks to all.", []),
    ("Ms. Anna Berg, a judge, answered with a song.", []),
    ("Ms. Anna Berg drew the guests' attention to the rain.", BOTH[:1]),
    ("Ms. Anna Berg was kind to the guests: every third one, she found, quoted the law.", BOTH[:1]),
    ("Ms. Anna Berg asked three questions and, being late, had to ask them again.", []),
    ("We asked Ms. Anna Berg, who leads the school:", BOTH[:1]),
    ("Hanna Ter-Avanes came. H. Ter-Avanes said that it rained.", ["Hanna Ter-Avanes"]),
    ("Both the judge, Anna Berg, and the manager, Ivan Petrov, remarked that it rained.", BOTH),
    ("The law on boats was explained by judge Anna Berg.", []),
    ("The lack of rain was also mentioned by judge Anna Berg.", BOTH[:1]),
    ("The lodgers, welcomed by judge Anna Berg, remarked that it rained.", []),
    ("Ms. Anna Berg, joined by Mr. Ivan Petrov, remarked that it rained.", BOTH[:1]),
    ("The view of Ms. Anna Berg, a judge, that it should rain was shared by all.", BOTH[:1]),
    ("It must rain – that was the wish of many, and Ms. Anna Berg left.", []),
    ("Ms. Anna Berg's message was simple: come early.", BOTH[:1]),
    ("Ms. Anna Berg's message was read by the host.", []),
    ("In Ms. Anna Berg's view, the law is dry.", BOTH[:1]),
    ("Ms. Anna Berg had a short answer: no.", BOTH[:1]),
    ("Ms. Anna Berg did not rule out rain.", BOTH[:1]),
    ("Ms. Anna Berg remarked that it rained, and Mr. Ivan Petrov that it was late.", BOTH),
    ("Ms. Anna Berg of UNICEF listened as the lodgers remarked that it rained.", []),
    ("Trainers Anna Berg and Ivan Petrov came. The trainers recalled that it rained.", BOTH),
    ("Trainer Anna Berg and Ivan Petrov came. The trainers recalled that it rained.", []),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "names"), CASES, ids=[text[-50:] for text, _ in CASES])
def test_whose_words_are_told(extractor: Extractor, text: str, names: list[str]) -> None:
    officials = extractor.extract(START + text).entities.officials
    assert [o.name for o in officials if o.quoted] == names
