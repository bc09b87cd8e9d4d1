
// Charts drawn from their tables as in generator/layout/charts.py: bars, columns, waterfalls; here as wide as their
// place is, and in the page's own type.

const SVG = "http://www.w3.org/2000/svg";
const [SMALL, TEXT] = [13, 15];
const [ROW, BAR] = [56, 26];
const [FIELD, HEAD, LEADING] = [190, 24, 16];
const WIDEST_COLUMN = 84;

const pen = document.createElement("canvas").getContext("2d");

function lengthOf(text, size, weight) {
  pen.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(text).width;
}

const pointsOf = (figure) => [...figure.querySelectorAll("tr")]
  .map((row) => ({ row, head: row.querySelector("th"), cell: row.querySelector("td[data-value]") }))
  .filter(({ head, cell }) => head && cell)
  .map(({ row, head, cell }) => ({
    label: head.textContent.trim(),
    value: held(cell.dataset.value, "count") ?? 0,
    unit: cell.dataset.unit,
    shown: cell.textContent.trim(),
    total: row.classList.contains("total"),
  }));

// The figure beside a bar, shortened where there is no room for it; the table has it in full.
const fitted = (point, room) => (lengthOf(point.shown, TEXT, 700) <= room ? point.shown : brief(point));
const COMPACT = new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 3 });

function brief({ value, unit }) {
  const { before, after, factor } = formOf(unit);
  const size = Math.abs(value) * factor;
  const digits = size < 1e15 ? COMPACT.format(size) : size.toExponential(2);
  return (value < 0 ? "\u2212" : "") + before + digits + (after === "%" ? after : "");
}

const lowest = (values) => Math.min(0, ...values);
const highest = (values) => Math.max(0, ...values);
const fillOf = ({ value, total }) => (value < 0 ? "loss" : total ? "sum" : "share");

const words = (text, x, y, kind, anchor = "start") => ["text", { x, y, class: kind, "text-anchor": anchor }, text];
const line = (x1, y1, x2, y2) => ["line", { x1, y1, x2, y2 }, ""];
const box = (x, y, width, height, kind) =>
  ["rect", { x, y, width: Math.max(width, 1), height: Math.max(height, 1), rx: 3, class: kind }, ""];

function bars(points, width) {
  const figures = points.map((point) => fitted(point, width / 2));
  const room = width - Math.max(...figures.map((figure) => lengthOf(figure, TEXT, 700))) - 12;
  const values = points.map((point) => point.value);
  const scale = room / (highest(values) - lowest(values) || 1);
  const zero = -lowest(values) * scale;
  return [points.length * ROW - 8, points.flatMap((point, n) => {
    const [top, left, length] = [n * ROW, Math.min(zero, zero + point.value * scale), Math.abs(point.value) * scale];
    return [
      words(point.label, 0, top + SMALL, "label"),
      box(left, top + 21, length, BAR, fillOf(point)),
      words(figures[n], left + length + 10, top + 39, "worth"),
    ];
  })];
}

const columns = (points, width) => upright(points.map((point) => [0, point.value]), points, width, false);
const waterfall = (points, width) => upright(stepsOf(points), points, width, true);

function stepsOf(points) {
  let reached = 0;
  return points.map((point) => {
    const start = point.total ? 0 : reached;
    reached = point.total ? point.value : reached + point.value;
    return [start, reached];
  });
}

function upright(spans, points, width, joined) {
  const [low, high] = [lowest(spans.flat()), highest(spans.flat())];
  const [scale, pitch] = [FIELD / (high - low || 1), width / points.length];
  const thick = Math.min(pitch * 0.62, WIDEST_COLUMN);
  const level = (value) => HEAD + (high - value) * scale;
  const labels = points.map((point) => linesOf(point.label, pitch - 8));
  const height = HEAD + FIELD + 10 + Math.max(...labels.map((lines) => lines.length)) * LEADING;
  const base = line(0, level(0), width, level(0));
  return [height, [...points.flatMap((point, n) => {
    const [[start, end], middle] = [spans[n], (n + 0.5) * pitch];
    const top = level(Math.max(start, end));
    const link = line(middle + thick / 2, level(end), middle + pitch - thick / 2, level(end));
    return [
      box(middle - thick / 2, top, thick, Math.abs(end - start) * scale, fillOf(point)),
      words(fitted(point, pitch), middle, top - 8, "worth", "middle"),
      ...(joined && n + 1 < points.length ? [link] : []),
      ...labels[n].map((text, k) => words(text, middle, HEAD + FIELD + 19 + k * LEADING, "label", "middle")),
    ];
  }), base]];
}

function linesOf(label, room) {
  const lines = [""];
  for (const word of label.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (!lines.at(-1) || lengthOf(longer, SMALL, 400) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${lines[2]}…`];
}

const KINDS = { bar: bars, column: columns, waterfall };

function draw(figure) {
  const picture = figure.querySelector("svg") ?? drawing(figure);
  const width = Math.max(figure.clientWidth, 240);
  const [height, shapes] = KINDS[figure.dataset.kind](pointsOf(figure), width);
  picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
  shapes.forEach((shape, n) => place(picture, shape, picture.children[n]));
  while (picture.children.length > shapes.length) picture.lastChild.remove();
}

function drawing(figure) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", worded("chart", { title: figure.dataset.title }));
  const caption = figure.querySelector("figcaption");
  if (caption) caption.after(picture);
  else figure.prepend(picture);
  return picture;
}

// A shape that is there already is changed, not replaced, so that it can glide to its new place.
function place(picture, [tag, attributes, text], present) {
  const shape = present?.tagName === tag ? present : document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
  if (shape.textContent !== text) shape.textContent = text;
  if (!present) picture.append(shape);
  else if (shape !== present) present.replaceWith(shape);
}
