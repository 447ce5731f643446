"""What is planned for each region of the world, and the host towns' countries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from enishi.loaders.blocks import Block, joined, spans
from enishi.loaders.bureau_outline.group_text import Topic
from enishi.loaders.bureau_outline.particulars import Home
from enishi.loaders.bureau_outline.programs import program_year
from enishi.loaders.parties import Parties
from enishi.loaders.prose_figures import Subject, read_figures
from enishi.loaders.records import ProgramRecord, ProgramYearRecord, Record
from enishi.vocabulary.identity import Ref

_LISTED: Final = re.compile(r"[<＜〈《](?P<label>[^>＞〉》]+)[>＞〉》]\s*(?P<names>.+)")


@dataclass(frozen=True)
class Regions:
    """Makes the records of a topic whose table has a row for each region.

    Attributes:
        home: Whose outline it is.
        parties: Finds who is named.
    """

    home: Home
    parties: Parties

    def read(self, topic: Topic, above: Ref) -> Iterator[Record]:
        """Yield a region's program, its year and its figures for each row.

        Args:
            topic: The topic.
            above: The group of programs that it stands in.
        """
        heading = topic.heading.text.strip("【】")
        for row in topic.rows:
            region, *cells = row
            told = [b for b in cells if not _LISTED.fullmatch(b.text)]
            if not told:
                continue
            ref = self.home.program(region.text, owner=heading)
            yield ProgramRecord(
                evidence=spans([topic.heading, region, *told]),
                ref=ref,
                label=f"{heading} {region.text}",
                government=self.home.government,
                part_of=above,
                description=joined(told),
                partners=self.parties.of(*told),
            )
            yield from self._year(ref, region, told)
            for block in cells:
                yield from self._listed(block, ref)

    def _year(self, ref: Ref, region: Block, told: list[Block]) -> Iterator[Record]:
        year = program_year(ref, self.home)
        yield ProgramYearRecord(
            evidence=spans([region, *told]),
            ref=year,
            program=ref,
            government=self.home.government,
            fiscal_year=self.home.fiscal_year,
            departments=(self.home.unit,),
            planned_content=joined(told),
        )
        for block in told:
            yield from read_figures(
                block, Subject(of=year, fiscal_year=self.home.fiscal_year)
            )

    def _listed(self, block: Block, region: Ref) -> Iterator[ProgramRecord]:
        """Yield the program of a list of countries (<ホストタウン登録国>)."""
        match = _LISTED.fullmatch(block.text)
        if match:
            names = block.part(*match.span("names"))
            yield ProgramRecord(
                evidence=(block.span,),
                ref=self.home.program(match["label"], owner=region.path),
                label=match["label"],
                government=self.home.government,
                part_of=region,
                description=match["names"],
                partners=tuple(n.party for n in self.parties.named(names)),
            )
