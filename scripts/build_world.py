"""Builds the shapes of the report's map from the npm package world-atlas.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/build_world.py package/

Source: Natural Earth 4.1 (public domain), as redistributed by world-atlas (ISC licence). Of the small scale the shapes,
named by ISO 3166-1 alpha-2 code, Antarctica left out; for each country that is too small to have one there, the middle
of its largest island or part at the medium scale.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pycountry

TARGET = Path(__file__).resolve().parents[1] / "src/eventextract/report/page/world.json"
SOURCE = "Natural Earth 4.1, public domain, by way of world-atlas 2.0.2, ISC licence"
WITHOUT_NUMBER = {"Kosovo": "XK"}
LEFT_OUT = {"AQ"}

Point = tuple[float, float]


def build(package: Path) -> dict[str, Any]:
    """`topology`: TopoJSON with the object `countries`; `points`: longitude and latitude of those without a shape."""
    small, medium = (_topology(package / f"countries-{scale}.json") for scale in ("110m", "50m"))
    shapes = [
        {"type": shape["type"], "arcs": shape["arcs"], "id": code or ""}
        for shape in small["objects"]["countries"]["geometries"]
        if (code := _code(shape)) not in LEFT_OUT
    ]
    drawn = {shape["id"] for shape in shapes}
    points = {
        code: _middle(shape, medium)
        for shape in medium["objects"]["countries"]["geometries"]
        if (code := _code(shape)) and code not in drawn | LEFT_OUT
    }
    objects = {"countries": {"type": "GeometryCollection", "geometries": shapes}}
    topology = {"type": "Topology", "transform": small["transform"], "objects": objects, "arcs": small["arcs"]}
    return {"source": SOURCE, "topology": topology, "points": dict(sorted(points.items()))}


def _topology(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def _code(shape: dict[str, Any]) -> str | None:
    if "id" not in shape:
        return WITHOUT_NUMBER.get(shape["properties"]["name"])
    country = pycountry.countries.get(numeric=shape["id"])
    return country.alpha_2 if country else None


def _middle(shape: dict[str, Any], topology: dict[str, Any]) -> Point:
    """The middle of the box around the largest outer ring of a shape, to two decimals."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    boxes = [_box(list(_ring(polygon[0], topology))) for polygon in polygons]
    west, south, east, north = max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    return round((west + east) / 2, 2), round((south + north) / 2, 2)


def _box(ring: list[Point]) -> tuple[float, float, float, float]:
    longitudes, latitudes = zip(*ring, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _ring(arcs: list[int], topology: dict[str, Any]) -> Iterator[Point]:
    (wide, high), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in arcs:
        x = y = 0
        for right, up in topology["arcs"][arc if arc >= 0 else ~arc]:
            x, y = x + right, y + up
            yield x * wide + left, y * high + low


if __name__ == "__main__":
    TARGET.write_text(json.dumps(build(Path(sys.argv[1])), separators=(",", ":")) + "\n", encoding="utf-8")
