"""Fixtures that several tests share; how much hypothesis tries; what a run of the tests left out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from eventextract import Extractor
from eventextract.knowledge import Knowledge, load_knowledge


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The knowledge that comes with the program."""
    return load_knowledge()


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """An extractor with the models that come with the program, made once: loading takes a second."""
    return Extractor()


settings.register_profile("short", deadline=None)
settings.register_profile("long", deadline=None, max_examples=5_000, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))


def left_out(config: pytest.Config) -> list[str]:
    """Each test or file of tests that was skipped in this run, with the reason."""
    reporter: Any = config.pluginmanager.get_plugin("terminalreporter")
    reports = reporter.stats.get("skipped", []) if reporter else []
    return sorted({f"{report.nodeid}: {_reason(report)}" for report in reports if not hasattr(report, "wasxfail")})


def _reason(report: Any) -> str:
    words = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return str(words).removeprefix("Skipped: ")


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """Under CI (the variable `CI` is set) a run that left something out has failed."""
    if os.environ.get("CI") and left_out(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    return (yield)


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """The end of a run: what was left out on this machine, and why."""
    found = left_out(config)
    terminalreporter.section("left out on this machine" if found else "nothing was left out on this machine", sep="=")
    for line in found:
        terminalreporter.line(line)
    if found and os.environ.get("CI"):
        terminalreporter.line("under CI nothing may be left out: install what is missing, in .ci/run", red=True)
