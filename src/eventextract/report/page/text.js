// The text of a release, cut where a mention or a piece of evidence begins or ends, each cut marked by kind.

// Offsets count Unicode code points; a JavaScript string is indexed by UTF-16 units. Array.from splits by code points.

/** Pieces of the text: `text`, the marks over it (longest first), and the numbers of the values (and losers) resting on it. */
function cutText(text, marks, values) {
  const points = Array.from(text);
  const changes = new Map([[0, []], [points.length, []]]);
  const at = (position) => changes.get(position) ?? changes.set(position, []).get(position);
  const span = (start, end, on, off) => {
    at(start).push(on);
    at(end).push(off);
  };
  const overMarks = new Set();
  const overValues = new Map(); // number of a value -> how many of its spans are open
  for (const mark of marks) span(mark[0], mark[1], () => overMarks.add(mark), () => overMarks.delete(mark));
  values.forEach((value, number) => {
    for (const [start, end] of value.spans ?? []) {
      span(start, end, () => overValues.set(number, (overValues.get(number) ?? 0) + 1), () => closeOne(overValues, number));
    }
  });
  const cuts = [...changes.keys()].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, place) => {
    for (const change of changes.get(start)) change();
    const over = [...overMarks].sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
    return { start, text: points.slice(start, cuts[place + 1]).join(""), marks: over, values: [...overValues.keys()] };
  });
}

function closeOne(open, number) {
  if (open.get(number) > 1) open.set(number, open.get(number) - 1);
  else open.delete(number);
}

const isThing = (mark) => mark[2] !== "clue" && mark[2] !== "quote";

/** A piece as an element: coloured by its shortest mention, underlined by the longest, dotted where only a clue is. */
function pieceOf({ start, text, marks, values }) {
  if (!marks.length && !values.length) return document.createTextNode(harmless(text));
  const things = marks.filter(isThing);
  const inner = things.at(-1);
  const outer = things.length > 1 && things[0][2] !== inner[2] ? things[0] : null;
  const classes = ["piece"];
  if (inner) classes.push(`in-${inner[2]}`);
  if (outer) classes.push(`out-${outer[2]}`);
  for (const group of ["quote", "clue"]) if (marks.some((mark) => mark[2] === group)) classes.push(`in-${group}`);
  const begins = inner && inner[0] === start;
  return make("span", { class: classes.join(" "), "data-kind": begins ? inner[3] : null, tabindex: "-1" }, harmless(text));
}

/** What a piece is, in words. */
function tellPiece({ marks, values }, allValues) {
  const kinds = [...new Set(marks.map((mark) => mark[3]))].join(", ");
  const winners = values.filter((number) => number < allValues.length);
  const fields = [...new Set(winners.map((number) => labelOf(allValues[number].path)))].join(", ");
  return [kinds && `mention: ${kinds}`, fields && `evidence for ${fields}`].filter(Boolean).join(" · ");
}

/** Draw the text; returns its pieces with their elements, those that can be pointed at. */
function drawText(detail) {
  const pieces = cutText(detail.text, detail.marks, pointedOf(detail)).map((piece) => ({ ...piece, element: pieceOf(piece) }));
  byId("text").replaceChildren(...pieces.map((piece) => piece.element));
  return pieces.filter((piece) => piece.element.nodeType === Node.ELEMENT_NODE);
}
