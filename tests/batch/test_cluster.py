"""The same records from a Ray cluster, also when one of its nodes dies in the middle."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from eventextract.batch.cluster import actors
from eventextract.batch.desk import in_process, load_extractor
from eventextract.batch.inputs import find_inputs
from eventextract.batch.job import Engine, Job, Result, Work
from eventextract.batch.plan import Planned
from eventextract.batch.runner import Outcome, run_with
from eventextract.batch.urls import location

ray = pytest.importorskip("ray", reason="the package ray is not installed (extra `ray`)")

COUNT = 30
SETTINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_AUTH_MODE": "disabled",  # loopback alone
    "RAY_agent_register_timeout_ms": "180000",  # the machine may be crowded
    "RAY_raylet_start_wait_time_s": "180",
}
TEXT = """Judges meet in {city}

{city}, 3 March 2021 - A two-day seminar for {number} judges began today. It was organized by the OSCE.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("releases")
    for number in range(COUNT):
        city = ("Osh", "Batumi", "Tirana")[number % 3]
        (root / f"{number:02}.txt").write_text(TEXT.format(city=city, number=number + 11))
    (root / "empty.txt").touch()
    return root


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two nodes on loopback, each with a CPU, and this process connected to them."""
    os.environ |= SETTINGS
    from ray.cluster_utils import Cluster

    node = {"num_cpus": 1, "object_store_memory": 80_000_000}
    cluster = Cluster(initialize_head=True, head_node_args={**node, "include_dashboard": False})
    try:
        cluster.second = cluster.add_node(**node)
        ray.init(address=cluster.address, log_to_driver=False)
        yield cluster
    finally:
        ray.shutdown()
        cluster.shutdown()


def tree(out: Path) -> dict[str, bytes]:
    found = {path.relative_to(out).as_posix(): path for path in out.rglob("*")}
    return {n: path.read_bytes() for n, path in found.items() if not n.startswith(".eventextract") and path.is_file()}


def run_over(engine: Engine, folder: Path, out: Path) -> Outcome:
    return run_with(engine, find_inputs([str(folder)]), Job(out))


@pytest.fixture(scope="module")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("local")
    run_over(in_process(lambda: load_extractor(None)), folder, out)
    return tree(out)


def test_folders_may_be_named_by_urls(
    cluster: Any, folder: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    found, job = find_inputs([folder.as_uri()]), Job(location((tmp_path / "out").as_uri()))
    outcome = run_with(actors(2), found, job)
    assert (outcome.written, tree(tmp_path / "out")) == (COUNT, undisturbed)


def test_a_node_that_dies_costs_nothing(
    cluster: Any, folder: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    """Both nodes work; after ten results one is killed, and each input still has one result, the right one."""
    nodes: set[str] = set()

    @contextmanager
    def with_a_death(job: Job) -> Iterator[Work]:
        with actors(2)(job) as work:

            def watched(planned: Iterable[Planned]) -> Iterator[Result]:
                for number, result in enumerate(work(planned)):
                    if number == 10:
                        nodes.update(node["NodeID"] for node in ray.nodes() if node["Alive"])
                        cluster.remove_node(cluster.second, allow_graceful=False)
                    yield result

            yield watched

    outcome = run_over(with_a_death, folder, tmp_path)
    assert len(nodes) == 2
    assert (outcome.written, [row.error for row in outcome.errors]) == (COUNT, ["EmptyError"])
    assert tree(tmp_path) == undisturbed
    deadline = time.monotonic() + 240
    while sum(node["Alive"] for node in ray.nodes()) > 1:  # the cluster takes a while to notice
        assert time.monotonic() < deadline, "the node lives"
        time.sleep(0.5)
