"""Measures of a node's own ties and of its place among its neighbours."""

import math
from typing import Final

from enishi.analysis import node_measures as work
from enishi.analysis.measure import FROM_ZERO, SHARE, UNIT_INTERVAL, Need, NodeMeasure
from enishi.analysis.wording import Wording

_TIES: Final = Wording("本", "ties")
_ANY_DIRECTION: Final = Wording(
    "隣り合う点の数。重みと向きは数えず、自分自身とのつながりは除く。正規化しない。",
    "The number of neighbours; weights and direction don't count, nor does a tie with "
    "itself. Not normalised.",
)

TIES: Final[tuple[NodeMeasure, ...]] = (
    NodeMeasure(
        key="degree",
        name=Wording("次数", "Degree"),
        meaning=Wording("いくつの相手とつながるか。", "How many it is tied to."),
        definition=_ANY_DIRECTION,
        formula="k_i = Σ_j A_ij",
        source="Freeman (1979), Social Networks 1, 215–239",
        unit=_TIES,
        range=FROM_ZERO,
        cost="n + m",
        work=work.degree,
    ),
    NodeMeasure(
        key="in-degree",
        name=Wording("入次数", "In-degree"),
        meaning=Wording("いくつの点から向けられるか。", "How many point to it."),
        definition=Wording(
            "その点に向かうつながりの数。正規化しない。",
            "The number of ties that lead to it. Not normalised.",
        ),
        formula="k_i = Σ_j A_ji",
        source="Wasserman & Faust (1994), Social Network Analysis, 5.3",
        unit=_TIES,
        range=FROM_ZERO,
        cost="n + m",
        needs=frozenset({Need.DIRECTED}),
        work=work.in_degree,
    ),
    NodeMeasure(
        key="out-degree",
        name=Wording("出次数", "Out-degree"),
        meaning=Wording("いくつの点に向けるか。", "How many it points to."),
        definition=Wording(
            "その点から出るつながりの数。正規化しない。",
            "The number of ties that lead from it. Not normalised.",
        ),
        formula="k_i = Σ_j A_ij",
        source="Wasserman & Faust (1994), Social Network Analysis, 5.3",
        unit=_TIES,
        range=FROM_ZERO,
        cost="n + m",
        needs=frozenset({Need.DIRECTED}),
        work=work.out_degree,
    ),
    NodeMeasure(
        key="strength",
        name=Wording("強さ", "Strength"),
        meaning=Wording(
            "つながりの重みを合わせるとどれだけか。",
            "How much its ties weigh together.",
        ),
        definition=Wording(
            "つながりの重みの和。単位はネットワークの重みの単位。向きは数えない。",
            "The sum of the weights of its ties, in the network's own unit; direction "
            "doesn't count.",
        ),
        formula="s_i = Σ_j w_ij",
        source="Barrat et al. (2004), PNAS 101, 3747–3752",
        unit=Wording("ネットワークの重み", "the network's weight"),
        range=(-math.inf, math.inf),
        cost="n + m",
        work=work.strength,
    ),
    NodeMeasure(
        key="two-mode-degree",
        name=Wording("二部次数", "Two-mode degree"),
        meaning=Wording(
            "もう一方の点のうち、どれだけとつながるか。",
            "What part of the other side it is tied to.",
        ),
        definition=Wording(
            "次数を、もう一方の部の点の数で割った値。",
            "The degree divided by the number of nodes of the other mode.",
        ),
        formula="k_i / n_other",
        source="Borgatti & Everett (1997), Social Networks 19, 243–269",
        unit=SHARE,
        range=UNIT_INTERVAL,
        cost="n + m",
        needs=frozenset({Need.TWO_MODE}),
        work=work.two_mode_degree,
    ),
    NodeMeasure(
        key="redundancy",
        name=Wording("冗長性", "Redundancy"),
        meaning=Wording(
            "その点がなくても、相手どうしは他を通じてつながるか。",
            "Whether its contacts would stay linked through others without it.",
        ),
        definition=Wording(
            "その点の相手の組のうち、別の点も両方とつながる組の割合。"
            "相手が二つ未満なら定義しない。",
            "Of the pairs of its neighbours, the share that another node is tied to as "
            "well; undefined with fewer than two neighbours.",
        ),
        formula="|{{u,w} ⊆ N(i): ∃ j≠i, {u,w} ⊆ N(j)}| / (k_i(k_i−1)/2)",
        source="Latapy, Magnien & Del Vecchio (2008), Social Networks 30, 31–48",
        unit=SHARE,
        range=UNIT_INTERVAL,
        cost="Σ k²",
        needs=frozenset({Need.TWO_MODE}),
        work=work.redundancy,
    ),
    NodeMeasure(
        key="clustering",
        name=Wording("クラスター係数", "Clustering"),
        meaning=Wording(
            "相手どうしもつながっているか。", "Whether its contacts are tied too."
        ),
        definition=Wording(
            "相手の組のうち、互いにつながる組の割合。重みと向きは数えない。"
            "相手が二つ未満なら定義しない。",
            "Of the pairs of its neighbours, the share that are tied; weights and "
            "direction don't count; undefined with fewer than two neighbours.",
        ),
        formula="C_i = 2 t_i / (k_i(k_i−1))",
        source="Watts & Strogatz (1998), Nature 393, 440–442",
        unit=SHARE,
        range=UNIT_INTERVAL,
        cost="Σ k²",
        needs=frozenset({Need.ONE_MODE}),
        work=work.clustering,
    ),
    NodeMeasure(
        key="core-number",
        name=Wording("コア数", "Core number"),
        meaning=Wording(
            "どれほど密な中心部に属するか。", "How dense a core it belongs to."
        ),
        definition=Wording(
            "互いに k 本以上つながる点だけを残した部分に、その点が残る最大の k。"
            "重みと向きは数えない。",
            "The largest k such that it stays when only nodes with at least k ties "
            "among themselves are kept; weights and direction don't count.",
        ),
        formula="max {k: i ∈ k-core}",
        source="Seidman (1983), Social Networks 5, 269–287",
        unit=_TIES,
        range=FROM_ZERO,
        cost="n + m",
        work=work.core_number,
    ),
    NodeMeasure(
        key="component",
        name=Wording("連結成分", "Component"),
        meaning=Wording("どのかたまりに属するか。", "Which separate part it is in."),
        definition=Wording(
            "属する連結成分の番号。大きい順に1から。向きは数えない。",
            "The number of its component, from 1, the largest first; direction doesn't "
            "count.",
        ),
        formula="–",
        source="Wasserman & Faust (1994), Social Network Analysis, 4.2",
        unit=Wording("番号", "number"),
        range=(1.0, math.inf),
        cost="n + m",
        work=work.component,
    ),
    NodeMeasure(
        key="cut-node",
        name=Wording("切断点", "Cut node"),
        meaning=Wording(
            "失われるとつながりが途切れる点か。",
            "Whether the network falls apart without it.",
        ),
        definition=Wording(
            "除くとその連結成分が分かれるなら1、そうでなければ0。向きは数えない。",
            "1 if its component falls into several without it, else 0; direction "
            "doesn't count.",
        ),
        formula="–",
        source="Hopcroft & Tarjan (1973), Communications of the ACM 16, 372–378",
        unit=Wording("0か1", "0 or 1"),
        range=UNIT_INTERVAL,
        cost="n + m",
        work=work.cut_node,
    ),
)
"""In the order in which they are offered."""
