// One release: its text and its record side by side; pointing at either lights what belongs to it in the other.

const open = { row: null, pieces: [], values: [], detail: null };

/** Open the release of a row. */
async function openRelease(row) {
  const detail = await detailOf(row);
  Object.assign(open, { row, detail, pieces: drawText(detail), values: drawRecord(detail) });
  byId("heading").replaceChildren(apart(row.title || row.id));
  byId("about").replaceChildren(...aboutOf(row, detail));
  byId("inspector").textContent = "";
  for (const element of [open.pieces[0]?.element, open.values[0]]) element?.setAttribute("tabindex", "0");
  const place = shown.rows.indexOf(row);
  linkTo("previous", shown.rows[place - 1]);
  linkTo("next", place < 0 ? null : shown.rows[place + 1]);
  byId("text").scrollTop = byId("record").scrollTop = 0;
}

function linkTo(id, row) {
  byId(id).hidden = !row;
  if (row) byId(id).href = `#release=${encodeURIComponent(row.id)}`;
}

/** The file's state, the notes on it, the record's warnings, the errors against gold. */
function aboutOf(row, detail) {
  const notes = [...noteParts(row)].filter((part) => !part.endsWith("warning") && !part.endsWith("warnings"));
  const badges = make("p", { class: "badges" }, make("code", {}, apart(row.id)), ...notes.map((part) => make("span", { class: noteClass(part) }, part)));
  return [badges, listOf("note odd", detail.notes), listOf("note", detail.warnings.map(([code, path, message]) => `${code}${path ? ` at ${path}` : ""}: ${message}`))];
}

function listOf(name, lines) {
  return lines.length ? make("ul", { class: name }, ...lines.map((line) => make("li", {}, apart(line)))) : "";
}

/** Light the values with these numbers, and the pieces under them; in `other` bring the first of them into sight. */
function light(numbers, other) {
  const wanted = new Set(numbers);
  for (const element of open.values) element.classList.toggle("lit", wanted.has(Number(element.dataset.number)));
  for (const { element, values } of open.pieces) element.classList.toggle("lit", values.some((number) => wanted.has(number)));
  if (other) bringIntoSight(byId(other));
}

/** Scroll a pane, and nothing else, so that something lit in it is seen. */
function bringIntoSight(pane) {
  const frame = pane.getBoundingClientRect();
  const lit = [...pane.querySelectorAll(".lit")].map((element) => element.getBoundingClientRect()).filter((box) => box.height);
  if (!lit.length || lit.some((box) => box.top >= frame.top && box.bottom <= frame.bottom)) return;
  pane.scrollTop += lit[0].top - frame.top - frame.height / 3;
}

function pointAtValue(element) {
  light([Number(element.dataset.number)], "text");
}

function pointAtPiece(element) {
  const piece = open.pieces.find((one) => one.element === element);
  light(piece.values.length ? narrowest(piece) : [], "record");
  if (!piece.values.length) element.classList.add("lit");
  byId("inspector").textContent = tellPiece(piece, open.detail.values);
}

/** The values that rest on a piece; those that rest on half of the text and more only where there are no others. */
function narrowest(piece) {
  const pointed = pointedOf(open.detail);
  const widest = open.detail.text.length / 2;
  const narrow = piece.values.filter((number) => pointed[number].spans.every(([start, end]) => end - start < widest));
  return narrow.length ? narrow : piece.values;
}

const POINTED = ".value, .loser, .piece";

const pointAt = (element) => (element.matches(".piece") ? pointAtPiece(element) : pointAtValue(element));

/** Pointing by the mouse, when it moves and not when something scrolls below it; gone, the focus counts again. */
function startMouse() {
  let before = null;
  document.addEventListener("pointermove", (event) => {
    const element = event.target.closest?.(POINTED) ?? null;
    if (element === before) return;
    before = element;
    const now = element ?? document.activeElement;
    if (now?.matches(POINTED)) pointAt(now);
    else light([], null);
  });
}

/** Pointing by focus and arrow keys, in one pane, of which one element is reached by Tab: that which had the focus last. */
function startKeys(id, elements) {
  const pane = byId(id);
  pane.addEventListener("focusin", (event) => {
    if (!event.target.matches(POINTED)) return;
    for (const one of elements()) one.setAttribute("tabindex", one === event.target ? "0" : "-1");
    pointAt(event.target);
  });
  pane.addEventListener("click", (event) => !event.target.closest("summary") && event.target.closest(POINTED)?.focus());
  pane.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const inSight = elements().filter((element) => element.checkVisibility());
    const next = step && inSight[inSight.indexOf(event.target.closest(POINTED)) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

function startRelease() {
  startMouse();
  startKeys("record", () => open.values);
  startKeys("text", () => open.pieces.map((one) => one.element));
  byId("legend").addEventListener("change", (event) => byId("text").classList.toggle(`hide-${event.target.value}`, !event.target.checked));
  byId("text").classList.add("hide-names");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !byId("release").hidden) location.hash = "";
  });
}
