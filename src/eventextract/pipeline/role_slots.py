"""Names that only a role phrase shows to be bodies ("sponsored by Brightwater"), and short forms ("the Embassy")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eventextract.knowledge import Knowledge
from eventextract.knowledge.compiling import compiled, expression
from eventextract.knowledge.patterns import alternation
from eventextract.mentions import BodyValue, Mention
from eventextract.normalise.bodies import acronym_fits
from eventextract.normalise.names import clean_name
from eventextract.pipeline.board import Board
from eventextract.pipeline.role_words import RoleWords, role_words
from eventextract.values import Span

CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
WORD = rf"(?:[dl]['’]|al-|el-)?{CAPITAL}[\w'&./-]*[\w]"
LINK = r"(?:(?:and|of|for|on|against|in|de|da|do|di|du|des|la|le|au|aux|et|y|für|of the) )"
CAMEL = expression(rf"{CAPITAL}\w*(?:[a-z]{CAPITAL}|-{CAPITAL}[a-zA-Z])\w+")
"""A name like no plain word: "BancoEstado", "Media-Kopuro"."""
OPENINGS = (", ", "^", r"\n", "[.!?] ")
"""What a name may stand behind besides words: nothing, or the end of what came before."""
LOCAL = rf"\b(?:by|with|from|of|and|,|the|The) (?:the )?(?P<name>{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+){{0,3}} "
"""What the authority of a place, in small letters, begins with: "Cox's Bazar | district administration"."""
ENGLISH = r"(?:and|the|of|by|with|to|for|from|in|on|at|which|that|who|was|is|are|were)"
FOREIGN = expression(
    rf"(?:(?<=\bthe )|(?<=\bby )|(?<=\band )|(?<=\bwith ))(?P<name>{WORD}(?: (?!{ENGLISH}\b)[\w'’-]{{1,20}}){{1,9}})"
    r" \((?P<acronym>[A-Z]{2,8})\)"
)
SMALL = expression(
    r" (?:[dl]['’](?=\w)|(?:de|du|des|da|do|dos|del|della|dello|di|la|le|les|l['’]\w+|für|der|och|voor|van|et|und|au|aux) )"
)
"""A name in another language, with its acronym, and the small words that show it: "Agence française de développement"."""
LONG = expression(r" (?:and|on|in|against) ")  # words that a name holds, but also the text between two names
MATTERS = expression(r" (?:on|in|against) ")  # what follows "and" belongs to it: "on Trafficking and Illegal Migration"
FAR = 20_000  # characters before a short form in which the body that it stands for is named
MATTER = expression(r" for \w+$")  # "Partners for Justice": the last word is no title
ENOUGH = 4  # words of a name that need no proof beside the acronym in brackets
SHORT = expression(
    r"\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]his) (?P<form>(?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+|[a-z][\w-]+)\b(?! (?:of|for|on) (?:the )?[A-Z])"
)
MASKING = ("agency", "programme", "person", "date", "event", "city", "demonym", "region", "venue", "title", "honorific")
INNER = ("demonym", "city", "region")  # what may stand within a name, not at its head: "Port of Baku Company"
TITLES = ("title", "honorific")
WHOLE = ("agency", "programme", "person", "date")  # what no short form may cut into


class Slots:
    """Proposes, for a sentence with a role phrase, mentions that stand where a body must stand."""

    def __init__(self, knowledge: Knowledge) -> None:
        heads = {row["head"].lower() for row in knowledge.lexicon("agency_heads")}
        self._heads = frozenset(head for head in heads if " " not in head)
        authorities = [row["phrase"] for row in knowledge.lexicon("local_bodies") if row["kind"] == "government"]
        self._local = compiled("slot local", rf"{LOCAL}{alternation(authorities)})\b", 0)
        words = role_words(knowledge)
        self._run, self._alone, self._company = _run(words), _alone(words), _company(words)
        self._called = expression(rf'\b{alternation(words["called"])} "(?P<name>{CAPITAL}[^"\n]{{1,40}})"')
        self._seat = _seat(words)
        self._openers = frozenset(row["word"].lower() for row in knowledge.lexicon("function_words"))
        self._kinds = frozenset(row["phrase"].lower() for row in knowledge.lexicon("agency_appositions"))
        self._no_acronyms = frozenset(row["acronym"] for row in knowledge.lexicon("agency_not_acronyms"))
        self._titles = frozenset(row["title"].lower() for row in knowledge.lexicon("job_titles"))
        self._title_edges = frozenset(title.split()[place] for title in self._titles for place in (0, -1))

    def found(self, board: Board, sentence: Span) -> dict[Mention, Mention | None]:
        """New mention -> the earlier mention that it stands for, None where it is a name of its own."""
        proposed = [*self._shorts(board, sentence), *self._names(board, sentence)]
        if not proposed:
            return {}
        masking = [m for m in board.within(sentence, *MASKING) if not _matter(board, m)]
        taken = [m.span for m in masking if m.kind not in INNER]
        inner = [m.span for m in masking if m.kind in INNER]
        openings = {span.start for span in inner}
        openings -= {m.span.start for m, _ in proposed if _foreign(m)}
        countries = [m.span for m in board.within(sentence, "country")]
        slots: dict[Mention, Mention | None] = {}
        for mention, meant in proposed:
            if (
                " " in mention.text
                and meant
                and not any(m.kind in WHOLE and m.span.overlaps(mention.span) for m in masking)
            ):
                slots[mention] = meant  # "the Programme Office" holds a noun of events
                taken.append(mention.span)
                continue
            known = any(span.covers(mention.span) for span in countries)  # "MTN Ghana" is no country, "Ghana" is
            known = known or mention.span.start in openings or any(m.covers(mention.span) for m in inner)
            if not known and not any(mention.span.overlaps(span) for span in taken):
                slots[mention] = meant
                taken.append(mention.span)
        return slots

    def _shorts(self, board: Board, sentence: Span) -> list[tuple[Mention, Mention]]:
        found = []
        for match in SHORT.finditer(board.text, *sentence):
            start, end = match.span("form")
            meant = self._meant(board, match["form"], start)
            if meant:
                found.append((board.mention("agency", start, end, "roles.short-form", meant.value), meant))
        return found

    def _meant(self, board: Board, form: str, start: int) -> Mention | None:
        """The nearest body named before that has all words of a short form in its name."""
        words = form.lower().split()
        if words[-1] not in self._heads:
            return None
        named = board.within(Span(max(start - FAR, 0), start), "agency")
        before = (m for m in reversed(named) if isinstance(m.value, BodyValue))
        return next((m for m in before if set(words) < set(re.findall(r"[\w-]+", m.text.lower()))), None)

    def _names(self, board: Board, sentence: Span) -> list[tuple[Mention, None]]:
        found: list[tuple[Mention, None]] = []
        for match in self._run.finditer(board.text, *sentence):
            for start, name, acronym in self._pieces(match):
                found.append((_slot(board, Span(start, start + len(name)), name, acronym), None))
        return [*found, *((mention, None) for mention in self._odd(board, sentence))]

    def _odd(self, board: Board, sentence: Span) -> Iterator[Mention]:
        """Names of an unusual shape: '"Clear Water" LLC', 'the farm "Clear Water"', and of one plain word ("sponsored by Brightwater")."""
        if board.text.find('"', *sentence) >= 0:  # a look for one letter takes a hundredth of a try of a pattern
            yield from self._quoted(board, sentence)
        if board.text.find(" (", *sentence) >= 0:
            yield from _in_own_language(board, sentence)
        for match in self._local.finditer(board.text, *sentence):
            yield _slot(board, Span(*match.span("name")), match["name"])
        for match in self._seat.finditer(board.text, *sentence):
            yield _slot(board, Span(*match.span("name")), match["name"])
        for match in self._alone.finditer(board.text, *sentence):
            if match["name"].lower() not in self._openers | self._titles:
                yield _slot(board, Span(*match.span("name")), match["name"])

    def _quoted(self, board: Board, sentence: Span) -> Iterator[Mention]:
        for match in self._company.finditer(board.text, *sentence):
            yield _slot(board, Span(*match.span()), f"{match['name']} {match['form']}")
        for match in self._called.finditer(board.text, *sentence):
            yield _slot(board, Span(*match.span("name")), match["name"])

    def _pieces(self, match: re.Match[str]) -> list[tuple[int, str, str | None]]:
        """Start, name and acronym of the one name of a run, or of the two beside the "and" that joins them."""
        start, name, acronym = match.start("name"), match["name"], match["acronym"]
        first, joint, second = name.partition(" and ")
        if self._is_name(name, acronym):
            return [(start, name, acronym), *self._head(start, name)]
        if not joint or MATTERS.search(first):
            return self._head(start, name)
        parts = [(start, first, None), (start + len(first) + len(joint), second, acronym)]
        return [*(part for part in parts if self._is_name(part[1], part[2])), *self._head(start, name)]

    def _head(self, start: int, name: str) -> list[tuple[int, str, str | None]]:
        """What is left of a name where the rest is a body of its own: "C3iHub of IIT Kanpur"."""
        head = name.partition(" of ")[0]
        named = head != name and CAMEL.fullmatch(head) and self._is_name(head, None)
        return [(start, head, None)] if named else []

    def _is_name(self, name: str, acronym: str | None) -> bool:
        words = name.lower().split()
        if words[0] in self._openers or name.lower() in self._kinds or name.upper() in self._no_acronyms:
            return False
        ends = (part for n in range(1, 4) for part in (" ".join(words[:n]), " ".join(words[-n:])))
        edges = words[0] in self._title_edges or words[-1] in self._title_edges
        if edges and not MATTER.search(name) and any(part in self._titles for part in ends):
            return False
        if acronym:
            return len(words) >= ENOUGH or acronym_fits(acronym, name)
        return not LONG.search(name) and (
            len(words) > 1 or (name.isupper() and len(name) > 2) or CAMEL.fullmatch(name) is not None
        )


def _run(words: RoleWords) -> re.Pattern[str]:
    """Capitalised words behind what leads up to a body, with an acronym in brackets."""
    before = (*OPENINGS, *(f"{re.escape(word)} " for word in (*words["lead"], *words["kind"])))
    behind = "|".join(f"(?<={one})" for one in before)
    return compiled(
        "slot run",
        rf"(?={CAPITAL})(?:{behind})\b(?:The )?"
        rf"(?P<name>{WORD}(?: {LINK}{{0,1}}{WORD}){{0,7}})(?! {alternation(words['arm'])} of\b)(?: \((?P<acronym>[A-Z][\w-]{{1,9}})\))?",
        0,
    )


def _seat(words: RoleWords) -> re.Pattern[str]:
    """The authority of a place, told by its seat in small letters: "the akimat of Shymkent city"."""
    return expression(
        rf"\b(?:[Tt]he|by|with|and) (?P<name>{alternation(words['seat'])} of (?:the )?(?:(?:city|town|district|province|region) of )?"
        rf"{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+){{0,2}}(?: {alternation(words['area'])}\b)?)"
    )


def _alone(words: RoleWords) -> re.Pattern[str]:
    """A name of one plain word where nothing but a body can stand."""
    given, parts = alternation(words["given"]), alternation(words["part"])
    label = rf"(?i:{alternation(words['label'])})(?: of the [\w -]{{2,40}})?(?::| are| is| were| was)"
    return compiled(
        "slot alone",
        rf"\b(?:{given} by|with|organi[sz]ations {CAPITAL}[\w'&. -]{{2,40}} and|{label}|the (?:[\w-]+ ){{0,2}}{alternation(words['kind'])})"
        rf" (?P<name>{CAPITAL}[\w'&]{{3,}})(?=[.,;)]| and | as (?:the |its |an? )?(?:[\w-]+ ){{0,2}}{parts}|$)",
        0,
    )


def _company(words: RoleWords) -> re.Pattern[str]:
    """A name in quotation marks with what it is: '"Clear Water" LLC'."""
    form = alternation((*words["form"], *words["called"]))
    return compiled("slot company", rf'"(?P<name>[^"\n]{{2,40}})" (?P<form>{form})\b', 0)


def _in_own_language(board: Board, sentence: Span) -> Iterator[Mention]:
    """Names in another language with their acronyms."""
    for match in FOREIGN.finditer(board.text, *sentence):
        if SMALL.search(match["name"]) and acronym_fits(match["acronym"], match["name"]):
            yield _slot(board, Span(*match.span("name")), match["name"], match["acronym"])


def _slot(board: Board, span: Span, name: str, acronym: str | None = None) -> Mention:
    return board.mention("agency", *span, "roles.slot", BodyValue(clean_name(name), acronym), 0.7)


def _foreign(mention: Mention) -> bool:
    """Whether what a name opens with is no place: it is of another tongue, holds a hyphen, or ends in a small word.

    "Institut Fondamental d'Afrique Noire", "ASEAN-ACT", "Cox's Bazar district administration".
    """
    name = mention.text
    return name[name.rfind(" ") + 1 :].islower() or SMALL.search(name) is not None or CAMEL.fullmatch(name) is not None


def _matter(board: Board, mention: Mention) -> bool:
    """Whether what looks like a title ends the name of a body: "Partners for Justice"."""
    return mention.kind in TITLES and board.text.endswith(" for ", 0, mention.span.start)
