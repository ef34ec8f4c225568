// Which events are shown. Every filter is a form control; the plots set the same controls.

const FACETS = {
  types: { of: (row) => (row.type ? [row.type] : []), name: (key) => key, none: "All types" },
  countries: { of: (row) => (row.country ? [row.country] : []), name: countryName, none: "All countries" },
  topics: { of: (row) => row.topics, name: (key) => key, none: "All topics" },
  organizers: { of: (row) => row.organizers, name: bodyName, none: "All organizers" },
  states: { of: statesOf, name: (key) => key, none: "All records" },
};

/** The state of a record, and what else it can be picked by. */
function statesOf(row) {
  const states = [row.state];
  if (row.warnings) states.push("with warnings");
  if (row.wrong || row.missed) states.push("with errors against gold");
  return states;
}

const filters = { words: [], from: "", to: "", types: "", countries: "", topics: "", organizers: "", states: "" };

/** Whether a row passes the filters; `except` names one that is not asked. */
function passes(row, except = null) {
  for (const facet in FACETS) {
    if (facet !== except && filters[facet] && !FACETS[facet].of(row).includes(filters[facet])) return false;
  }
  if (except !== "months" && (filters.from || filters.to)) {
    if (!row.months) return false;
    if (filters.from && row.months[1] < filters.from) return false;
    if (filters.to && row.months[0] > filters.to) return false;
  }
  return filters.words.every((word) => row.words.includes(word));
}

/** How many of these rows have each key of a facet: [key, number], the most first. */
function countBy(some, keysOf) {
  const counts = new Map();
  for (const row of some) for (const key of keysOf(row)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** Fill the lists, and tell `changed` whenever somebody changes a filter. */
function startFilters(changed) {
  for (const [facet, { of, name, none }] of Object.entries(FACETS)) {
    const options = countBy(rows, of).map(([key, number]) =>
      make("option", { value: key }, `${harmless(name(key))} (${number.toLocaleString("en")})`),
    );
    byId(`f-${facet}`).append(make("option", { value: "" }, none), ...options);
  }
  byId("filters").addEventListener("input", () => {
    readFilters();
    changed();
  });
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => {
    byId("filters").reset();
    readFilters();
    changed();
  });
  readFilters(); // a browser may have kept what was filled in before
}

function readFilters() {
  filters.words = fold(byId("f-words").value).split(/\s+/).filter(Boolean);
  for (const name of ["from", "to", ...Object.keys(FACETS)]) filters[name] = byId(`f-${name}`).value;
}

/** Pick a key of a facet, or a month, from a plot; picked already, let it go. */
function pick(facet, key) {
  const controls = facet === "months" ? [byId("f-from"), byId("f-to")] : [byId(`f-${facet}`)];
  const value = controls.every((control) => control.value === key) ? "" : key;
  for (const control of controls) control.value = value;
  byId("filters").dispatchEvent(new Event("input"));
}
