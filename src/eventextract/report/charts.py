"""The page's plots as Vega-Lite specifications: by month, country, type, topic and organizer.

They hold no data: the page counts the events that its filters let through, and gives each plot the counts by its name.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import altair as alt

BAR = "#3b7dbb"
SHADES = ("#bcd7ee", "#08437a")  # few, many: one hue from light to dark, on white as on black
NO_EVENTS = "#8f98a333"
UNCHOSEN = alt.Opacity("shade:Q", scale=None)  # 1, or less for what a filter on the plot itself leaves out
WHOLE = alt.Axis(format="d", tickCount=4, labelExpr="datum.value % 1 ? '' : datum.label", grid=False, ticks=False)
HEIGHT = 240
LONGEST_LABEL = 190  # pixels; longer labels are cut, and told in full by the tooltip


@cache
def specifications() -> dict[str, dict[str, Any]]:
    """By name (`months`, `countries`, `types`, `topics`, `organizers`) the specification of each plot, as plain JSON."""
    plots: dict[str, alt.Chart | alt.LayerChart] = {"months": _months(), "countries": _map()}
    plots |= {name: _bars(name) for name in ("types", "topics", "organizers")}
    return {name: _plain(plot) for name, plot in plots.items()}


def version() -> str:
    """The version of Vega-Lite, as "6.4", that the specifications are written for."""
    return ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])


def _months() -> alt.Chart:
    """Rows: `key` (a month as 2016-11), `events`, `shade`."""
    plot: alt.Chart = (
        alt.Chart(alt.NamedData(name="months"))
        .mark_bar(color=BAR, cursor="pointer")
        .encode(
            x=alt.X("key:T", timeUnit="utcyearmonth", title=None, axis=alt.Axis(labelOverlap=True)),
            y=alt.Y("events:Q", title="events", axis=WHOLE),
            opacity=UNCHOSEN,
            tooltip=[alt.Tooltip("key:T", timeUnit="utcyearmonth", title="month"), "events:Q"],
        )
        .properties(width="container", height=HEIGHT)
    )
    return plot


def _bars(name: str) -> alt.Chart:
    """Rows: `key`, `name`, `events`, `shade`; in the order given. The height is the page's to set, by their number."""
    plot: alt.Chart = (
        alt.Chart(alt.NamedData(name=name))
        .mark_bar(color=BAR, cursor="pointer")
        .encode(
            x=alt.X("events:Q", title=None, axis=WHOLE),
            y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=LONGEST_LABEL, ticks=False)),
            opacity=UNCHOSEN,
            tooltip=["name:N", "events:Q"],
        )
        .properties(width="container")
    )
    return plot


def _map() -> alt.LayerChart:
    """Rows: `key` (alpha-2), `name`, `events`, `shade`; countries too small for a shape are dots at their place."""
    world = json.loads(files(__package__).joinpath("page/world.json").read_text(encoding="utf-8"))
    shapes = alt.InlineData(values=world["topology"], format=alt.TopoDataFormat(type="topojson", feature="countries"))
    places = [{"id": code, "lon": point[0], "lat": point[1]} for code, point in world["points"].items()]
    shade = alt.Color("events:Q", scale=alt.Scale(range=SHADES, type="sqrt", domainMin=0), legend=None)
    shown = {"color": shade, "opacity": UNCHOSEN, "tooltip": ["name:N", "events:Q"]}
    counted = alt.LookupData(data=alt.NamedData(name="countries"), key="key", fields=["key", "name", "events", "shade"])
    land = alt.Chart(shapes).mark_geoshape(fill=NO_EVENTS, stroke="#8f98a3", strokeWidth=0.4)
    hosts = (
        alt.Chart(shapes)
        .mark_geoshape(stroke="#8f98a3", strokeWidth=0.4, cursor="pointer")
        .transform_lookup("id", counted)
        .transform_filter("datum.events > 0")
        .encode(**shown)
    )
    dots = (
        alt.Chart(alt.InlineData(values=places))
        .mark_circle(size=60, stroke="#8f98a3", cursor="pointer")
        .transform_lookup("id", counted)
        .transform_filter("datum.events > 0")
        .encode(longitude="lon:Q", latitude="lat:Q", **shown)
    )
    plot: alt.LayerChart = alt.LayerChart(layer=[land, hosts, dots]).project(type="equalEarth")
    return plot.properties(width="container", height=HEIGHT)


def _plain(plot: alt.Chart | alt.LayerChart) -> dict[str, Any]:
    look = {"background": "transparent", "view": {"stroke": None}, "font": "system-ui, sans-serif"}
    specification = plot.to_dict()
    return {**specification, "config": look, "autosize": {"type": "fit-x", "contains": "padding"}}
