"""A report counts what was found, and says whether the graph conforms."""

from enishi.check.findings import Finding, Report, Severity


def finding(severity: Severity) -> Finding:
    """Return a finding of a severity."""
    return Finding(severity, "shape", "thing", "", "", "accuracy", "誤り", "wrong")


def test_warnings_do_not_break_a_graph() -> None:
    """Only a violation says that the loader is wrong."""
    report = Report((finding(Severity.WARNING), finding(Severity.INFO)), 10)
    assert report.conforms
    assert not Report((finding(Severity.VIOLATION),), 10).conforms


def test_findings_are_counted_by_severity() -> None:
    """The quality page shows these numbers."""
    report = Report((finding(Severity.VIOLATION), finding(Severity.INFO)), 10)
    assert report.count(Severity.INFO) == 1


def test_a_finding_speaks_the_language_it_is_asked_in() -> None:
    """Japanese for ja, English for all others."""
    assert finding(Severity.INFO).message("ja") == "誤り"
    assert finding(Severity.INFO).message("fr") == "wrong"
