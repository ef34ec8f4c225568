"""The states that officials act for: the country of an office, a nation's ministers, envoys and their embassies."""

from __future__ import annotations

from eventextract.assemble.agencies import Agencies, Agency
from eventextract.assemble.implied import Affiliation, words_by_sort
from eventextract.assemble.scene import Scene
from eventextract.knowledge.compiling import expression
from eventextract.mentions import Mention, PlaceValue
from eventextract.normalise.names import clean_name
from eventextract.values import Span

NEAR = 60  # characters before a position in which "His Majesty's" may stand
ACCREDITED = expression(r" to (?:the )?$")
OF_PLACE = expression(r" of (?:the )?(?P<name>[^\W\d_a-z][\w'-]+(?: (?!of )[\w'-]+){0,3})$")
OF_NAME = expression(r"\b(?:of|at) (?:the )?[A-Z]")


class States:
    """Finds the country, or its embassy, that a position tells."""

    def __init__(self, scene: Scene, agencies: Agencies) -> None:
        self.scene, self._agencies = scene, agencies
        self._sorts = words_by_sort(scene.knowledge)

    def office(self, position: Span) -> Affiliation | None:
        """The one state that has such an office, where the text names it."""
        words = self.scene.words(position).lower()
        codes = [row["country"] for row in self.scene.knowledge.lexicon("offices_of_states") if row["office"] in words]
        for mention in self.scene.of("country") if codes else ():
            if isinstance(mention.value, PlaceValue) and mention.value.countries == (codes[0],):
                return Affiliation(clean_name(mention.text), mention.span, None, "inferred")
        return None

    def nation(self, position: Span) -> Affiliation | None:
        """A minister of the one country that the sentence has named before, or of the only country of the text."""
        words = self.scene.words(position)
        if not self._holds(position, "national") or not words[0].isupper():
            return None
        if OF_NAME.search(words) and not self._holds(position, "ministry"):
            return None  # "President of Iskra"
        for stretch in (Span(self.scene.sentence(position).start, position.start), Span(0, len(self.scene.text))):
            if len(self._codes(stretch)) == 1 and not self._of_envoys(stretch):
                found = self.place(stretch)
                return found and found._replace(basis="inferred")
        return None

    def _of_envoys(self, stretch: Span) -> bool:
        """Whether it is but envoys ("Turkish Ambassador") whose country a stretch names."""
        offices = [m.span for m in self.scene.within(stretch, "office") if self._holds(m.span, "embassy")]
        places = self.scene.within(stretch, "country", "demonym")
        return all(any(office.covers(place.span) for office in offices) for place in places)

    def _holds(self, position: Span, sort: str) -> bool:
        words = self.scene.words(position).lower().replace("’", "'").split()
        return any(word in self._sorts[sort] for word in words)

    def embassy(self, position: Span) -> Affiliation | None:
        """An ambassador acts for the embassy that the text names: the only one, or that of its country."""
        if not self._holds(position, "embassy"):
            return None
        embassies = [a for a in self._agencies.all if a.kind == "embassy"]
        codes = {code for m in self._sending(position) for code in self._codes(m.span)} | self._crown(position)
        alone = embassies[:1] if not codes and (len(embassies) == 1 or not self._codes(position)) else []
        chosen = self._of_countries(embassies, codes) or alone or self._of_countries(embassies, self._codes(position))
        return Affiliation(chosen[0].name, chosen[0].mentions[0].span, chosen[0], "inferred") if chosen else None

    def _of_countries(self, embassies: list[Agency], codes: set[str]) -> list[Agency]:
        """The first embassy that names one of the countries."""
        return [a for a in embassies if codes & {c for m in a.mentions for c in self._codes(m.span)}][:1]

    def _codes(self, span: Span) -> set[str]:
        values = [m.value for m in self.scene.within(span, "country", "demonym")]
        return {code for value in values if isinstance(value, PlaceValue) for code in value.countries}

    def country(self, position: Span) -> Affiliation | None:
        """The country of a state's office: "Ambassador of Sweden", "Swiss Ambassador"."""
        if not self._holds(position, "state"):
            return None
        places = self._sending(position)
        return self.place(places[0].span) if places else None

    def _sending(self, position: Span) -> list[Mention]:
        """The countries of a position without those that somebody is accredited to."""
        found = self.scene.within(position, "country", "demonym")
        to = next((m for m in found if self.accredited(position, m.span.start)), None)
        return [m for m in found if to is None or m.span.start < to.span.start]

    def accredited(self, position: Span, named: int) -> bool:
        """Whether what begins at `named` is whom somebody is sent to ("envoy to the OSCE"), not whom they work for ("adviser to")."""
        to = ACCREDITED.search(self.scene.text, position.start, named)
        before = self.scene.text[position.start : to.start()] if to else ""
        return to is not None and before.rpartition(" ")[2].lower() not in self._sorts["aide"]

    def _crown(self, position: Span) -> set[str]:
        """The country of "His Majesty's Ambassador", which only one crown says of its own."""
        told = self.scene.text[max(position.start - NEAR, 0) : position.end]
        return {row["country"] for row in self.scene.knowledge.lexicon("crown_posts") if row["post"] in told}

    def province(self, position: Span) -> Affiliation | None:
        """The part of a state whose minister somebody is: "Home Minister of Sarawak", "Sarawak's Minister of Health"."""
        if not self._holds(position, "ministry"):
            return None
        text, countries = self.scene.text, self.scene.knowledge.countries
        found = OF_PLACE.search(text, *position)
        if found and countries.subdivisions_named(found["name"]) and not self._codes(Span(*found.span("name"))):
            return Affiliation(clean_name(found["name"]), Span(*found.span("name")))
        places = self.scene.within(position, "subdivision")
        owner = next((m for m in places if text.startswith("'s ", m.span.end)), None)
        return Affiliation(clean_name(owner.text), owner.span) if owner else None

    def place(self, span: Span) -> Affiliation | None:
        """A country as written, or by its name where the text has an adjective."""
        for mention in self.scene.within(span, "country", "demonym"):
            if mention.kind == "country":
                return Affiliation(clean_name(mention.text), mention.span)
            if isinstance(mention.value, PlaceValue) and len(mention.value.countries) == 1:
                country = self.scene.knowledge.countries.get(mention.value.countries[0])
                return Affiliation(country.name, mention.span, None, "looked-up") if country else None
        return None
