"""The words by which a counterparty is told to be a class of parties, not a body.

A class (区内小学校, 緑化に取り組む地域ボランティア) names nobody; a body has a name.
The words are common nouns of kinds of people, groups and places.
"""

import re
from typing import Final

from enishi.documents.characters import normalise, split_legal_form

# Whatever stands before them, these nouns name no single body.
_ALWAYS_A_CLASS: Final = re.compile(
    r".*(?:団体|グループ|事業者|業者|企業|法人|者|[のたるい]方|方々|皆様|皆さま|区民|市民|住民|"
    r"もの|個人|NPO|施設|機関|組織|委員|製造業|農家|飲食店|薬局|商店街|担い手|母体|栄養士|"
    r"パートナー|教員|学生|家庭|世帯)"
)
# These are a class only without a name of their own before them.
_BARE: Final = re.compile(
    r"(?:自治会|町内会|町会|自治会町内会|連合|商店会|商店街協同組合|協同組合|管理組合|"
    r"小学校|中学校|小中学校|高校|高等学校|学校|大学|大学院|専門学校|幼稚園|保育園|保育所|"
    r"こども園|児童館|図書館|地区センター|コミュニティハウス|ケアプラザ|包括支援センター|"
    r"病院|診療所|店舗|工場|公園|ボランティア|サークル|愛護会|公園愛護会|水辺愛護会|"
    r"市民の森愛護会|ふれあいの樹林愛護会|老人会|老人クラブ|こども会|婦人会|青年会|"
    r"実行委員会|運営委員会|経営委員会|推進委員会|協議会|連絡協議会|連絡会|協会|"
    r"社会福祉協議会|社協|区社協|学校協働本部|PTA|拠点|"
    r"(?:市民|学生|区民|住民|高校生|大学生)ボランティア|"
    r"民生委員・?児童委員(?:協議会)?|主任児童委員|青少年指導員(?:協議会)?|)"
)
_GENERIC_LEAD: Final = re.compile(
    r"(?:地区|地域|学区|連合|民間|市立|区立|県立|公立|私立|認定|任意|一般|各種|特別|の)+"
)
_CLASS_LEAD: Final = re.compile(
    r"(?:各|その他|他(?=[一-鿿])|希望する|主に|次の|一定の|[^、\s]{0,6}[区市県]内(?![一-鿿]*会$))"
)
_RELATIVE_CLAUSE: Final = re.compile(
    r".*(?:[をがにでと]|から|より)(?:[^、]*?)(?:[るただうくぐすむぶ]|ない)(?=[一-鿿ァ-ヶA-Za-z「])"
)
_CLAUSE: Final = re.compile(
    "を|が[一-鿿]|[一-鿿](?:した|する|して?いる|された|される)$"
)
_CONJUNCTION: Final = re.compile("及び|および|又は|または|や|・")
_TAIL: Final = re.compile("(?:等|など|ほか|他)$")
_QUOTES: Final = "「」『』\"'"


def names_a_class(printed: str) -> bool:
    """Tell whether a counterparty is a class of parties rather than one named body."""
    text = _TAIL.sub("", re.sub(r"[(][^()]*[)]$", "", normalise(printed)))
    text = text.strip(_QUOTES)
    if _CLASS_LEAD.match(text):
        return True
    form = split_legal_form(text)
    if form.form is not None:
        return not text.startswith(normalise(form.printed)) and _is_clause(form.name)
    if _ALWAYS_A_CLASS.fullmatch(text) or _is_bare(text):
        return True
    parts = [part.strip(_QUOTES) for part in _CONJUNCTION.split(text) if part]
    if len(parts) > 1 and "・" not in text:
        return any(_ALWAYS_A_CLASS.fullmatch(part) for part in parts) or all(
            _is_bare(part) for part in parts
        )
    if len(parts) > 1:
        return all(_is_bare(part) for part in parts)
    return False


def _is_clause(text: str) -> bool:
    return bool(_CLAUSE.search(text)) or text.startswith("各")


def _is_bare(text: str) -> bool:
    """Tell whether a text, its relative clause aside, is a bare noun of a kind."""
    clause = _RELATIVE_CLAUSE.match(text)
    head = text[clause.end() :] if clause else text
    lead = _GENERIC_LEAD.match(head)
    return bool(_BARE.fullmatch(head) or (lead and _BARE.fullmatch(head[lead.end() :])))
