"""Items and sentences of Japanese prose, and the printed words that say what counts.

Spans are code points of the text handed in.
"""

import itertools
import re
from dataclasses import dataclass

from enishi.documents.dates import find_dates
from enishi.documents.fiscal_years import find_fiscal_years
from enishi.documents.quantities import Quantity, find_quantities

_MARKS = "・○〇●◆■◎※①-⑳㉑-㉟㊱-㊿"
_BOUNDARY = re.compile(
    rf"(?<=[。！？])(?![」』）)])|\n\s*\n|(?:^|(?<=[\s。]))(?=[{_MARKS}【])",
    re.MULTILINE,
)
_LEADING = re.compile(rf"^(?:[\s{_MARKS}⇒→《〈<]+|[-ー][ 　]|に対し(?:て)?)")
_OPENING = "(（〔［["
_CLOSING = ")）〕］]"
_BRACKETED = re.compile(r"[(（〔［\[][^()（）〔〕［］\[\]]*[)）〕］\]]")
_CLAUSE_END = re.compile(r"[、。，；;\n\t/／⇒→【】》〉]")
_PARTICLES = re.compile(
    r"(?:[はがをにでへともの]|から|より|まで|や|について|として|において|における|により|"
    r"による|すると|に係る|に関する|にて|等で|うち|を対象に|[:：]|\s)+$"
)
# 交流会を開催し: what was done it to is what counts.
_DONE_TO = re.compile(
    "(?P<thing>.{2,})(?:を|が(?!ら))[^を]{0,24}(?:し|して|行い|つつ|ながら)"
)
_BARE_VERB = re.compile(
    "実施|開催|発行|作成|配布|参加|受入れ?|採択|配置|設置|派遣|交付|配信|登壇|放映"
)
# A clause that gives a reason or a contrast names nothing.
_ASIDE = re.compile(
    "(?:ため|ので|ところ|に伴い|により|に対し|ものの|ことから|に合わせ(?:て)?|を受け(?:て)?"
    "|に加え(?:て)?|に基づき|に応じ(?:て)?|を踏まえ(?:て)?|を通じ(?:て)?|とともに|を経て"
    "|でなく|ではなく)$"
)
# What has a finite or continuing verb at its end tells what happened, not what counts.
_TOLD = re.compile("(?:ました|ている|[一-鿿ァ-ヺー](?:し|した|して|され|された))$")
# 「10万人超と全国で2番目に多く」: behind a number, the clause only goes on about it.
_RUNS_ON = re.compile("と(?=[一-鿿0-9０-９])")
_TOPIC = re.compile("(?!具体的)(?P<topic>[^はがを]{2,20})は")
_PART_OF_NUMBER = re.compile("の[0-9０-９]+$")
_YEAR_IN_BRACKETS = re.compile("[(（](?:19|20)[0-9]{2}[)）]")
_STRAY = re.compile("^(?:[のをがにはで](?=[^ぁ-ん])|[・、：:])+|[・：:]+$")
_LOOSE_DOT = re.compile(" ・|・ ")
_PAIRS = (("「", "」"), ("『", "』"), ("（", "）"), ("(", ")"))
_VERB_BEFORE = re.compile(
    "^.*(?:した|して|され|いる|った|する)(?:とともに)?(?=[^ぁ-ん])"
)
_NOUN = (
    "(?:[一-鿿々ァ-ヶーA-Za-zＡ-Ｚａ-ｚ]|(?<=[A-Za-z])-(?=[A-Za-z])"
    "|受け入れ|取り組み|申し込み|問い合わせ)"
)
_TWO_LETTERS = re.compile(f"{_NOUN}{{2}}")
_COUNTED = re.compile(
    r"(?:[のがをにへで]|ずつ|について|を対象に|分の|を(?:超え|上回)る|と(?:の|連携した))?"
    rf"(?P<first>{_NOUN}{{2,20}}(?:・{_NOUN}{{2,12}})*)(?:が(?P<second>{_NOUN}{{2,10}}))?"
)
_NO_NOUN = re.compile(
    "以上|以下|以内|程度|及び|並び|又は|未満|新型|年度|本市|本都|本県"
)
_REACH = 90


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a bulleted item, blanks at its ends left out."""

    text: str
    start: int
    end: int


def split_sentences(text: str) -> list[Sentence]:
    """Split prose after 。 and before bullets, circled digits, 【 and blank lines.

    A single line break splits nothing: it may stand inside a wrapped sentence.
    """
    edges = [0, *(match.end() for match in _BOUNDARY.finditer(text)), len(text)]
    sentences = []
    for start, end in itertools.pairwise(edges):
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if left < right:
            sentences.append(Sentence(text[left:right], left, right))
    return sentences


def figure_label(text: str, quantity: Quantity) -> str:
    """Say in the document's own words what a quantity of the text counts.

    The label is the phrase before the bracket in which the quantity stands, the phrase
    before the quantity within its clause, and the noun that follows it: for 372名 in
    「夏休み環境教室(3日間・372名参加)」 it is 「夏休み環境教室 参加」. Only printed
    words are used; the label is empty if the sentence holds none.

    Args:
        text: The text in which the quantity was found, without markup.
        quantity: One of ``find_quantities(text)``.
    """
    sentence = _sentence_of(text, quantity.start)
    before = text[max(sentence.start, quantity.start - _REACH) : quantity.start]
    said = [*_heads(_without_figures(before)), *_counted(text[quantity.end :])]
    parts = map(_tidy, said)
    return " ".join(dict.fromkeys(part for part in parts if part))


def _tidy(part: str) -> str:
    """Return a phrase without particles and marks cut off from what they belong to."""
    part = _PART_OF_NUMBER.sub("", _STRAY.sub("", part))
    for opening, closing in _PAIRS:
        if part.count(opening) != part.count(closing):
            part = part.replace(opening, " ").replace(closing, " ")
    return _LOOSE_DOT.sub("・", " ".join(part.split()))


def _sentence_of(text: str, offset: int) -> Sentence:
    for sentence in split_sentences(text):
        if sentence.start <= offset < sentence.end:
            return sentence
    return Sentence(text, 0, len(text))


def _without_figures(before: str) -> str:
    """Put a comma in the place of every other quantity."""
    for quantity in reversed(find_quantities(before)):
        before = f"{before[: quantity.start]}、{before[quantity.end :]}"
    return before


def _heads(before: str) -> list[str]:
    """Return the phrase before the number, that before its bracket first."""
    opened = _open_bracket(before)
    inner = _last_phrase(before[opened + 1 :])
    return [_last_phrase(before[:opened]), inner] if opened >= 0 else [inner]


def _open_bracket(before: str) -> int:
    """Return where the last unclosed bracket stands, or -1."""
    depth = 0
    for at in range(len(before) - 1, -1, -1):
        if before[at] in _CLOSING:
            depth += 1
        elif before[at] in _OPENING:
            if depth == 0:
                return at
            depth -= 1
    return -1


def _last_phrase(before: str) -> str:
    """Return the last clause that names something."""
    for clause in reversed(_CLAUSE_END.split(_plain(before))):
        phrase = _phrase(clause.strip())
        if phrase:
            return phrase
    return ""


def _plain(text: str) -> str:
    """Return a text without what stands in brackets."""
    return _BRACKETED.sub(" ", _YEAR_IN_BRACKETS.sub("", text))


def _phrase(clause: str) -> str:
    """Return what a clause names, without particles; empty if it names nothing."""
    if _BARE_VERB.fullmatch(clause) or _RUNS_ON.match(clause):
        return ""
    done = _DONE_TO.fullmatch(clause)
    if _ASIDE.search(clause) or (not done and _TOLD.search(clause)):
        topic = _TOPIC.match(clause)
        clause, done = topic["topic"] if topic else "", None
    phrase = _VERB_BEFORE.sub("", done["thing"] if done else clause)
    phrase = _PARTICLES.sub("", _LEADING.sub("", phrase)).strip()
    return phrase if _TWO_LETTERS.search(_without_dates(phrase)) else ""


def _without_dates(phrase: str) -> str:
    spans = [(found.start, found.end) for found in find_dates(phrase)]
    spans += [(found.start, found.end) for found in find_fiscal_years(phrase)]
    for start, end in sorted(spans, reverse=True):
        phrase = phrase[:start] + phrase[end:].removeprefix("末")
    return phrase


def _counted(after: str) -> list[str]:
    """Return the noun that follows the quantity, and what it does."""
    match = _COUNTED.match(after)
    if match is None or _NO_NOUN.match(match["first"]):
        return []
    return [match["first"], match["second"] or ""]
