"""The counters and units that Japanese documents print behind a number.

The list is open: add a counter where a document uses a new one. A counter that is also
the first letter of other words says which letters may not follow it (3社会 is no 3社).
"""

import re
from dataclasses import dataclass

_KA = "[かカヵヶケ箇]"
# Spellings that vary in one letter, each as a pattern.
_KA_COUNTERS = {
    f"{_KA}国・地域": "country",
    f"{_KA}国(?!語)": "country",
    f"{_KA}国語": None,
    f"{_KA}所": "place",
    f"{_KA}月間?": None,
    f"{_KA}年(?!計画)": None,
}
_CONCEPTS = {
    "人": "person",
    "名": "person",
    "件": "case",
    "回": "time",
    "社": "company",
    "企業": "company",
    "円": "yen",
    "%": "percent",
    "％": "percent",
    "パーセント": "percent",
    "TEU": "teu",
    "ＴＥＵ": "teu",
    "割": "percent",
    "部": "copy",
    "校": "school",
    "枚": "sheet",
}
_OTHERS = re.split(
    r"\|",
    "都市|団体|法人|施設|大学|大使館|医療機関|機関|自治体|地域|地区|地点|拠点|会場|会員|"
    "分野|言語|事業|事業者|事業所|事項|項目|品目|作品|演目|公演|講座|コース|"
    "クラス|学級|科目|コマ|単位|テーマ|プロジェクト|プログラム|グループ|チーム|"
    "ブース|教室|アクセスポイント|サイト|案件|事例|提案|記事|議題|世帯|世代|店舗|駅|"
    "路線|空港|航路|団地|街区|区画|種類|種目|競技|種|頭|匹|羽|点|冊|巻|台|基|棟|"
    "戸|室|席|床|隻|便|本|個|組|着|袋|箱|園|館|区|市|町|村|州|県|港|店|線|者|号|"
    "通|票|曲|面|紙|誌|例|セット|フォロワー|周年|年間|年度間|週間|日間|日|時間|"
    "分間|泊|倍|ポイント|ヘクタール|ha|ｈａ|km|ｋｍ|㎞|kg|㎏|㎡|m2|平方メートル|"
    "メートル|トン|kWh|kW",
)
# What may not follow a counter, because the two together are another word.
_NOT_FOLLOWED = {
    "人": "権材口気形生事工間々災種",
    "名": "称義前所刺誉簿古画産作物勝残実目",
    "件": "名費",
    "回": "答復線遊避収顧転帰想路廊",
    "社": "会協内長員宅",
    "企業": "者",
    "部": "門会署局長屋活分隊員品材下位落族",
    "校": "舎庭長内区",
    "枚": "方",
    "都市": "計部型間鉱",
    "法人": "税格",
    "大学": "院生校",
    "地域": "別防包",
    "地区": "別",
    "単位": "制",
    "事業": "費別年内",
    "項目": "別",
    "種": "別子目族",
    "頭": "部脳",
    "点": "字検数滅灯",
    "台": "北東風帳湾頭",
    "基": "本金準地幹調盤礎",
    "戸": "籍塚部別",
    "室": "長内",
    "席": "上",
    "便": "利所宜",
    "本": "市編部年件所館人事会町牧格来日校県国社区庁体文",
    "個": "人別性",
    "組": "織合",
    "着": "実任手席用",
    "園": "児内芸路長",
    "館": "長内外員",
    "区": "間画分民役長内局別域立",
    "市": "民内立長場役街営政販外域",
    "町": "内会民長",
    "州": "知政立",
    "県": "民立知内",
    "港": "湾北南内",
    "店": "長頭内",
    "線": "路",
    "者": "数通間",
    "号": "室棟線に",
    "通": "信訳報学常勤知年路行称",
    "面": "接談積会",
    "紙": "面",
    "例": "年会示",
    "割": "合引当",
    "倍": "増率",
    "誌": "面",
    "巻": "頭",
    "床": "面",
    "セット": "アップ",
}
_FOLLOWED = {"事業": "(?!実績)", "日": "(?=以[内上]|程度|開催|実施)"}
_SCALED = {"円": ("千", "百万", "十億", "億"), "TEU": ("千",), "ＴＥＵ": ("千",)}
_SCALES = {"": 1, "千": 1_000, "百万": 10**6, "億": 10**8, "十億": 10**9}


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter or unit found behind a number.

    Attributes:
        printed: As printed, without a blank before it.
        concept: Key in the concept scheme ``unit``, or None where it has none.
        scale: How many of the concept's unit one printed unit is (千TEU 1000, 割 10).
        end: Where it ends in the text.
    """

    printed: str
    concept: str | None
    scale: int
    end: int


def _pattern(counter: str) -> str:
    scales = "|".join(_SCALED.get(counter, ()))
    barred = _NOT_FOLLOWED.get(counter, "")
    return "".join(
        [
            f"(?:{scales})?" if scales else "",
            # A converted page may break its lines inside a word.
            r"\n?".join(re.escape(letter) for letter in counter),
            f"(?![{barred}])" if barred else "",
            _FOLLOWED.get(counter, ""),
        ]
    )


_PLAIN = sorted({*_CONCEPTS, *_OTHERS}, key=len, reverse=True)
# 3つの市民ボランティア団体, 15の日本語教室: their kind stands before the counter.
_COUNTER = re.compile(
    r"(?P<blank>[ 　]|\n(?!\n))?"
    r"(?:つの|つ?の[一-鿿ァ-ヶー]{2,10}?(?=団体|法人|企業|大学|都市|教室))?"
    rf"(?P<counter>{'|'.join([*_KA_COUNTERS, *map(_pattern, _PLAIN)])})"
)
_KA_FORMS = tuple((re.compile(form), key) for form, key in _KA_COUNTERS.items())
_SCALE = re.compile("(千|百万|十億|億)?(円|TEU|ＴＥＵ)")
# 3回目 is an ordinal, 1回あたり a rate; 3件目標 is a count and the word 目標.
_NO_COUNT = re.compile("目(?![標的指])|あたり|当たり|につき")
# A blank behind a number may also part the number of a heading from its words:
# 「4 事業実績」, 「取組の方向性2 企業の」, 「- 2 市は」 count nothing.
_WORD_GOES_ON = re.compile("[一-鿿々ァ-ヶー]")
_HEADING = re.compile(
    r"(?:方向性|目標|方針|柱|視点|戦略|施策|図|表|※|注|別紙|様式)[ 　]?$"
)
_AT_START = re.compile(r"(?:^|[\n\t>])[-・●○※\s]*$")
_ALONE = re.compile(r"[ 　]*(?:$|[\n\t）)(（、。])")


def read_counter(text: str, start: int, end: int) -> Counter | None:
    """Return the counter behind a number, or None.

    One blank or line break may stand between, where it cannot be that of a heading.

    Args:
        text: The text.
        start: Where the number begins.
        end: Where it ends.
    """
    match = _COUNTER.match(text, end)
    if match is None or _NO_COUNT.match(text, match.end()):
        return None
    if match["blank"] and _is_heading(text, start, match.end()):
        return None
    printed = match["counter"].replace("\n", "")
    scaled = _SCALE.fullmatch(printed)
    return Counter(
        printed,
        _concept(scaled[2] if scaled else printed),
        _scale(printed, scaled),
        match.end(),
    )


def _is_heading(text: str, start: int, end: int) -> bool:
    """Tell whether a number before a blank is that of a heading or list item."""
    lead = text[max(0, start - 8) : start]
    if _WORD_GOES_ON.match(text, end) or _HEADING.search(lead):
        return True
    at_start = _AT_START.search(lead if start > len(lead) else "\n" + lead)
    return bool(at_start) and not _ALONE.match(text, end)


def _scale(printed: str, scaled: re.Match[str] | None) -> int:
    if scaled:
        return _SCALES[scaled[1] or ""]
    return 10 if printed == "割" else 1


def _concept(counter: str) -> str | None:
    for form, key in _KA_FORMS:
        if form.fullmatch(counter):
            return key
    return _CONCEPTS.get(counter)
