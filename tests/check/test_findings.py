"""A report counts, groups and, when asked, refuses."""

import pytest

from enishi.check.findings import Finding, Report, Severity
from enishi.errors import FindingsError


def finding(severity: Severity, dimension: str = "accuracy") -> Finding:
    """Return a finding of a severity."""
    return Finding(severity, "shape", "thing", "", "", dimension, "誤り", "wrong")


def test_warnings_do_not_break_a_graph() -> None:
    """Only a violation says that the loader is wrong."""
    report = Report((finding(Severity.WARNING), finding(Severity.INFO)), 10)
    assert report.conforms
    report.demand_conformance()


def test_a_violation_is_refused_with_its_thing_and_reason() -> None:
    """The message names the first and how many there are."""
    report = Report((finding(Severity.VIOLATION),) * 2, 10)
    assert not report.conforms
    with pytest.raises(FindingsError, match=r"2 violations.*<thing>: wrong"):
        report.demand_conformance()


def test_findings_are_counted_by_severity_dimension_and_shape() -> None:
    """The quality page shows these numbers."""
    report = Report(
        (finding(Severity.VIOLATION), finding(Severity.INFO, "interlinking")), 10
    )
    assert report.count(Severity.INFO) == 1
    assert report.by_dimension() == {"accuracy": 1, "interlinking": 1}
    assert report.by_shape() == {"shape": 2}


def test_a_finding_speaks_the_language_it_is_asked_in() -> None:
    """Japanese for ja, English for all others."""
    assert finding(Severity.INFO).message("ja") == "誤り"
    assert finding(Severity.INFO).message("fr") == "wrong"
