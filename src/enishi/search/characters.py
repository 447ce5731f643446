"""Characters that are one and the same to somebody who searches."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

OLD_AND_NEW: Final = (
    "亞亜 惡悪 壓圧 圍囲 醫医 爲為 壹壱 隱隠 榮栄 營営 衞衛 驛駅 圓円 鹽塩 緣縁 艷艶 "
    "應応 歐欧 毆殴 櫻桜 奧奥 橫横 溫温 穩穏 假仮 價価 畫画 會会 壞壊 懷懐 繪絵 槪概 "
    "擴拡 殼殻 覺覚 學学 嶽岳 樂楽 渴渇 鐮鎌 勸勧 卷巻 寬寛 歡歓 罐缶 觀観 關関 陷陥 "
    "顏顔 旣既 歸帰 氣気 龜亀 僞偽 戲戯 犧犠 舊旧 據拠 擧挙 虛虚 峽峡 挾挟 狹狭 鄕郷 "
    "曉暁 區区 驅駆 勳勲 薰薫 徑径 惠恵 揭掲 溪渓 經経 繼継 莖茎 螢蛍 輕軽 鷄鶏 雞鶏 "
    "藝芸 擊撃 缺欠 儉倹 劍剣 劒剣 圈圏 檢検 權権 獻献 縣県 硏研 險険 顯顕 驗験 嚴厳 "
    "巖巌 廣広 恆恒 效効 黃黄 鑛鉱 礦鉱 號号 國国 圀国 黑黒 碎砕 濟済 齋斉 斎斉 齊斉 "
    "劑剤 册冊 雜雑 參参 慘惨 棧桟 蠶蚕 贊賛 讚賛 殘残 絲糸 齒歯 兒児 辭辞 濕湿 實実 "
    "舍舎 寫写 釋釈 壽寿 收収 從従 澁渋 獸獣 縱縦 肅粛 處処 緖緒 敍叙 奬奨 將将 涉渉 "
    "燒焼 稱称 證証 乘乗 剩剰 壤壌 孃嬢 條条 淨浄 狀状 疊畳 穰穣 讓譲 釀醸 囑嘱 觸触 "
    "寢寝 愼慎 晉晋 眞真 刄刃 盡尽 圖図 粹粋 醉酔 隨随 髓髄 數数 樞枢 瀨瀬 聲声 靑青 "
    "靜静 淸清 攝摂 說説 竊窃 專専 戰戦 淺浅 潛潜 纖繊 踐践 錢銭 禪禅 雙双 壯壮 搜捜 "
    "插挿 巢巣 爭争 窗窓 總総 聰聡 莊荘 裝装 騷騒 增増 臟臓 藏蔵 卽即 屬属 續続 墮堕 "
    "體体 對対 帶帯 滯滞 臺台 瀧滝 擇択 澤沢 單単 擔担 膽胆 團団 彈弾 斷断 癡痴 遲遅 "
    "晝昼 蟲虫 鑄鋳 廳庁 徵徴 聽聴 敕勅 鎭鎮 遞逓 鐵鉄 轉転 點点 傳伝 黨党 盜盗 燈灯 "
    "當当 鬪闘 德徳 獨独 讀読 屆届 繩縄 貳弐 惱悩 腦脳 霸覇 廢廃 拜拝 賣売 麥麦 發発 "
    "髮髪 拔抜 晚晩 蠻蛮 祕秘 濱浜 濵浜 甁瓶 拂払 佛仏 竝並 變変 邊辺 邉辺 辨弁 瓣弁 "
    "辯弁 步歩 寶宝 豐豊 襃褒 沒没 飜翻 每毎 萬万 滿満 麵麺 默黙 彌弥 戾戻 譯訳 藥薬 "
    "與与 豫予 餘余 譽誉 搖揺 樣様 謠謡 來来 賴頼 亂乱 覽覧 龍竜 兩両 獵猟 綠緑 壘塁 "
    "淚涙 勵励 禮礼 隸隷 靈霊 齡齢 曆暦 歷歴 戀恋 鍊錬 爐炉 勞労 樓楼 郞郎 祿禄 錄録 "
    "亙亘 灣湾 敎教 稅税 脫脱 銳鋭 閱閲 悅悦 絕絶 內内 吳呉 產産 彥彦 戶戸 冰氷 尙尚 "
    "姬姫 兔兎 鄰隣 嶋島 嶌島 髙高 﨑崎 桒桑 栁柳 檜桧 藪薮 淵渕 渊渕 曾曽 冨富 鷗鴎 "
    "鶯鴬 礪砺 頸頚 遙遥 堯尭 瑤瑶 凜凛 熙煕 壺壷 蘂蕊 啞唖 焰焔 俠侠 嚙噛 軀躯 鹼鹸 "
    "麴麹 屢屡 繡繍 蔣蒋 醬醤 蟬蝉 搔掻 瘦痩 簞箪 摑掴 塡填 顚顛 禱祷 囊嚢 剝剥 潑溌 "
    "醱醗 頰頬 萊莱 蠟蝋 舘館 薗園 昻昂 峯峰 埜野 姊姉 攪撹"
)
"""Pairs of an old, popular or variant form of a character and the one in use."""

SMALL_AND_LARGE: Final = "ァアィイゥウェエォオッツャヤュユョヨヮワヵカヶケ"
"""Small kana, each with its large one: キヤノン is written for キャノン."""

SAME_SOUND: Final = "ヂジヅズヲオヰイヱエ"
"""Kana of old spelling, each with the one that is written now."""

WITHOUT_MARKS: Final = "øoØOđdĐDłlŁLıi"
"""Latin letters that have no decomposition, each with its plain one."""

FIRST_HIRAGANA: Final = 0x3041
LAST_HIRAGANA: Final = 0x3096
TO_KATAKANA: Final = 0x60
LATIN: Final = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
CIRCLED: Final = (range(0x2460, 0x2474), range(0x3251, 0x3260), range(0x32B1, 0x32C0))


@cache
def before() -> Mapping[int, str]:
    """Return what is replaced before Unicode's own normal form is taken.

    A circled digit is a mark of its own: NFKC alone would make ③126 the number 3126.
    """
    return MappingProxyType(
        {
            code: f" {unicodedata.normalize('NFKC', chr(code))} "
            for codes in CIRCLED
            for code in codes
        }
    )


@cache
def after() -> Mapping[int, str]:
    """Return what is replaced in a text in normal form and lower case.

    Hiragana become katakana, small kana large, old characters new, letters plain.
    """
    table = dict(_pairs(SMALL_AND_LARGE + SAME_SOUND + WITHOUT_MARKS))
    table |= _pairs(OLD_AND_NEW.replace(" ", ""))
    table |= {
        code: bare
        for codes in LATIN
        for code in codes
        if (bare := unicodedata.normalize("NFKD", chr(code))[0]).isascii()
    }
    for code in range(FIRST_HIRAGANA, LAST_HIRAGANA + 1):
        katakana = code + TO_KATAKANA
        table[code] = table.get(katakana, chr(katakana))
    table |= {ord("ゝ"): "ヽ", ord("ゞ"): "ヾ", ord("_"): " "}
    return MappingProxyType(table)


def _pairs(characters: str) -> dict[int, str]:
    return {
        ord(one): other
        for one, other in zip(characters[::2], characters[1::2], strict=True)
    }
