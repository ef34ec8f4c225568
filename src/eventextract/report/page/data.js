// The data of the page: the rows of the table at once, the releases pack by pack.

const data = JSON.parse(byId("data").textContent);

const rows = data.rows.map((row, index) => ({
  title: "", type: "", start: "", end: "", city: "", country: "", organizers: [], topics: [], people: "", warnings: 0,
  ...row,
  index,
}));

const countryName = (code) => data.countries[code] ?? code;
const bodyName = (key) => data.bodies[key] ?? key;

for (const row of rows) {
  row.place = [row.city, row.country && countryName(row.country)].filter(Boolean).join(", ");
  row.months = monthsOf(row.start, row.end);
  row.organizerNames = row.organizers.map(bodyName).join("; ");
  row.words = fold([row.title, row.id, row.type, row.place, row.organizerNames, row.topics.join(" ")].join(" "));
}

/** Case and accents away, so that a search finds both ways of writing. */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** First and last month ("2016-11") that a date may mean, or null where its year is not known. */
function monthsOf(start, end) {
  if (!/^\d{4}/.test(start)) return null;
  const last = /^\d{4}/.test(end) ? end : start;
  return [start.length > 4 ? start.slice(0, 7) : `${start}-01`, last.length > 4 ? last.slice(0, 7) : `${last}-12`];
}

const opened = new Map(); // the packs opened last, by number
const KEPT = 8;

/** The details of the release in a row. */
async function detailOf(row) {
  const number = Math.floor(row.index / data.pack);
  if (!opened.has(number)) {
    if (opened.size >= KEPT) opened.delete(opened.keys().next().value);
    opened.set(number, unpack(byId(`pack-${number}`).textContent));
  }
  return (await opened.get(number))[row.index % data.pack];
}

/** What `packed` in page.py packed. */
async function unpack(base64) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}
