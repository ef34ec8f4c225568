// The table of events: sorted by a click on a column's head, a hundred rows at a time.

const PAGE = 100;

const COLUMNS = [
  { name: "Date", key: (row) => row.start.replaceAll("X", "~"), cell: dateCell },
  { name: "Event", key: (row) => row.title || row.id, cell: titleCell },
  { name: "Type", key: (row) => row.type, cell: (row) => row.type },
  { name: "Place", key: (row) => [row.country && countryName(row.country), row.city].filter(Boolean).join(" "), cell: (row) => apart(row.place) },
  { name: "Organizers", key: (row) => row.organizerNames, cell: (row) => apart(row.organizerNames) },
  { name: "People", key: (row) => row.count ?? "", cell: (row) => row.people, numeric: true },
  { name: "Topics", key: (row) => row.topics.join(" "), cell: (row) => row.topics.join(", ") },
  { name: "Notes", key: (row) => noteParts(row).join(" "), cell: notesCell },
];

const sorting = { column: 0, down: true, rows: null };
const shown = { rows: [], first: 0 };

function dateCell(row) {
  if (!row.start) return "";
  return make("span", { class: "dates" }, row.start, row.end ? ` to ${row.end}` : "");
}

function titleCell(row) {
  const link = make("a", { href: `#release=${encodeURIComponent(row.id)}` }, apart(row.title || row.id));
  return row.title ? make("span", {}, link, make("small", {}, apart(row.id))) : link;
}

/** What to know of a row before it is opened: a state that is not the usual one, warnings, errors against gold. */
function noteParts(row) {
  const parts = [];
  if (row.state !== "agrees") parts.push(`⚠ ${row.state}`);
  if (row.wrong) parts.push(`✗ ${row.wrong} wrong`);
  if (row.missed) parts.push(`✗ ${row.missed} missed`);
  if (row.warnings) parts.push(counted(row.warnings, "warning"));
  return parts;
}

function notesCell(row) {
  const notes = noteParts(row).map((part) => make("span", { class: noteClass(part) }, part));
  return notes.length ? make("span", {}, ...notes) : "";
}

const noteClass = (part) => (part.startsWith("⚠") ? "badge odd" : part.startsWith("✗") ? "badge wrong" : "badge");

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** All rows in the chosen order; without a value last, whichever way it is sorted. */
function sortedRows() {
  const key = COLUMNS[sorting.column].key;
  const sign = sorting.down ? -1 : 1;
  const keyed = rows.map((row) => [key(row), row]);
  keyed.sort(([a, one], [b, other]) => {
    if (a === "" || b === "") return (a === "") - (b === "") || one.index - other.index;
    const order = typeof a === "number" ? a - b : collator.compare(a, b);
    return sign * order || one.index - other.index;
  });
  return keyed.map(([, row]) => row);
}

/** Show the rows that pass the filters, from the first; sorted they are when the order changes. */
function showRows() {
  sorting.rows ??= sortedRows();
  shown.rows = sorting.rows.filter((row) => passes(row));
  shown.first = 0;
  drawPage();
}

function drawPage(length = PAGE) {
  const end = Math.min(shown.first + length, shown.rows.length);
  const body = shown.rows.slice(shown.first, end).map((row) => {
    const cells = COLUMNS.map(({ name, cell }) => make("td", { "data-name": name }, cell(row)));
    return make("tr", {}, ...cells);
  });
  document.querySelector("#table tbody").replaceChildren(...body);
  byId("range").textContent = shown.rows.length ? `${shown.first + 1} to ${end} of ${shown.rows.length.toLocaleString("en")}` : "No event passes the filters.";
  byId("earlier").disabled = shown.first === 0;
  byId("later").disabled = end === shown.rows.length;
}

function turn(step) {
  shown.first += step;
  drawPage();
  byId("table").scrollIntoView({ block: "start" });
}

function drawHeads() {
  const heads = COLUMNS.map(({ name }, number) => {
    const order = sorting.column === number ? (sorting.down ? "descending" : "ascending") : null;
    const button = make("button", { type: "button", onclick: () => sortBy(number) }, name);
    return make("th", { scope: "col", "aria-sort": order }, button);
  });
  document.querySelector("#table thead tr").replaceChildren(...heads);
}

function sortBy(number) {
  sorting.down = sorting.column === number ? !sorting.down : false;
  sorting.column = number;
  sorting.rows = null;
  drawHeads();
  document.querySelectorAll("#table th button")[number].focus();
  showRows();
}

function startTable() {
  drawHeads();
  byId("earlier").addEventListener("click", () => turn(-PAGE));
  byId("later").addEventListener("click", () => turn(PAGE));
  window.addEventListener("beforeprint", () => {
    shown.screen = shown.first;
    shown.first = 0;
    drawPage(shown.rows.length);
  });
  window.addEventListener("afterprint", () => {
    shown.first = shown.screen;
    drawPage();
  });
}
