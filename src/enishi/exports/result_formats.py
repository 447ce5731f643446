"""Formats on offer for the answers of queries."""

from typing import Final

from enishi.exports.about import Bilingual
from enishi.exports.format import Format
from enishi.exports.research_object import write_result_crate
from enishi.exports.result import (
    Result,
    write_excel_csv,
    write_result_csv,
    write_result_json,
    write_result_markdown,
    write_result_tsv,
)
from enishi.exports.workbook import write_result_workbook

RESULT_FORMATS: Final[tuple[Format[Result], ...]] = (
    Format(
        "csv",
        Bilingual("CSV", "CSV"),
        "text/csv",
        ".csv",
        ("pandas", "R", "LibreOffice"),
        Bilingual(
            "UTF-8（BOMなし）です。プログラムから読むときに。",
            "UTF-8 without byte order mark, for programs.",
        ),
        write_result_csv,
    ),
    Format(
        "excel-csv",
        Bilingual("Excel用CSV", "CSV for Excel"),
        "text/csv",
        ".excel.csv",
        ("Excel",),
        Bilingual(
            "BOM付きUTF-8です。Excelで文字化けしません。",
            "UTF-8 with byte order mark: Excel shows Japanese rightly.",
        ),
        write_excel_csv,
    ),
    Format(
        "xlsx",
        Bilingual("Excelブック", "Excel workbook"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xlsx",
        ("Excel", "LibreOffice", "Numbers"),
        Bilingual(
            "結果と出典の二つのシートがあります。",
            "Two sheets: the results and their source.",
        ),
        write_result_workbook,
    ),
    Format(
        "tsv",
        Bilingual("TSV", "TSV"),
        "text/tab-separated-values",
        ".tsv",
        ("rdflib", "R"),
        Bilingual(
            "SPARQL 1.1のTSVです。言語タグと型が残ります。",
            "SPARQL 1.1 TSV: languages and datatypes survive.",
        ),
        write_result_tsv,
    ),
    Format(
        "json",
        Bilingual("JSON", "JSON"),
        "application/json",
        ".json",
        ("JavaScript", "Python"),
        Bilingual(
            "一行が一つのオブジェクトです。数値は数値のまま入ります。",
            "A row is an object; numbers are numbers.",
        ),
        write_result_json,
    ),
    Format(
        "markdown",
        Bilingual("Markdown", "Markdown"),
        "text/markdown",
        ".md",
        ("GitHub", "Obsidian"),
        Bilingual(
            "報告書やノートにそのまま貼れる表です。",
            "A table to paste into reports and notes.",
        ),
        write_result_markdown,
    ),
    Format(
        "ro-crate",
        Bilingual("RO-Crate（一式）", "RO-Crate (everything)"),
        "application/zip",
        ".crate.zip",
        ("Zenodo", "Dataverse", "WorkflowHub"),
        Bilingual(
            "データ・クエリ・版・ライセンス・引用方法の一式です。",
            "Data, query, version, licence and citation.",
        ),
        write_result_crate,
    ),
)
"""Every way to write a result, in the order of the menu."""
