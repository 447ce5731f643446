"""Measures of a whole network: how its ties are arranged."""

from typing import Final

from enishi.analysis import network_measures as work
from enishi.analysis.measure import SHARE, UNIT_INTERVAL, Need, NetworkMeasure
from enishi.analysis.wording import Wording

SHAPE: Final[tuple[NetworkMeasure, ...]] = (
    NetworkMeasure(
        key="reciprocity",
        name=Wording("相互性", "Reciprocity"),
        meaning=Wording("つながりは返されているか。", "Whether ties are returned."),
        definition=Wording(
            "逆向きもある有向のつながりの割合。",
            "The share of directed ties whose reverse exists too.",
        ),
        formula="m_mutual / m",
        source="Wasserman & Faust (1994), Social Network Analysis, 13.4",
        unit=SHARE,
        range=UNIT_INTERVAL,
        cost="m",
        needs=frozenset({Need.DIRECTED}),
        work=work.reciprocity,
    ),
    NetworkMeasure(
        key="transitivity",
        name=Wording("推移性", "Transitivity"),
        meaning=Wording(
            "相手の相手は相手か。", "Whether contacts of contacts are contacts."
        ),
        definition=Wording(
            "二本のつながりからなる道のうち、両端もつながるものの割合。"
            "向きは数えない。",
            "Of the paths of two ties, the share whose ends are tied; direction "
            "doesn't count.",
        ),
        formula="3 × triangles / paths of length 2",
        source="Newman, Strogatz & Watts (2001), Physical Review E 64, 026118",
        unit=SHARE,
        range=UNIT_INTERVAL,
        cost="Σ k²",
        needs=frozenset({Need.ONE_MODE}),
        work=work.transitivity,
    ),
    NetworkMeasure(
        key="mean-clustering",
        name=Wording("平均クラスター係数", "Mean clustering"),
        meaning=Wording(
            "一つの点から見て、相手どうしはつながっているか。",
            "Whether, for the average node, contacts are tied.",
        ),
        definition=Wording(
            "全点のクラスター係数の平均。相手が二つ未満の点は0と数える。",
            "The mean clustering of all nodes; one with fewer than two neighbours "
            "counts as 0.",
        ),
        formula="Σ C_i / n",
        source="Watts & Strogatz (1998), Nature 393, 440–442",
        unit=SHARE,
        range=UNIT_INTERVAL,
        cost="Σ k²",
        needs=frozenset({Need.ONE_MODE}),
        work=work.mean_clustering,
    ),
    NetworkMeasure(
        key="two-mode-clustering",
        name=Wording("二部クラスター係数", "Two-mode clustering"),
        meaning=Wording(
            "二つの点が同じ相手をくり返し共にするか。",
            "Whether two that share one thing share another.",
        ),
        definition=Wording(
            "三本のつながりからなる道のうち、四角形に閉じるものの割合。",
            "Of the paths of three ties, the share that close to a cycle of four.",
        ),
        formula="4 × cycles of 4 / paths of length 3",
        source=(
            "Robins & Alexander (2004), Computational & Mathematical Organization "
            "Theory 10, 69–94"
        ),
        unit=SHARE,
        range=UNIT_INTERVAL,
        cost="Σ k²",
        needs=frozenset({Need.TWO_MODE}),
        work=work.two_mode_clustering,
    ),
    NetworkMeasure(
        key="assortativity",
        name=Wording("次数相関", "Degree assortativity"),
        meaning=Wording(
            "つながりの多い点どうしが結ばれているか。",
            "Whether the busy are tied to the busy.",
        ),
        definition=Wording(
            "つながりの両端の次数の相関係数。重みと向きは数えない。"
            "次数がすべて同じなら定義しない。",
            "The correlation of the degrees at the two ends of ties; weights and "
            "direction don't count; undefined if all degrees are equal.",
        ),
        formula="r = Σ_{jk} jk(e_jk − q_j q_k) / σ_q²",
        source="Newman (2002), Physical Review Letters 89, 208701",
        unit=Wording("相関", "correlation"),
        range=(-1.0, 1.0),
        cost="n + m",
        work=work.assortativity,
    ),
    NetworkMeasure(
        key="centralization",
        name=Wording("次数集中度", "Degree centralization"),
        meaning=Wording(
            "つながりは一点に集まっているか。", "Whether the ties gather on one node."
        ),
        definition=Wording(
            "最大の次数と各点の次数との差の和を、星形の場合の値 (n−1)(n−2) "
            "で割った値。向きは数えない。",
            "The sum of the differences between the largest degree and each node's, "
            "divided by (n−1)(n−2), its value for a star; direction doesn't count.",
        ),
        formula="Σ (k_max − k_i) / ((n−1)(n−2))",
        source="Freeman (1979), Social Networks 1, 215–239",
        unit=SHARE,
        range=UNIT_INTERVAL,
        cost="n + m",
        needs=frozenset({Need.ONE_MODE}),
        work=work.centralization,
    ),
    NetworkMeasure(
        key="gini",
        name=Wording("次数のジニ係数", "Gini coefficient of degrees"),
        meaning=Wording(
            "つながりの数に、どれほど偏りがあるか。", "How unevenly ties are spread."
        ),
        definition=Wording(
            "次数のジニ係数。0は均等、1に近いほど偏る。向きは数えない。",
            "The Gini coefficient of the degrees: 0 for equal ones, near 1 for very "
            "unequal ones; direction doesn't count.",
        ),
        formula="Σ (2i − n − 1) k_(i) / (n Σ k)",
        source="Kunegis & Preusse (2012), Web Science Conference, 175–184",
        unit=SHARE,
        range=UNIT_INTERVAL,
        cost="n log n",
        work=work.gini,
    ),
)
"""In the order in which they are offered."""
