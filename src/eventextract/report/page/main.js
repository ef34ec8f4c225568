// Starts the page, and follows its address: "#release=ID" is a release, everything else the overview.

const THEMES = { auto: "◐ auto", light: "☀ light", dark: "☾ dark" };
let scrolled = 0; // where the overview stood when a release was opened
let waiting = null;

function changed() {
  showRows();
  const all = counted(rows.length, "release");
  byId("shown").textContent = shown.rows.length === rows.length ? all : `${shown.rows.length.toLocaleString("en")} of ${all}`;
  clearTimeout(waiting);
  if (document.body.dataset.plots) document.body.dataset.plots = "due";
  waiting = setTimeout(drawAnew, 60); // the table answers first
}

async function drawAnew() {
  waiting = null;
  await updatePlots();
  if (!waiting && document.body.dataset.plots) document.body.dataset.plots = "drawn";
}

async function follow() {
  const id = new URLSearchParams(location.hash.slice(1)).get("release");
  const row = id === null ? null : rows.find((one) => one.id === id);
  const fromOverview = !byId("overview").hidden;
  if (row) {
    if (fromOverview) scrolled = scrollY;
    await openRelease(row);
  }
  byId("overview").hidden = Boolean(row);
  byId("release").hidden = !row;
  if (row) {
    scrollTo(0, 0);
    byId("heading").focus({ preventScroll: true });
  } else if (!fromOverview) {
    scrollTo(0, scrolled);
  }
  document.body.dataset.view = row ? row.id : "overview";
  if (!row) await startPlots();
}

function startTheme() {
  const names = Object.keys(THEMES);
  byId("theme").addEventListener("click", () => {
    const next = names[(names.indexOf(document.documentElement.dataset.theme ?? "auto") + 1) % names.length];
    document.documentElement.dataset.theme = next;
    byId("theme").textContent = THEMES[next];
    byId("theme").setAttribute("aria-label", next === "auto" ? "Colours: as the system has them" : `Colours: ${next}`);
  });
}

function tellStates() {
  const verb = (state, number) => (number === 1 ? state : state.replace(/^(agree|differ)s$/, "$1"));
  const states = countBy(rows, (row) => [row.state]).map(([state, number]) =>
    make("span", { class: state === "agrees" ? "badge" : "badge odd" }, `${number.toLocaleString("en")} ${verb(state, number)}`),
  );
  byId("states").replaceChildren(make("span", {}, "Records against their releases, analysed again: "), ...states);
}

function tellScores() {
  if (!data.scores) return;
  const cell = (figure) => (figure === null ? "–" : typeof figure === "number" && !Number.isInteger(figure) ? figure.toFixed(3) : String(figure));
  const body = data.scores.fields.map(([name, ...figures]) => {
    const [precision, recall, f1, extra, missed] = figures;
    const cells = [precision, recall, f1].map((figure) => (figure === null ? "–" : figure.toFixed(3)));
    return make("tr", {}, make("th", { scope: "row" }, name), ...[...cells, cell(extra), cell(missed)].map((text) => make("td", {}, text)));
  });
  byId("scores").hidden = false;
  byId("scores").querySelector("summary").textContent = `Against gold: macro F1 ${data.scores.macro.toFixed(3)} over ${counted(data.scores.releases, "release")}`;
  byId("scores").querySelector("thead").append(make("tr", {}, ...["field", "precision", "recall", "F1", "extra", "missed"].map((name) => make("th", { scope: "col" }, name))));
  byId("scores").querySelector("tbody").append(...body);
}

startTheme();
tellStates();
if (!("DecompressionStream" in globalThis)) byId("states").append(" This browser is too old to open the releases.");
tellScores();
startFilters(changed);
startTable();
startRelease();
changed();
byId("plots").addEventListener("toggle", startPlots);
addEventListener("hashchange", follow);
await follow();
document.body.dataset.ready = "yes";
