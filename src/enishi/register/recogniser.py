"""Every name of the register in running text."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

from enishi.register.corrections import Correction
from enishi.register.entities import Entity
from enishi.register.files import Register
from enishi.register.folding import Folded, fold, fold_name
from enishi.register.gazetteer import method_of

_KATAKANA: Final = re.compile(r"[ァ-ヺー]")
_KANJI: Final = re.compile(r"[㐀-鿿々〇]")
_LATIN: Final = re.compile(r"[A-Za-z0-9À-ɏ]")
_NOT_THE_COUNTRY: Final = ("語", "人", "系", "料理", "製", "風")
_BEFORE_A_NAME: Final = frozenset("駐在日対訪旧現元各")
# 友好都市天津市, 姉妹港釜山港: what a place is to the city leads to its name.
_RELATED: Final = (
    "姉妹都市",
    "友好都市",
    "パートナー都市",
    "姉妹港",
    "友好港",
    "交流港",
)
_SEPARATORS: Final = re.compile(r"[\s、・，,/／]*")
_LONG: Final = 4
_PREFIX: Final = 2


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name of the register that stands in a text.

    Attributes:
        start: Offset of its first character in the text handed in.
        end: Offset behind its last character.
        surface: What stands there.
        entity: The entity, None when several answer and the text does not decide.
        kind: The entity's class, "" when it is None.
        method: Concept key of the scheme ``resolution``, "" when it is None.
        correction: The correction, when the name is printed in a damaged form.
        candidates: The entities between which the text does not decide.
    """

    start: int
    end: int
    surface: str
    entity: Entity | None
    kind: str
    method: str
    correction: Correction | None = None
    candidates: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a folded name stands for; nothing at all for a word that only looks so."""

    entities: tuple[Entity, ...] = ()
    free: bool = False
    corrections: tuple[tuple[Correction, Entity], ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch of the folded text and what it stands for."""

    start: int
    end: int
    entities: tuple[Entity, ...]
    correction: Correction | None = None


class Recogniser:
    """Finds the names of the register in running text.

    Args:
        register: The register.
    """

    def __init__(self, register: Register) -> None:
        self._entries = _entries(register)
        lengths: dict[str, set[int]] = {}
        for name in self._entries:
            lengths.setdefault(name[:_PREFIX], set()).add(len(name))
        self._lengths = {
            prefix: tuple(sorted(found, reverse=True))
            for prefix, found in lengths.items()
        }

    def find(
        self,
        text: str,
        *,
        document: str | None = None,
        kinds: Collection[str] | None = None,
        wrapped: bool = False,
    ) -> list[NameMatch]:
        """Find every name in a text.

        The longest name wins where several begin; a name counts only where it ends as a
        word (パリ is not in パリティ, 中国 not in 中国語). A name of several kinds
        (シンガポール) takes that of its neighbours in an enumeration.

        Args:
            text: The text.
            document: Slug of its document, for corrections that hold only there.
            kinds: Classes to return; None for all.
            wrapped: Whether names may be broken over lines, as PDF extractors leave
                them.

        Returns:
            The matches in the order of the text, none overlapping another.
        """
        folded = fold(text, wrapped=wrapped)
        found = list(self._scan(folded.text, document))
        matches = [
            _match(text, folded, one, _neighbours(found, place, folded.text))
            for place, one in enumerate(found)
        ]
        if kinds is None:
            return matches
        return [match for m in matches if (match := _limited(m, kinds)) is not None]

    def _scan(self, text: str, document: str | None) -> Iterator[_Found]:
        """Walk through a folded text and yield what stands in it."""
        position, behind = 0, -1
        lengths, entries = self._lengths, self._entries
        while position < len(text):
            found = None
            for length in lengths.get(text[position : position + _PREFIX], ()):
                place = (position, position + length)
                entry = entries.get(text[slice(*place)])
                if entry is None or place[1] > len(text):
                    continue
                found = _accepted(text, place, entry, document, position == behind)
                if found is not None:
                    break
            if found is None:
                position += 1
                continue
            position = behind = found.end
            if found.entities:
                yield found


def _entries(register: Register) -> dict[str, _Entry]:
    """Return what every folded name stands for."""
    bound: set[str] = set()
    free: set[str] = set()
    for entity in register.entities:
        names = {fold_name(name) for name in entity.free}
        free |= names
        bound |= {fold_name(name) for name in entity.names} - names
    entries = {
        name: _Entry(tuple(owners), free=name in free - bound)
        for name, owners in _owners(register).items()
    }
    for entity in register.entities:
        for word in entity.stop:
            entries.setdefault(fold_name(word), _Entry())
    for name, mended in _damaged(register).items():
        known = entries.get(name, _Entry())
        entries[name] = _Entry(known.entities, known.free, tuple(mended))
    return {name: entry for name, entry in entries.items() if len(name) >= _PREFIX}


def _owners(register: Register) -> dict[str, list[Entity]]:
    """Return the entities that answer to each folded name."""
    owners: dict[str, list[Entity]] = {}
    for entity in register.entities:
        for name in dict.fromkeys(map(fold_name, entity.names)):
            owners.setdefault(name, []).append(entity)
    return owners


def _damaged(register: Register) -> dict[str, list[tuple[Correction, Entity]]]:
    """Return the damaged forms of names, with what they should say.

    A correction may mend a whole name or a part of one.
    """
    names = {
        name: owners[0]
        for name, owners in _owners(register).items()
        if len(owners) == 1
    }
    forms: dict[str, list[tuple[Correction, Entity]]] = {}
    for correction in filter(lambda one: one.mends, register.corrections):
        printed, corrected = map(fold_name, (correction.printed, correction.corrected))
        for name, entity in names.items():
            if corrected == name or (corrected in name and printed not in name):
                damaged = name.replace(corrected, printed)
                forms.setdefault(damaged, []).append((correction, entity))
    return forms


def _accepted(
    text: str,
    place: tuple[int, int],
    entry: _Entry,
    document: str | None,
    adjoining: bool,  # noqa: FBT001 - a private function
) -> _Found | None:
    """Return what an entry stands for at a place of the text, None for nothing."""
    start, end = place
    if not (entry.entities or entry.corrections):
        return _Found(start, end, ())
    if not _is_word(text, start, end, adjoining=adjoining):
        return None
    for correction, entity in entry.corrections:
        if correction.holds_in(document) and correction.holds_at(text, start, end):
            return _Found(start, end, (entity,), correction)
    if entry.free and not _stands_free(text, start, end):
        return None
    countries = any(entity.kind == "Country" for entity in entry.entities)
    if countries and text.startswith(_NOT_THE_COUNTRY, end):
        return None
    return _Found(start, end, entry.entities) if entry.entities else None


def _is_word(text: str, start: int, end: int, *, adjoining: bool) -> bool:
    """Whether a stretch begins and ends where a word does."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    for script in (_KATAKANA, _LATIN):
        if script.match(text[start]) and script.match(before):
            return False
        if script.match(text[end - 1]) and script.match(after):
            return False
    # 京都市 in 東京都市, 大阪市 in 東大阪市: a short name in kanji begins a word, or
    # follows another name (中国瀋陽市).
    inside = _KANJI.match(text[start]) and _KANJI.match(before)
    short = end - start < _LONG
    led = adjoining or before in _BEFORE_A_NAME or text.endswith(_RELATED, 0, start)
    return not (inside and short and not led)


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether no kanji, katakana, letter or digit touches a stretch."""
    around = (text[start - 1 : start] if start else "") + text[end : end + 1]
    return not any(
        script.match(character)
        for character in around
        for script in (_KATAKANA, _KANJI, _LATIN)
    )


def _neighbours(found: list[_Found], place: int, text: str) -> frozenset[str]:
    """Return the classes of the names next to one in an enumeration."""
    if len(found[place].entities) == 1:
        return frozenset()
    kinds: set[str] = set()
    for left, right in ((place - 1, place), (place, place + 1)):
        if left < 0 or right >= len(found):
            continue
        between = text[found[left].end : found[right].start]
        other = found[left if right == place else right].entities
        if between and _SEPARATORS.fullmatch(between) and len(other) == 1:
            kinds.add(other[0].kind)
    return frozenset(kinds)


def _match(
    text: str, folded: Folded, found: _Found, neighbours: frozenset[str]
) -> NameMatch:
    """Return the match of what was found, in the offsets of the text handed in."""
    start, end = folded.span(found.start, found.end)
    surface = text[start:end]
    left = [
        e for e in found.entities if len(found.entities) == 1 or e.kind in neighbours
    ]
    if len(left) != 1:
        return NameMatch(start, end, surface, None, "", "", None, found.entities)
    entity = left[0]
    if found.correction:
        method = "correction"
    elif len(found.entities) > 1:
        method = "context"
    else:
        method = method_of("".join(surface.split("\n")), entity)
    return NameMatch(start, end, surface, entity, entity.kind, method, found.correction)


def _limited(match: NameMatch, kinds: Collection[str]) -> NameMatch | None:
    """Return a match if it is of the kinds asked for, decided by them if need be."""
    if match.entity is not None:
        return match if match.kind in kinds else None
    left = tuple(entity for entity in match.candidates if entity.kind in kinds)
    if len(left) != 1:
        return replace(match, candidates=left) if left else None
    entity = left[0]
    return replace(
        match,
        entity=entity,
        kind=entity.kind,
        method=method_of(match.surface, entity),
        candidates=(),
    )
