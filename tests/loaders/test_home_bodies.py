"""Claims about bodies of the home country that the register does not know."""

from enishi.loaders.home_bodies import home_bodies
from enishi.register.names import Names


def bodies(text: str, names: Names) -> list[str]:
    """Return the bodies that a text of Sapporo names."""
    known = names.recogniser.find(text)
    return [body.name for body in home_bodies(text, known, "札幌市")]


def test_a_legal_form_or_an_end_tells_a_body(names: Names) -> None:
    """With 等, 及び or a noun behind it the name ends where the body's does."""
    text = (
        "(公財)札幌国際プラザと連携し、青山学院大学等と共に採択を受けた。ABC株式会社及び"
        "独立行政法人都市再生機構所有地が落札された。"
    )

    assert bodies(text, names) == [
        *("(公財)札幌国際プラザ", "独立行政法人都市再生機構"),
        *("ABC株式会社", "青山学院大学"),
    ]


def test_what_is_called_after_the_city_is_its_own_body(names: Names) -> None:
    """Its associations and councils are bodies, its committees' business is none."""
    text = "札幌市国際交流協会、札幌産業観光振興協議会と札幌市の学校で開催した。"

    assert bodies(text, names) == ["札幌市国際交流協会", "札幌産業観光振興協議会"]


def test_classes_and_known_bodies_are_no_unknown_bodies(names: Names) -> None:
    """主要大学 names nobody; the register's bodies are told by the register."""
    text = (
        "首都圏の主要大学とのネットワーク、市内大学、国際協力機構、株式会社セブン銀行"
    )

    assert bodies(text, names) == []
