
// Results, shown and said: every cell that a formula gives, charts, alerts and states.

const RESULTS = [...document.querySelectorAll("[data-result]")];
const CHARTS = [...document.querySelectorAll("figure.chart")];
const NAMED = RESULTS.filter((cell) => cell.dataset.name);
const SUMMARY = [...new Map(NAMED.map((cell) => [cell.dataset.name, cell])).values()].slice(0, 3);

const cellIn = (found, key, row) => (row === undefined ? found[key] : found[key]?.[row]);

function show(found) {
  RESULTS.forEach((cell) => showResult(cell, cellIn(found, cell.dataset.result, cell.dataset.row), found));
  CHARTS.forEach(draw);
}

function showResult(cell, value, found) {
  const text = written(value, cell);
  if (cell.textContent !== text) cell.textContent = text;
  cell.dataset.value = String(value);
  cell.classList.toggle("is-long", text.length > 10);
  cell.classList.toggle("is-longest", text.length > 20);
  cell.classList.toggle("is-loss", Number(value) < 0);
  if (cell.dataset.watch) cell.classList.toggle("is-alert", found[cell.dataset.watch] === true);
  setState(cell, text);
}

// An entry as it is on paper, and the look of its state.
function showEntry(cell, value) {
  const text = written(value, cell);
  cell.querySelector(".stored").textContent = text;
  setState(cell, text);
}

function written(value, { dataset }) {
  return shown(value, dataset.unit, dataset.decimals ? Number(dataset.decimals) : undefined);
}

function setState(cell, text) {
  if (!cell.dataset.states) return;
  const states = new Map(cell.dataset.states.split("|").map((pair) => pair.split(":")));
  for (const state of new Set(states.values())) cell.classList.toggle(`is-${state}`, states.get(text) === state);
}

// Say it, once the typing pauses

let pause = 0;

function announce(wrong) {
  clearTimeout(pause);
  pause = setTimeout(() => say(wrong ? refusal(wrong) : summary()), 700);
}

const refusal = (control) =>
  worded("refused", { label: labelOf(control), problem: control.closest("td").querySelector(".hint").textContent });

function summary() {
  return SUMMARY.map((cell) => `${titleOf(cell)}: ${cell.textContent}`).join(". ");
}

const titleOf = (cell) => (cell.closest("tr").querySelector("th")?.textContent ?? cell.dataset.name).trim();

function say(text) {
  document.querySelector(".spoken").textContent = text;
}
