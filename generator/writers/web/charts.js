
// Charts drawn from their tables as in generator/drawings; here as wide as their place is, and in the page's own type.

const SVG = "http://www.w3.org/2000/svg";

// What a figure's table says

const ENDS = { tornado: 2, slope: 2 };
const wordsOf = (element) => element.textContent.trim().replace(/\s+/g, " ");
const numberIn = (text) => (text && Number.isFinite(Number(text)) ? Number(text) : undefined);

function chartOf(figure) {
  const notes = new Map([...figure.querySelectorAll(".annotation")].map((one) => [one.dataset.at, wordsOf(one)]));
  const rows = [...figure.querySelectorAll('tr:not([data-drawn="no"])')].map((row) => rowOf(row, notes)).filter((row) => row);
  const ends = ENDS[figure.dataset.kind] ?? 1;
  return {
    rows: rows.filter((row) => row.values.length >= ends),
    heads: [...figure.querySelectorAll("thead th")].slice(1).map(wordsOf),
    base: baseOf(figure, rows),
  };
}

// What a tornado expects: the figure says it, or the row with one value.
function baseOf(figure, rows) {
  const base = numberIn(figure.dataset.base);
  if (base !== undefined) return { number: base, shown: figure.dataset.baseShown ?? figure.dataset.base };
  return rows.find((row) => row.values.length === 1)?.values[0] ?? { number: 0, shown: "" };
}

function rowOf(row, notes) {
  const [head, cells] = [[...row.querySelectorAll("th")].at(-1), [...row.querySelectorAll("td[data-value]")]];
  if (!head || !cells.length) return undefined;
  const [label, values] = [wordsOf(head), cells.map(valueOf)];
  const [total, marked] = [row.classList.contains("total"), row.classList.contains("mark")];
  return { label, values, ...values[0], total, marked, at: numberIn(head.dataset.x), note: notes.get(label) ?? "" };
}

const valueOf = (cell) => ({
  number: held(cell.dataset.value, "count") ?? 0,
  shown: wordsOf(cell),
  unit: cell.dataset.unit,
  given: cell.dataset.input ?? "",
});

// The forms, each a function that gives a height and shapes

const KINDS = { bar: bars, column: columns, waterfall, line: trend, tornado, slope: slopes, funnel, gantt };

// A tornado's table has its widest row first, as its drawing.
const ROWS = new Map([...document.querySelectorAll("figure.chart[data-kind=tornado]")].map((figure) =>
  [figure, [...figure.querySelectorAll("tbody tr")].filter((row) => row.querySelectorAll("td[data-value]").length > 1)]));

function order(figure) {
  const rows = ROWS.get(figure) ?? [];
  const spread = (row) => Math.abs(rowOf(row, new Map()).values.reduce((sum, { number }) => number - sum, 0));
  const sorted = rows.toSorted((one, other) => spread(other) - spread(one));
  const after = rows.at(-1)?.parentNode.querySelector("tr:not(:has(td + td[data-value]))") ?? null;
  for (const row of sorted) row.parentNode.insertBefore(row, after);
}

function draw(figure) {
  if (ROWS.has(figure)) order(figure);
  const picture = figure.querySelector("svg") ?? drawing(figure);
  const width = Math.max(figure.clientWidth, 240);
  const chart = figure.dataset.kind === "gantt" ? planOf(figure) : chartOf(figure);
  const [height, shapes] = KINDS[figure.dataset.kind](chart, width);
  picture.setAttribute("viewBox", `0 -3 ${width} ${height + 3}`);
  shapes.forEach((shape, n) => place(picture, shape, picture.children[n]));
  while (picture.children.length > shapes.length) picture.lastChild.remove();
  entitle(figure, picture);
}

function drawing(figure) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("role", "img");
  const caption = figure.querySelector("figcaption");
  if (caption) caption.after(picture);
  else figure.prepend(picture);
  return picture;
}

const figuresOf = (figure) => [...figure.querySelectorAll("td[data-value]")].map(wordsOf).join("|");
const findingOf = (figure) => [...(figure.querySelector(".finding")?.childNodes ?? [])];
const PUBLISHED = new Map([...document.querySelectorAll("figure.chart")].map((figure) =>
  [figure, { figures: figuresOf(figure), finding: findingOf(figure), shown: true }]));

// A finding holds for the figures that were published: as soon as one of them differs, the neutral title stands in.
function entitle(figure, picture) {
  const finding = figure.querySelector(".finding");
  const published = PUBLISHED.get(figure);
  const same = figuresOf(figure) === published.figures;
  const nodes = same ? published.finding : [figure.dataset.title];
  if (finding && same !== published.shown) finding.replaceChildren(...nodes);
  published.shown = same;
  const title = finding ? wordsOf(finding) : figure.dataset.title;
  const rows = [...figure.querySelectorAll("tr")].filter((row) => row.querySelector("th") && row.querySelector("td"));
  const cells = (row) => [...row.querySelectorAll("td")].map(wordsOf).join(", ");
  const told = rows.map((row) => `${wordsOf([...row.querySelectorAll("th")].at(-1))}: ${cells(row)}`);
  picture.setAttribute("aria-label", [title.replace(/\.$/, ""), told.join("; ")].filter(Boolean).join(". "));
}

// A shape that is there already is changed, not replaced, so that it can glide to its new place.
function place(picture, [tag, attributes, text], present) {
  const shape = present?.tagName === tag ? present : document.createElementNS(SVG, tag);
  for (const { name } of [...shape.attributes]) if (!(name in attributes)) shape.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
  if (shape.textContent !== text) shape.textContent = text;
  if (!present) picture.append(shape);
  else if (shape !== present) present.replaceWith(shape);
}
