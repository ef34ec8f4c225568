"""The types of the record's fields: closed lists, patterns, and codes that must exist.

Each type refuses a bad value by itself. What must hold between fields stands in `agreement.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema

from eventextract.values import EDTF_DATE_PATTERN, EDTF_ENTITY_PATTERN, ISO_DURATION_PATTERN, is_duration, is_edtf

SCHEMA_VERSION = "1.0"

RelatedType = Literal[
    "training-course", "seminar", "workshop", "conference", "meeting", "round-table", "forum", "study-visit", "visit",
    "exercise", "ceremony", "launch", "webinar", "school", "competition", "other",
]  # fmt: skip
EventType = Literal[RelatedType, "none"]
Status = Literal["announced", "opened", "ongoing", "concluded", "postponed", "cancelled"]
Format = Literal["online", "hybrid", "in-person"]
Topic = Literal[
    "drug-trafficking", "organized-crime", "smuggling", "customs-trade", "border-security", "human-trafficking",
    "migration", "terrorism-extremism", "cybercrime", "corruption", "money-laundering", "justice", "policing",
    "firearms-weapons", "environment-water", "energy", "elections", "media-freedom", "gender", "human-rights",
    "economy-trade", "transport", "disaster-emergency", "health", "education-youth", "minorities-integration",
    "security-military", "governance", "technology", "other",
]  # fmt: skip
Relation = Literal["previous", "planned", "other"]
AgencyKind = Literal[
    "intergovernmental", "field-office", "ministry", "law-enforcement", "customs", "border", "prosecution", "judiciary",
    "parliament", "embassy", "government", "academy", "ngo", "company", "media", "military", "health", "other",
]  # fmt: skip
CountryRole = Literal["host", "participant", "organizer", "funder"]
DateKind = Literal["date", "interval", "month", "year", "season", "decade", "duration", "recurring"]
Basis = Literal["stated", "derived", "inferred", "looked-up", "given"]
WarningCode = Literal[
    "year-unknown", "date-ambiguous", "date-contradicts-weekday", "date-contradicts-metadata", "duration-mismatch",
    "end-unknown", "city-ambiguous", "city-unknown", "several-events", "count-ambiguous", "language",
    "encoding-guessed", "text-mended", "text-cut", "value-unstated",
]  # fmt: skip


# ---- codes --------------------------------------------------------------------------------------------------------


@cache
def country_codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3, and Kosovo's user-assigned `XK` (`XKX`); read once, at first use."""
    import pycountry

    return {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}


@cache
def subdivision_codes() -> frozenset[str]:
    """All ISO 3166-2 codes; read once, at first use."""
    import pycountry

    return frozenset(subdivision.code for subdivision in pycountry.subdivisions)


@cache
def language_codes() -> frozenset[str]:
    """All ISO 639-1 codes; read once, at first use."""
    import pycountry

    return frozenset(language.alpha_2 for language in pycountry.languages if hasattr(language, "alpha_2"))


# ---- checks of single values --------------------------------------------------------------------------------------


def _require(check: Callable[[str], bool], message: str) -> AfterValidator:
    @lru_cache(maxsize=4096)  # records repeat their names and codes; what is refused is not kept
    def checked(text: str) -> str:
        if not check(text):
            raise ValueError(message)
        return text

    return AfterValidator(checked)


def _is_edtf_date(text: str) -> bool:
    return "/" not in text and re.fullmatch(EDTF_DATE_PATTERN, text) is not None and is_edtf(text)


def _is_date_value(text: str) -> bool:
    return is_edtf(text) or is_duration(text)


def _is_name(text: str) -> bool:
    """One line with single blanks; the cheap tests come first, since a record has a hundred names."""
    return text != "" and " ".join(text.split()) == text and "’" not in text and unicodedata.is_normalized("NFC", text)


def version_to_load(found: Any, known: str = SCHEMA_VERSION) -> Any:
    """The version as which a record is read: `known` for `known` itself and its older minor versions.

    Other values that are no version come back unchanged, for the type to refuse. ValueError, with both versions in
    its message, for a newer version or another major one.
    """
    if not isinstance(found, str) or not re.fullmatch(r"[0-9]{1,9}\.[0-9]{1,9}", found):
        return found
    (major, minor), (our_major, our_minor) = ([int(part) for part in text.split(".")] for text in (found, known))
    if (major, minor) > (our_major, our_minor):
        raise ValueError(f"the record has version {found}, newer than {known}, the newest that this program reads")
    if major != our_major:
        raise ValueError(f"the record has version {found}; this program reads {our_major}.0 to {known}")
    return known


def _patterned(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$"})


# ---- types --------------------------------------------------------------------------------------------------------

SchemaVersion = Annotated[Literal["1.0"], BeforeValidator(version_to_load)]
Text = Annotated[str, StringConstraints(pattern=r"^\S(?:[\s\S]*\S)?$")]
QuotedText = Annotated[str, StringConstraints(pattern=r"^\S(?:[\s\S]*\S)?$", max_length=300)]
Name = Annotated[
    str,
    _require(_is_name, "a name is not empty, and has single blanks, composed letters (NFC) and the apostrophe '"),
    _patterned(r"[^\s’](?:[^\t\n\r’]*[^\s’])?"),
]
RelativePath = Annotated[str, StringConstraints(pattern=r"^[^/]")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Pointer = Annotated[str, StringConstraints(pattern=r"^(?:/[a-z0-9_/]*)?$")]
ClaimPath = Annotated[str, _patterned("/[a-z0-9_/]+")]  # compared with the record's claims: no pattern need be tried
RuleId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9._:@/-]*$")]
KnowledgeId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]*$")]
Alpha2 = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z]{2}$"),
    _require(lambda code: code in country_codes(), "no such country in ISO 3166-1 (nor XK)"),
]
Alpha3 = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Subdivision = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$"),
    _require(lambda code: code in subdivision_codes(), "no such subdivision in ISO 3166-2"),
]
Language = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2}$"),
    _require(lambda code: code == "en" or code in language_codes(), "no such language in ISO 639-1"),
]
FullDate = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"),
    _require(_is_edtf_date, "no such day"),
]
EdtfDate = Annotated[
    str,
    _require(_is_edtf_date, "not an EDTF day, month or year that exists"),
    _patterned(EDTF_DATE_PATTERN),
]
IsoDuration = Annotated[
    str, _require(is_duration, "not an ISO 8601 duration such as P3D"), _patterned(ISO_DURATION_PATTERN)
]
DateValue = Annotated[
    str,
    _require(_is_date_value, "neither an EDTF date that exists nor a duration"),
    _patterned(rf"(?:{EDTF_ENTITY_PATTERN}|{ISO_DURATION_PATTERN})"),
]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
