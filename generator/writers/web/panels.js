
// Tornados, slopes and funnels: as generator/drawings/draw_tornado.py, draw_slope.py and draw_funnel.py.

function tornado({ rows, base }, width) {
  const spread = ({ values: [low, high] }) => Math.abs(high.number - low.number);
  const sorted = rows.filter((row) => row.values.length > 1).sort((a, b) => spread(b) - spread(a));
  const pairs = sorted.map((row) => sidesOf(row, base.number, width));
  const reach = (side) => (scale) => Math.max(Math.abs(side.gap) * scale, lengthOf(toldBy(side, Math.abs(side.gap) * scale)) + 5);
  const lefts = pairs.flatMap(({ sides }) => sides.filter((side) => side.left).map(reach));
  const rights = pairs.flatMap(({ sides }) => sides.filter((side) => !side.left).map(reach));
  const scale = fitScale(width, lefts, rights);
  const zero = highest(lefts.map((part) => part(scale)));
  const said = base.shown && worded("expected", { value: base.shown });
  const half = lengthOf(said, HEAD) / 2;
  let top = base.shown ? LINE + 6 : 0;
  const shapes = said ? [words(said, Math.min(Math.max(zero, half), width - half), SMALL, HEAD, "middle")] : [];
  for (const { row, sides } of pairs) {
    const lines = linesOf(row.label, width, HEAD, 2);
    const over = top + lines.length * LINE + 3;
    const covered = sides[0].left === sides[1].left ? [sides[1].gap, 0] : [0, 0];
    shapes.push(...stack(lines, 0, top + SMALL, HEAD));
    shapes.push(...sides.flatMap((side, n) => sideOf(side, zero, over, scale, covered[n])));
    top = over + 18 + LINE + 4;
    shapes.push(line(zero, over - 2, zero, top, "base"));
    top += 12;
  }
  return [top - 8, shapes];
}

function sidesOf(row, base, width) {
  const [low, high] = row.values.slice(0, 2).map((value, n) =>
    ({ ...value, gap: value.number - base, kind: n ? "sum" : "share", text: value.shown }));
  for (const one of [low, high]) if (lengthOf(one.text) > width / 3 && one.unit) one.text = brief(one);
  if (low.gap * high.gap <= 0) {
    const left = low.gap < 0 || high.gap > 0 || (low.gap === 0 && high.gap === 0);
    const hued = (side) => ({ ...side, kind: side.left ? "share" : "sum" });
    return { row, sides: [{ ...low, left }, { ...high, left: !left }].map(hued) };
  }
  const both = `${low.text} – ${high.text}`;
  const [far, near] = Math.abs(low.gap) >= Math.abs(high.gap) ? [low, high] : [high, low];
  return { row, sides: [{ ...far, text: both, left: far.gap < 0 }, { ...near, text: "", left: near.gap < 0 }] };
}

// The result, after the input's end where that has no room in the bar.
function toldBy({ given, text }, length) {
  const outside = given && text && !text.includes(" – ") && lengthOf(given, HEAD) + 10 > length;
  return outside ? `${given}: ${text}` : text;
}

function sideOf({ gap, left, kind, given, text }, zero, top, scale, covered) {
  const length = Math.abs(gap) * scale;
  const end = left ? zero - length : zero + length;
  const fitsIn = given && lengthOf(given, HEAD) + 10 <= length - Math.abs(covered) * scale;
  const said = toldBy({ given, text }, length);
  const inside = lengthOf(said) + 5 <= length;
  const x = inside ? end : left ? zero - 5 : zero + 5;
  const [near, anchor] = left ? [end + 5, "start"] : [end - 5, "end"];
  const input = words(given, near, top + 9 + SMALL * 0.36, HEAD, anchor, kind === "sum" ? "on" : "");
  return [
    box(Math.min(zero, end), top, length, 18, kind),
    ...(fitsIn ? [input] : []),
    ...(said ? [words(said, x, top + 18 + SMALL + 2, NAME, left === inside ? "start" : "end")] : []),
  ];
}

function slopes({ rows, heads }, width) {
  const pairs = rows.filter((row) => row.values.length > 1);
  const [least, apart] = [190, 24];
  const across = Math.max(1, Math.min(pairs.length, Math.floor((width + apart) / (least + apart)), 4));
  const wide = (width - (across - 1) * apart) / across;
  const shapes = [];
  let top = 0;
  for (let start = 0; start < pairs.length; start += across) {
    const group = pairs.slice(start, start + across);
    const names = group.map((row) => linesOf(row.label, wide, HEAD));
    const head = Math.max(...names.map((lines) => lines.length)) * LINE;
    group.forEach((row, n) => shapes.push(...panel(row, heads, names[n], [n * (wide + apart), top, wide, head])));
    top += 10 + head + TEXT + 100 + 2 * LINE + apart;
  }
  return [top - 20, shapes];
}

function panel(row, heads, names, [left, top, wide, head]) {
  const shown = row.values.slice(0, 2).map((value) => fitted(value, wide * 0.36));
  const [room, otherRoom] = shown.map((text) => Math.max(lengthOf(text, WORTH) + 20, wide * 0.2));
  const numbers = row.values.slice(0, 2).map((value) => value.number);
  const [low, high] = [lowest(numbers), highest(numbers)];
  const [scale, over] = [100 / (high - low || 1), top + 10 + head + TEXT];
  const zero = over + high * scale;
  const [start, end] = [[left + room, zero - numbers[0] * scale], [left + wide - otherRoom, zero - numbers[1] * scale]];
  const ends = heads.slice(0, 2).flatMap((text, n) => {
    const look = n ? HEAD : NAME;
    const [line1] = linesOf(text, wide / 2 - 6, look, 1);
    const half = lengthOf(line1, look) / 2;
    const middle = left + wide / 2;
    const x = n
      ? Math.min(Math.max(end[0], middle + half + 5), left + wide - half)
      : Math.max(Math.min(start[0], middle - half - 5), left + half);
    return [words(line1, x, over + 100 + LINE + 4, look, "middle")];
  });
  return [
    line(left, top, left + wide, top, "base"),
    ...stack(names, left, top + 10 + SMALL, HEAD),
    line(start[0], over - 4, start[0], over + 100, "faint"),
    line(end[0], over - 4, end[0], over + 100, "faint"),
    trail([[start[0], zero], start, end, [end[0], zero]], "area above"),
    line(left, zero, left + wide, zero, "base"),
    trail([start, end], "trail"),
    dot(start, "ring"),
    words(shown[0], start[0] - 10, start[1] + TEXT * 0.12, WORTH, "end", "before"),
    dot(end, "end"),
    words(shown[1], end[0] + 10, end[1] + TEXT * 0.12, WORTH, "start", "main"),
    ...ends,
  ];
}

function funnel({ rows }, width) {
  const [names, shown] = [width * 0.3, rows.map((row) => fitted(row, width / 4))];
  const start = names + BESIDE;
  const room = width - start - Math.max(...shown.map((text) => lengthOf(text, WORTH))) - BESIDE;
  const scale = room / (highest(rows.map((row) => row.number)) || 1);
  const [thick, gap] = [28, 26];
  const shapes = rows.flatMap((row, n) => {
    const [top, lines] = [n * (thick + gap), nameOfRow(row, names, row.note ? 1 : 2)];
    const length = Math.max(row.number, 0) * scale;
    return [
      ...(n ? goOn(rows[n - 1].number, row.number, start, top - gap / 2) : []),
      ...stack(lines, 0, top + (thick - lines.length * LINE) / 2 + SMALL),
      box(start, top, length, thick, n === rows.length - 1 ? "sum" : "share"),
      words(shown[n], start + length + BESIDE, top + thick / 2 + TEXT * 0.36, WORTH),
    ];
  });
  return [rows.length * (thick + gap) - gap + 4, shapes];
}

function goOn(before, after, x, y) {
  if (before <= 0 || after < 0 || after > before) return [];
  const share = (after / before) * 100;
  const percent = `${share >= 10 || share === 0 ? Math.round(share) : Number(share.toPrecision(2))}%`;
  const said = words(worded("share", { share: percent }), x + 20, y + SMALL * 0.36);
  return [trail([[x + 5, y - 3], [x + 9, y + 2], [x + 13, y - 3]], "go"), said];
}
