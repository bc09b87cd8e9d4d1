
// Bars, columns and waterfalls: as generator/drawings/draw_bars.py, draw_columns.py and draw_steps.py.

const [THICK, GAP, BESIDE] = [22, 14, 8];
const [FIELD, ABOVE, WIDEST_COLUMN, MANY] = [190, 24, 84, 6];

function fillOf(row, rows) {
  if (row.marked) return "saving";
  if (rows.some((one) => one.total)) return row.total ? "sum" : "share";
  return row.number < 0 ? "share" : "sum";
}

const fillOfStep = (row, n) => (row.marked ? "saving" : row.total && n > 0 ? "sum" : "share");
const isBelow = (span) => Math.max(...span) <= 0 && Math.min(...span) < 0;

function bars({ rows }, width) {
  const shown = rows.map((row) => fitted(row, width / 3));
  const reach = (n) => (scale) => Math.abs(rows[n].number) * scale + lengthOf(shown[n], WORTH) + BESIDE;
  const side = (negative) => rows.flatMap((row, n) => ((row.number < 0) === negative ? [reach(n)] : []));
  const [lefts, rights] = [side(true), side(false)];
  const scale = fitScale(width, lefts, rights);
  const zero = highest(lefts.map((part) => part(scale)));
  let top = 0;
  const shapes = rows.flatMap((row, n) => {
    const lines = nameOfRow(row, width, 2);
    const over = top + lines.length * LINE + 3;
    const first = top + SMALL;
    top = over + THICK + GAP;
    const base = line(zero, over - 1, zero, over + THICK + 1, "base");
    return [...stack(lines, 0, first), ...lay(shown[n], [0, row.number], [zero, over, scale], fillOf(row, rows)), base];
  });
  return [top - GAP + 2, shapes];
}

// A bar that lies, with its value at the end that is farther from zero.
function lay(shown, span, [zero, top, scale], kind, look = "") {
  const [left, right] = [zero + Math.min(...span) * scale, zero + Math.max(...span) * scale];
  const beside = isBelow(span) ? [left - BESIDE, "end"] : [right + BESIDE, "start"];
  return [
    box(left, top, right - left, THICK, kind),
    words(shown, beside[0], top + THICK / 2 + TEXT * 0.36, WORTH, beside[1], look),
  ];
}

function columns(chart, width) {
  const spans = chart.rows.map((row) => [0, row.number]);
  return upright(chart.rows, spans, width, false) ?? bars(chart, width);
}

function waterfall(chart, width) {
  const spans = spanSteps(chart.rows);
  return upright(chart.rows, spans, width, true) ?? steps(chart, spans, width);
}

function spanSteps(rows) {
  let reached = 0;
  return rows.map((row) => {
    const start = row.total ? 0 : reached;
    reached = row.total ? row.number : reached + row.number;
    return [start, reached];
  });
}

// Columns that stand; nothing where their words would not fit.
function upright(rows, spans, width, joined) {
  const pitch = width / rows.length;
  const roomOf = (n) => (rows.length === 1 ? pitch : pitch * (n === 0 || n === rows.length - 1 ? 1.5 : 2)) - 6;
  const tight = rows.some((row) => fitted(row, pitch - 6) !== row.shown);
  const shown = rows.map((row) => (tight && row.unit ? brief(row) : row.shown));
  const inFull = rows.length > MANY || rows.every((row, n) => shown[n] === row.shown);
  const valuesFit = shown.every((text) => lengthOf(text, WORTH) <= pitch - 6);
  if (!inFull || !valuesFit || !rows.every((row, n) => rowFits(row, roomOf(n)))) return undefined;
  const [low, high] = [lowest(spans.flat()), highest(spans.flat())];
  const [scale, thick] = [FIELD / (high - low || 1), Math.min(pitch * 0.66, WIDEST_COLUMN)];
  const level = (value) => ABOVE + (high - value) * scale;
  const foot = level(low) + (low < 0 ? ABOVE : 0);
  const shapes = rows.flatMap((row, n) => {
    const [[start, end], middle] = [spans[n], (n + 0.5) * pitch];
    const [top, bottom] = [level(Math.max(start, end)), level(Math.min(start, end))];
    const y = isBelow(spans[n]) ? bottom + TEXT + 3 : top - 7;
    const last = joined && row.total && n === rows.length - 1;
    const link = line(middle + thick / 2, level(end), middle + pitch - thick / 2, level(end), "joint");
    return [
      box(middle - thick / 2, top, thick, bottom - top, joined ? fillOfStep(row, n) : fillOf(row, rows)),
      words(shown[n], middle, y, WORTH, "middle", last ? "main" : ""),
      ...(joined && n + 1 < rows.length ? [link] : []),
    ];
  });
  const [labels, height] = labelColumns(rows, foot, pitch, roomOf);
  return [height, [...shapes, line(0, level(0), width, level(0), "base"), ...labels]];
}

// Labels in one row, or in two where some would not fit.
function labelColumns(rows, foot, pitch, roomOf) {
  const single = rows.length === 1 || rows.every((row) => rowFits(row, pitch - 6));
  const labels = rows.map((row, n) => nameOfRow(row, single ? pitch - 6 : roomOf(n)));
  const first = Math.max(...labels.filter((_, n) => n % 2 === 0).map((lines) => lines.length));
  const tops = labels.map((_, n) => foot + SMALL + 6 + (single || n % 2 === 0 ? 0 : first * LINE + 2));
  const shapes = labels.flatMap((lines, n) => {
    const half = Math.max(...lines.map((text) => lengthOf(text))) / 2;
    const middle = Math.min(Math.max((n + 0.5) * pitch, half), pitch * rows.length - half);
    return stack(lines, middle, tops[n], NAME, "middle");
  });
  return [shapes, Math.max(...labels.map((lines, n) => tops[n] + lines.length * LINE)) - SMALL + 6];
}

// A waterfall that lies: names at the left, each bar starting where the one above ended.
function steps({ rows }, spans, width) {
  const [names, shown] = [width * 0.34, rows.map((row) => fitted(row, width / 4))];
  const reach = (value, text) => (scale) => Math.max(0, value) * scale + (text ? lengthOf(text, WORTH) + BESIDE : 0);
  const lefts = spans.map((span, n) => reach(-Math.min(...span), isBelow(span) ? shown[n] : ""));
  const rights = spans.map((span, n) => reach(Math.max(...span), isBelow(span) ? "" : shown[n]));
  const scale = fitScale(width - names - BESIDE, lefts, rights);
  const zero = names + BESIDE + highest(lefts.map((part) => part(scale)));
  let [top, joint] = [0, undefined];
  const shapes = rows.flatMap((row, n) => {
    const lines = nameOfRow(row, names);
    const high = Math.max(THICK, lines.length * LINE);
    const [over, first] = [top + (high - THICK) / 2, top + (high - lines.length * LINE) / 2 + SMALL];
    const link = joint ? [line(joint[0], joint[1], joint[0], over, "joint")] : [];
    joint = [zero + spans[n][1] * scale, over + THICK];
    top += high + GAP;
    const main = row.total && n === rows.length - 1 ? "main" : "";
    const laid = lay(shown[n], spans[n], [zero, over, scale], fillOfStep(row, n), main);
    return [...link, ...stack(lines, 0, first), ...laid];
  });
  return [top - GAP + 4, [...shapes, line(zero, 0, zero, top - GAP, "base")]];
}
