"""Dates in figures that can be read two ways: a table of texts and of what the whole text makes of the first date."""

from __future__ import annotations

import pytest

from eventextract.normalise.dates import find_times, notation
from eventextract.normalise.figures import settle_order

ORDERS = [
    ("Posted 04/08/2021. Held from April 5 to 7.", "2021-04-08"),
    ("Posted 08/04/2021. Held on 6 and 7 April.", "2021-04-08"),
    ("Posted 07/09/2025, changed 07/23/2025.", "2025-07-09"),
    ("Posted 07/09/2025, changed 23/09/2025.", "2025-09-07"),
    ("Lima, Jun. 9. Published: 6/9/2025", "2025-06-09"),
    ("Posted 03/04/2021. It was founded on May 4, 1990.", "2021-03-04"),
    ("Posted 03/04/2021. It was founded on 4 May 1990.", "2021-04-03?2021-03-04"),
    ("Posted 03/04/2021.", "2021-04-03?2021-03-04"),
    ("Posted 03/04/2021. Next meeting: 20 December 2021.", "2021-04-03?2021-03-04"),
    ("Posted 03.04.2021. Held on March 3.", "2021-04-03"),
    ("Posted 05/06/2021. Held on 1 June, with a feast on 1 May.", "2021-06-05?2021-05-06"),
    ("Posted 02/03/2020. Shut on February 29.", "2020-03-02"),
]


@pytest.mark.parametrize(("text", "first"), ORDERS)
def test_order(text: str, first: str) -> None:
    found = settle_order(text, find_times(text))
    figures = [match for match in found if match.rule == "time.numeric.figures"]
    assert notation(figures[0].value) == first
