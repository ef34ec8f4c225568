// The record of a release: a row a value, with what speaks for it and what lost.

const SECTIONS = [
  ["/source", "Source"],
  ["/event", "Event"],
  ["/related_events", "Related events"],
  ["/entities/agencies", "Agencies"],
  ["/entities/officials", "Officials"],
  ["/entities/countries", "Countries"],
  ["/entities/dates", "Dates"],
  ["/entities/venues", "Venues"],
  ["/quotes", "Quotes"],
];

const isBelow = (path, place) => path === place || path.startsWith(`${place}/`);

/** A path as a person calls it: "/event/location/city" is "city", "/event/participants/count" "participants count". */
function labelOf(path) {
  const parts = path.split("/").slice(1).filter((part) => !/^\d+$/.test(part));
  const names = parts.filter((part) => !["event", "source", "entities", "location"].includes(part));
  return names.join(" ").replaceAll("_", " ");
}

/** What can be pointed at in a record, each with its spans: the values, then the candidates that lost. */
function pointedOf(detail) {
  return [...detail.values, ...detail.values.flatMap((value) => value.losers ?? [])];
}

/** A row for a value, whose number among all that can be pointed at is told; so is that of its first loser. */
function valueRow(value, number, firstLoser) {
  const isPart = /\/\d+\/[^/]+$/.test(value.path);
  const classes = ["value", isPart && "part", value.wrong && "wrong", value.missed && "missed", value.why && "empty"];
  const row = make("div", { class: classes.filter(Boolean).join(" "), role: "listitem", tabindex: "-1", "data-number": number, "data-path": value.missed ? null : value.path });
  row.append(make("span", { class: "label" }, labelOf(value.path)), make("div", { class: "said" }, ...saidOf(value, firstLoser)));
  return row;
}

function saidOf(value, firstLoser) {
  if (value.missed) return [make("span", { class: "verdict" }, "✗ missed: ", apart(value.missed))];
  return [
    value.value ? apart(value.value, "main") : make("span", { class: "null" }, value.path.match(/s$/) ? "none" : "null"),
    value.why ? make("span", { class: "why" }, apart(value.why)) : null,
    ...(value.more ?? []).map((line) => make("span", { class: "more" }, apart(line))),
    value.wrong ? make("span", { class: "verdict" }, "✗ ", apart(value.wrong)) : null,
    ...(value.notes ?? []).map((note) => make("span", { class: "why" }, "⚠ ", apart(note))),
    value.basis ? make("span", { class: "rule" }, `${value.basis} · ${value.rule}`) : null,
    value.losers ? losersOf(value.losers, firstLoser) : null,
  ];
}

function losersOf(losers, first) {
  const items = losers.map(({ value, rule, reason, agrees }, place) => {
    const why = reason ? make("span", { class: "why" }, apart(reason)) : null;
    const properties = { class: "loser", tabindex: "-1", "data-number": first + place };
    return make("li", properties, agrees ? "agrees: " : "lost: ", apart(value), make("span", { class: "rule" }, rule), why);
  });
  return make("details", { class: "losers" }, make("summary", {}, counted(losers.length, "other candidate")), make("ul", {}, ...items));
}

/** Draw the record; returns the rows of the values and of the losers, in the order of the page. */
function drawRecord(detail) {
  let losers = detail.values.length;
  const values = detail.values.map((value) => {
    const element = valueRow(value, detail.values.indexOf(value), losers);
    losers += value.losers?.length ?? 0;
    return { value, element };
  });
  const sections = SECTIONS.map(([place, name]) => {
    const some = values.filter(({ value }) => isBelow(value.path, place));
    return some.length ? make("section", {}, make("h4", {}, name), make("div", { role: "list" }, ...some.map((one) => one.element))) : null;
  });
  byId("record").replaceChildren(...sections.filter(Boolean));
  return [...byId("record").querySelectorAll(".value, .loser")];
}
