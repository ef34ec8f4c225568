// The plots. Each shows the events that pass all filters but its own; a click on it picks what it stands for.

const MOST = 12; // bars in a plot
const BAR = 19; // pixels from one to the next
const views = new Map();
let drawn = 0; // how often, for who waits for it

const WANTED = { months: "a known month", countries: "a country", types: "a type", topics: "a topic", organizers: "an organizer" };

const KEYS_OF = {
  months: (row) => (row.start.length >= 7 && row.months ? [row.months[0]] : []),
  types: FACETS.types.of,
  countries: FACETS.countries.of,
  topics: FACETS.topics.of,
  organizers: FACETS.organizers.of,
};

/** Draw the plots, once, as soon as they have a width. */
async function startPlots() {
  if (views.size || !byId("plots").open || byId("overview").hidden) return;
  for (const name of Object.keys(data.plots)) views.set(name, null);
  for (const [name, plot] of Object.entries(data.plots)) {
    const options = { actions: false, renderer: "svg", ast: true, logLevel: 1 }; // 1: errors alone, since a plot of nothing warns
    const counts = countsOf(name);
    const filled = { height: BAR * counts.length, ...plot, datasets: { ...plot.datasets, [name]: counts } };
    const { view } = await vegaEmbed(byId(`p-${name}`), filled, options);
    view.addEventListener("click", (event, item) => item?.datum?.key && pick(name, item.datum.key));
    views.set(name, view);
    byId(`p-${name}`).style.minHeight = `${byId(`p-${name}`).offsetHeight}px`; // with fewer bars the table stays where it is
  }
  document.body.dataset.plots = "drawn";
}

async function updatePlots() {
  for (const [name, view] of views) {
    if (!view) continue;
    const counts = countsOf(name);
    if (!data.plots[name].height) view.height(BAR * counts.length);
    await view.data(name, counts).runAsync();
  }
  document.body.dataset.drawn = ++drawn;
}

/** The rows of a plot; its remark is written beside it. */
function countsOf(name) {
  const some = rows.filter((row) => row.type !== "none" && passes(row, name));
  const all = countBy(some, KEYS_OF[name]);
  const most = ["months", "countries"].includes(name) ? all : all.slice(0, MOST);
  const counts = most.map(([key, events]) => ({ key, name: nameOf(name, key), events, shade: isPicked(name, key) ? 1 : 0.3 }));
  byId(`n-${name}`).textContent = remark(name, some, all);
  if (!counts.length) counts.push({ key: "", name: "none", events: 0, shade: 0 });
  return counts;
}

const nameOf = (name, key) => (FACETS[name] ? harmless(FACETS[name].name(key)) : key);

function isPicked(name, key) {
  if (name !== "months") return !filters[name] || filters[name] === key;
  return (!filters.from || key >= filters.from) && (!filters.to || key <= filters.to);
}

/** What a plot does not show. */
function remark(name, some, all) {
  const without = some.filter((row) => !KEYS_OF[name](row).length).length;
  const parts = [];
  if (without) parts.push(`${without.toLocaleString("en")} without ${WANTED[name]}`);
  if (!["months", "countries"].includes(name) && all.length > MOST) parts.push(`${all.length - MOST} more`);
  return parts.length ? `(not shown: ${parts.join(", ")})` : "";
}
