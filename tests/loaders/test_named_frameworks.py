"""Plans and ordinances are read where prose names them in quotes."""

from enishi.documents.source import Document
from enishi.loaders.blocks import read_blocks
from enishi.loaders.named_frameworks import read_frameworks
from enishi.loaders.records import FrameworkRecord
from enishi.register.names import Names


def frameworks(
    text: str, names: Names, document: str = "some-document"
) -> dict[str, FrameworkRecord]:
    """Return the frameworks that a text names, by label."""
    blocks = read_blocks(Document("x", text))
    found = read_frameworks(blocks, "yokohama", names, document)
    return {record.label: record for record in found}


def test_a_name_has_the_period_and_the_month_printed_with_it(names: Names) -> None:
    """Years in a name are its period; the date of making is that of its clause."""
    found = frameworks(
        "「中期4か年計画2018～2021」を進める。\n\n"
        "平成30年6月に制定された「国際の平和を進める条例」の趣旨による。",
        names,
    )

    plan = found["中期4か年計画2018～2021"]
    assert (plan.start, plan.end, plan.created) == ("2018", "2021", "")
    assert found["国際の平和を進める条例"].created == "2018-06"


def test_a_strategy_with_a_name_of_its_own_is_one(names: Names) -> None:
    """What stands before the quotes says that a name is a strategy's."""
    found = frameworks("脱炭素戦略「ゼロチャレンジ2050」の策定", names)

    assert list(found) == ["ゼロチャレンジ2050"]


def test_a_variant_that_is_corrected_is_no_second_framework(names: Names) -> None:
    """A spelling that the register corrects is another name of the right one."""
    found = frameworks(
        "「横浜市国際平和に関する条例」と「横浜市国際平和の推進に関する条例」",
        names,
        "yokohama-international-bureau-fy2021",
    )

    (record,) = found.values()
    assert record.label == "横浜市国際平和の推進に関する条例"
    assert record.alt_labels == ("横浜市国際平和に関する条例",)
    assert len(record.evidence) == 2


def test_other_words_in_quotes_are_no_plans(names: Names) -> None:
    """A slogan is no plan."""
    assert frameworks("「世界とつながるまち」をめざす。", names) == {}
