"""Ten tasks of a policy researcher, done by clicking alone, over the real graph.

Every task starts at the home page. Nothing is typed but words into the search box of
the header, and no address is entered: what can't be reached by links, can't be found.
"""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

Open = Callable[..., Any]


class Reader:
    """Somebody with a browser in Japanese, who clicks and reads.

    Args:
        page: The browser's page, at the home page.
    """

    def __init__(self, page: Any) -> None:  # noqa: ANN401 - a page, typed loosely
        self.page = page
        self.main = page.locator("main")

    def goes_to(self, section: str) -> None:
        """Click a section in the header."""
        self._clicks(self.page.locator("header nav.site-nav"), section)

    def clicks(self, name: str | re.Pattern[str], within: str = "") -> None:
        """Click the first link of the main part with a name."""
        self._clicks(self.main.locator(within) if within else self.main, name)

    def searches(self, words: str) -> None:
        """Type words into the search box of the page and press Enter."""
        field = self.page.locator("input[type=search]:visible").first
        field.fill(words)
        field.press("Enter")
        self.page.wait_for_url(re.compile("/search"))

    def takes(self, name: str | re.Pattern[str]) -> list[dict[str, str]]:
        """Click a download and return the rows of the table that came."""
        with self.page.expect_download() as started:
            self.main.get_by_role("link", name=name).first.click()
        text = Path(started.value.path()).read_text(encoding="utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))

    def reads(self, within: str = "") -> str:
        """Return the text of the main part, or of some part of it."""
        part = self.main.locator(within).first if within else self.main
        return str(part.inner_text())

    def row(self, *words: str) -> str:
        """Return the first row of a table with all the words."""
        rows = self.main.locator("tr")
        for word in words:
            rows = rows.filter(has_text=word)
        return str(rows.first.inner_text())

    @property
    def title(self) -> str:
        """The heading of the page."""
        return str(self.main.locator("h1").first.inner_text())

    def _clicks(self, part: Any, name: str | re.Pattern[str]) -> None:  # noqa: ANN401
        part.get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()


@pytest.fixture
def reader(whole_site: str, open_window: Open) -> Reader:
    """Return a reader at the home page, in Japanese."""
    return Reader(open_window(f"{whole_site}/", language="ja").page)


def test_finds_beijing_and_the_ten_records_without_activity(reader: Reader) -> None:
    """From the city's page over the ties to the ten records, each to be opened."""
    reader.searches("北京")
    reader.clicks(re.compile("^北京市"), within=".hit-title")
    assert reader.title.startswith("北京市")
    reader.goes_to("都市のつながり")
    reader.clicks("協定と活動")
    row = reader.main.locator("tr").filter(has_text="北京市").filter(has_text="合意書")
    counts = row.get_by_role("link", name=re.compile("実績なしと記載"))
    assert counts.first.inner_text().split() == ["10", "実績なしと記載"]
    counts.first.click()
    reader.page.wait_for_load_state()
    records = reader.main.get_by_role("link", name=re.compile("北京市との交流・協力"))
    assert records.count() == 10
    assert all("令和2年度" in text for text in records.all_inner_texts())


def test_finds_the_passage_behind_a_number(reader: Reader) -> None:
    """One search, one click: the words are marked in the document."""
    reader.searches("457万枚")
    reader.clicks(re.compile("横浜市国際局 事業概要"))
    mark = reader.main.locator("mark.is-shown, mark").filter(has_text="457万枚").first
    mark.wait_for(state="visible")
    assert "マスク457万枚を調達" in reader.reads().replace("\n", "")


def test_finds_amount_and_parties_of_contract_28(reader: Reader) -> None:
    """The list of projects sorts by the number that the report gives them."""
    reader.goes_to("一覧")
    reader.clicks(re.compile("^市民協働事業"))
    reader.clicks("番号", within="thead")
    reader.clicks("番号", within="thead")
    assert "28" in reader.row("よこはまウォーキングポイント事業").split()
    reader.clicks("よこはまウォーキングポイント事業")
    reader.clicks(re.compile("（協働契約）"))
    contract = reader.reads()
    assert "336,327,205円" in contract
    for party in ("NTTドコモ", "凸版印刷", "オムロンヘルスケア"):
        assert party in contract


def test_finds_kawasakis_department_with_most_below_target(reader: Reader) -> None:
    """A question of the library answers it; the count stands beside the name."""
    reader.goes_to("問い")
    reader.clicks(re.compile("目標を下回った.*部局"))
    reader.clicks("表")
    table = reader.main.locator("table").first
    head, *body = [line.split("\t") for line in table.locator("tr").all_inner_texts()]
    below = head.index("目標未達")
    most = max(body, key=lambda row: int(row[below]))
    assert (most[0], most[below]) == ("経済労働局", "8")


def test_finds_the_partner_cities_that_two_cities_share(reader: Reader) -> None:
    """Two ticks on the page that compares; what is shared stands together."""
    reader.goes_to("都市比較")
    reader.main.get_by_label("横浜市").uncheck()
    reader.main.get_by_role("button", name="比較").click()
    reader.page.wait_for_load_state()
    shared = reader.main.locator("#partners ~ .table-scroll, #partners ~ table").first
    names = set(shared.locator("th a, td:first-child a").all_inner_texts())
    cities = {name.split()[0].split("市")[0] for name in names}
    assert {"パリ", "ヤンゴン"} <= cities
    assert any(name.startswith("ジャカルタ") for name in cities)
    assert not any(name.startswith(("北京", "上海")) for name in cities)


def test_finds_what_yokohamas_offices_abroad_cover(reader: Reader) -> None:
    """A question of the library names the regions; each office is one click away."""
    reader.goes_to("問い")
    reader.clicks(re.compile("海外事務所はどこに"))
    assert "中国" in reader.row("上海事務所")
    assert "欧州" in reader.row("フランクフルト事務所")
    assert "インド及び東南アジア" in reader.row("ムンバイ事務所")
    assert "米州" in reader.row("米州事務所")


def test_finds_who_runs_a_child_care_centre(reader: Reader) -> None:
    """Ward and subject in the search box lead to the contract with its party."""
    reader.searches("港北区 子育て")
    reader.clicks(re.compile("地域子育て支援拠点事業 港北区"))
    contract = reader.reads()
    assert "どろっぷ" in contract
    assert "びーのびーの" in contract


def test_takes_all_contracts_of_a_fiscal_year_as_csv(reader: Reader) -> None:
    """The list, one choice of a year, one click: all rows, not those of one page."""
    reader.goes_to("一覧")
    reader.clicks(re.compile("^協働契約"))
    reader.clicks(re.compile("令和2年度"), within=".facets")
    rows = reader.takes(re.compile("CSV"))
    told = int(re.search(r"([\d,]+)件", reader.reads("[role=status]"))[1])  # type: ignore[index]
    assert len(rows) == told > 50
    assert all("令和2年度" in row["年度"].split(" | ") for row in rows)
    walking = next(row for row in rows if "ウォーキングポイント" in row["name_ja"])
    assert walking["契約金額（円）"] == "336327205"


def test_finds_the_accords_without_activity_in_both_years(reader: Reader) -> None:
    """The page of accords against activity has a choice for just that."""
    reader.goes_to("都市のつながり")
    reader.clicks("協定と活動")
    reader.clicks(re.compile("^活動の記録なし"))
    accords = reader.main.locator("th[scope=row]").filter(has_text="合意書")
    partners = {text.split()[0] for text in accords.all_inner_texts()}
    assert {"モスクワ市", "パリ市"} <= partners
    assert not partners & {"ロンドン市", "ソウル特別市", "ベルリン市"}
    for row in reader.main.locator("tbody tr").all():
        assert not row.locator("td.standing-year > ul .act-held").count()


def test_finds_the_difference_of_a_bureaus_budget(reader: Reader) -> None:
    """A question of the library says it in a sentence, with both amounts."""
    reader.goes_to("問い")
    reader.clicks(re.compile("局の予算"))
    answer = reader.reads()
    assert "16億6,560万1,000円" in answer
    assert "15億3,187万5,000円" in answer
    assert "1億3,372万6,000円" in answer
