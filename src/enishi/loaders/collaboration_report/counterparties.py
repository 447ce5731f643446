"""Who the counterparties of a project are: named bodies, classes, conditions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise, split_legal_form
from enishi.loaders.collaboration_report.flow import Flow, unwrap
from enishi.loaders.collaboration_report.party_words import names_a_class
from enishi.loaders.records import Party

_FORM_AHEAD: Final = (
    r"(?:[(（]株[)）]|㈱|株式会社|有限会社|合同会社|(?:認定)?(?:特定非営利活動|NPO\s?)法人"
    r"|(?:公益|一般)(?:財団|社団)法人|社会福祉法人|学校法人|(?:国立|公立)大学法人)"
)
_SEPARATOR: Final = re.compile(rf"[、，]\s*|\s*\n\s*|[ 　]+(?={_FORM_AHEAD}\S)")
_BRACKETS: Final = {**dict.fromkeys("(（「『〔[", 1), **dict.fromkeys(")）」』〕]", -1)}
_DIGITS: Final = "[0-9０-９]+"
_CONDITIONS: Final = re.compile(
    rf"(?:^|\s)[・①-⑳]|(?:^|\s)[(（]{_DIGITS}[)）](?!\S*[、，][(（]{_DIGITS}[)）])|〔|。(?=.)|^次の"
    r"|要件",
    re.DOTALL,
)
_ENUMERATOR: Final = re.compile(rf"\s*[(（]{_DIGITS}[)）]\s*")
_ROLE: Final = re.compile(r"[^、：:\s]{2,8}[：:]\s*")
_AND: Final = re.compile("(?:又は|または|及び|および)")
_REMARK: Final = re.compile(r"\s※")
_OTHERS: Final = r"(?:ほか|他|外)(?:[0-9０-９]+(?:団体|者|社|校|法人|機関))?"
_TAIL: Final = re.compile(rf"\s*(?:等|など|や|{_OTHERS})$")
_MORE: Final = re.compile(rf"\s*{_OTHERS}$")
_OPEN: Final = re.compile(
    r".*(?:を.*[ぁ-ん]|かつ|うち|の上|で|であり|され|基づき|在[学住勤]|活動|行う|"
    r"[一-鿿と]し|より|[^ぁ-ん]に)",
    re.DOTALL,
)
_FRAMED: Final = re.compile(r".*(?:等[をがでに]|から(?:なる|構成)|で(?:構成|組織))")
_CLASS_NOUN: Final = re.compile(r".*(?:団体|グループ|組織|ボランティア)")
_SCHOOL: Final = re.compile(r".*(?:大学|学校|高校|学院|学園)(?:[^会協委].*)?")
_CONSORTIUM: Final = re.compile(r".*(?:共同企業体|共同事業体|共同体|JV)")


@dataclass(frozen=True, slots=True)
class Counterparties:
    """The counterparties of one project.

    Attributes:
        named: The bodies named, each as its name stands.
        classes: Classes of parties and conditions, as worded.
    """

    named: tuple[Flow, ...] = ()
    classes: tuple[Flow, ...] = ()


def read_counterparties(clause: Flow) -> Counterparties:
    """Read what stands behind 協働の相手方.

    Enumerated bodies and classes are parted; conditions of eligibility stay one text.
    """
    if not clause:
        return Counterparties()
    if _CONDITIONS.search(clause.text):
        return Counterparties(classes=(clause,))
    remark = _REMARK.search(clause.text)
    items = _items(clause.part(0, remark.start()) if remark else clause)
    named: list[Flow] = []
    classes: list[Flow] = []
    for item in items:
        if names_a_class(item.text):
            classes.append(item)
        else:
            named.append(_bare_name(item))
    return Counterparties(_distinct(named), _distinct(classes))


def _distinct(flows: Sequence[Flow]) -> tuple[Flow, ...]:
    """Return flows without those whose words have stood before."""
    return tuple({normalise(flow.text): flow for flow in reversed(flows)}.values())[
        ::-1
    ]


def _items(clause: Flow) -> list[Flow]:
    """Part an enumeration at its top level, clauses that run on kept together."""
    parts: list[tuple[int, int]] = []
    for start, end in _borders(clause.text):
        open_before = parts and _OPEN.fullmatch(clause.text[slice(*parts[-1])].strip())
        if open_before:
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    parts = _framed(clause.text, parts)
    items = [_stripped(clause.part(*part)) for part in parts]
    several = len(items) > 1
    return [
        item for item in (_tail_off(item, several=several) for item in items) if item
    ]


def _borders(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between separators that stand outside all brackets."""
    start = depth = at = 0
    while at < len(text):
        found = _SEPARATOR.match(text, at) if depth == 0 else None
        if found:
            if text[start:at].strip():
                yield start, at
            start = at = found.end()
            continue
        depth = max(0, depth + _BRACKETS.get(text[at], 0))
        at += 1
    if text[start:].strip():
        yield start, len(text)


def _framed(text: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join an enumeration of classes that only frames a last noun (A、B等で作る会)."""
    for place in range(len(parts) - 1, 0, -1):
        if not _FRAMED.match(text[slice(*parts[place])]):
            continue
        first = place
        while first and names_a_class(text[slice(*parts[first - 1])]):
            first -= 1
        if _starts_clause(text[slice(*parts[place])]):
            parts = [
                *parts[:first],
                (parts[first][0], parts[place][1]),
                *parts[place + 1 :],
            ]
            break
    return parts


def _starts_clause(piece: str) -> bool:
    """Tell whether the framing word follows a bare kind of party directly."""
    lead = re.split(r"等[をがでに]|から(?:なる|構成)|で(?:構成|組織)", piece)[0]
    return names_a_class(lead) or names_a_class(re.split("の", lead)[-1])


def _stripped(item: Flow) -> Flow:
    for pattern in (_ENUMERATOR, _ROLE, _AND):
        lead = pattern.match(item.text)
        if lead:
            item = item.after(lead.end())
    return item


def _tail_off(item: Flow, *, several: bool) -> Flow:
    """Take 等 and ほか off an enumeration's end; of a lone item only ほか."""
    tail = (_TAIL if several else _MORE).search(item.text)
    return item.part(0, tail.start()) if tail and tail.start() else item


def _bare_name(item: Flow) -> Flow:
    """Take off a description that ends in the kind of group before a name."""
    for blank in re.finditer(r"\s+", item.text):
        if _CLASS_NOUN.fullmatch(item.text[: blank.start()]):
            return item.after(blank.end())
    return item


def class_words(clause: Flow) -> str:
    """Return a class or conditions as worded, without brackets that close nothing."""
    kept: list[str] = []
    depth = 0
    for letter in clause.text:
        step = _BRACKETS.get(letter, 0)
        if step < 0 and depth == 0:
            continue
        depth += step
        kept.append(letter)
    return unwrap("".join(kept))


def party_of(name: Flow, members: tuple[Party, ...] = ()) -> Party:
    """Return a named counterparty as a party."""
    return Party(
        name=name.name,
        evidence=name.evidence,
        kinds=("organization",),
        org_kind=org_kind(name.name),
        members=members,
    )


def org_kind(name: str) -> str:
    """Return the kind of body that a name says, as a concept key, or ""."""
    if _CONSORTIUM.fullmatch(normalise(name)):
        return "jv"
    form = split_legal_form(name).form
    if form is not None:
        return form
    return "gakko" if _SCHOOL.fullmatch(name) else ""
