// Calculates formulas in a web page, with the results that generator/formulas gives in Python: same names, same order.
// Values are numbers, texts, truths, null (blank), ErrorValue, and arrays (columns). Printed formulas call what `formulas` holds.
"use strict";
const formulas = (() => {
  class ErrorValue {
    constructor(code) { this.code = code; Object.freeze(this); }
    toString() { return this.code; }
    toJSON() { return this.code; }
  }
  const ERRORS = Object.fromEntries(
    ["#DIV/0!", "#VALUE!", "#N/A", "#NUM!", "#NAME?", "#REF!"].map((code) => [code, new ErrorValue(code)]));
  const [DIVISION, VALUE, MISSING, NUMBER, NAME, REFERENCE] = Object.values(ERRORS);
  const isError = (value) => value instanceof ErrorValue;
  const isNumber = (value) => typeof value === "number";
  const isText = (value) => typeof value === "string";
  const isTruth = (value) => typeof value === "boolean";

  // A step that throws an ErrorValue ends in it.
  const settled = (work) => (...operands) => {
    try { return work(...operands); } catch (failure) { if (isError(failure)) return failure; throw failure; }
  };

  // Values, and how one becomes another

  const WRITTEN_NUMBER = /^(-)?\$?(-)?((?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]*)?|\.[0-9]+)(e[+-]?[0-9]+)?(%)?$/i;

  function writtenNumber(written) {
    const match = WRITTEN_NUMBER.exec(written.replace(/^ +| +$/g, ""));
    if (!match || (match[1] && match[2])) return null;
    const value = Number(match[3].replaceAll(",", "") + (match[4] || "")) / (match[5] ? 100 : 1);
    if (!Number.isFinite(value)) return null;
    return match[1] || match[2] ? -value : value;
  }

  function number(value) {
    if (isError(value)) throw value;
    if (value === null) return 0;
    if (isNumber(value) || isTruth(value)) return Number(value);
    const read = isText(value) ? writtenNumber(value) : null;
    if (read === null) throw VALUE;
    return read;
  }

  function text(value) {
    if (isError(value)) throw value;
    if (value === null) return "";
    if (isTruth(value)) return value ? "TRUE" : "FALSE";
    if (isNumber(value)) return general(value);
    if (isText(value)) return value;
    throw VALUE;
  }

  function truth(value) {
    if (isError(value)) throw value;
    if (isText(value) && /^(TRUE|FALSE)$/i.test(value)) return /^TRUE$/i.test(value);
    if (isText(value) || Array.isArray(value)) throw VALUE;
    return Boolean(value);
  }

  function given(value) {
    if (Array.isArray(value)) return value.map((each) => single(given(each)));
    if (isNumber(value)) return Number.isFinite(value) ? value + 0 : NUMBER;
    return value === undefined ? null : value;
  }

  const single = (value) => (Array.isArray(value) ? VALUE : value);
  const value = (values, name) => (Object.hasOwn(values, name) ? values[name] : NAME);
  const result = (found) => (single(found) === null ? 0 : single(found));

  // Rounding on the 15 digits that Excel shows; a decimal is {whole, power}: a BigInt times a power of ten, without sign

  const DIGITS = 15;
  const LONGEST_PLAIN = 20;

  function decimal(written) {
    const [, first, rest, power] = /^(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(written);
    return { whole: BigInt(first + (rest || "")), power: Number(power) - (rest || "").length };
  }
  const shown = (size) => decimal(size.toExponential(DIGITS - 1));
  const exact = (size) => decimal(size.toExponential());

  // Each mode says whether what is cut off moves the digits one away from zero.
  const HALF_AWAY = (cut, step) => cut * 2n >= step;
  const AWAY = (cut) => cut > 0n;
  const TOWARDS_ZERO = () => false;

  function toPlaces({ whole, power }, places, mode) {
    const kept = Math.max(-310, Math.min(330, places));
    if (power >= -kept) return { whole, power };
    const step = 10n ** BigInt(-kept - power);
    return { whole: whole / step + (mode(whole % step, step) ? 1n : 0n), power: -kept };
  }

  function rounded(amount, places, mode) {
    const size = Math.abs(amount);
    const magnitude = Number(size.toExponential(DIGITS - 1).split("e")[1]);
    const digits = magnitude + 1 + places > DIGITS ? exact(size) : shown(size);
    const { whole, power } = toPlaces(digits, places, mode);
    return finite(Math.sign(amount) * Number(`${whole}e${power}`));
  }
  const whole = (amount) => rounded(amount, 0, amount < 0 ? AWAY : TOWARDS_ZERO);
  const towardsZero = (amount) => rounded(number(amount), 0, TOWARDS_ZERO);

  function plain({ whole, power }, places) {
    const digits = (whole * 10n ** BigInt(power + places)).toString().padStart(places + 1, "0");
    return places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits;
  }

  function general(amount) {
    if (amount === 0) return "0";
    const [mantissa, written] = Math.abs(amount).toExponential(DIGITS - 1).split("e");
    const digits = mantissa.replace(".", "").replace(/0+$/, "");
    const sign = amount < 0 ? "-" : "";
    const power = Number(written);
    const places = Math.max(0, digits.length - 1 - power);
    const length = places ? Math.max(power, 0) + 2 + places : power + 1;
    if (length <= LONGEST_PLAIN) return sign + plain({ whole: BigInt(digits), power: power + 1 - digits.length }, places);
    const exponent = (power < 0 ? "-" : "+") + String(Math.abs(power)).padStart(2, "0");
    return `${sign}${digits[0]}${digits.length > 1 ? "." + digits.slice(1) : ""}E${exponent}`;
  }

  // Comparison

  const ROOM = 2 ** -48;

  function close(left, right) {
    if (left === right || (Number.isInteger(left) && Number.isInteger(right))) return left === right;
    return Math.abs(left - right) < ROOM * Math.min(Math.abs(left), Math.abs(right));
  }
  const compared = (left, right) => (left > right) - (left < right);
  const orderOfNumbers = (left, right) => (close(left, right) ? 0 : compared(left, right));
  const orderOfTexts = (left, right) => compared(left.toLowerCase(), right.toLowerCase());
  const rank = (one) => (isTruth(one) ? 2 : isText(one) ? 1 : 0);
  const filled = (one, other) => (one !== null ? one : isText(other) ? "" : isTruth(other) ? false : 0);

  function order(first, second) {
    for (const one of [first, second]) if (isError(one)) throw one;
    const [left, right] = [filled(first, second), filled(second, first)];
    if (rank(left) !== rank(right)) return compared(rank(left), rank(right));
    return isText(left) ? orderOfTexts(left, right) : orderOfNumbers(Number(left), Number(right));
  }

  // Operators, on single values and row by row on columns

  const LONGEST_RESULT = 32767;

  function finite(amount) {
    if (!Number.isFinite(amount)) throw NUMBER;
    return amount + 0;
  }
  const plus = (left, right) => (close(left, -right) ? 0 : finite(left + right));

  function quotient(left, right) {
    if (right === 0) throw DIVISION;
    return finite(left / right);
  }

  function raised(base, exponent) {
    if (base === 0 && exponent < 0) throw DIVISION;
    if ((base === 0 && exponent === 0) || (base < 0 && !Number.isInteger(exponent))) throw NUMBER;
    return finite(base ** exponent);
  }

  function joined(left, right) {
    const both = text(left) + text(right);
    if (both.length > LONGEST_RESULT) throw VALUE;
    return both;
  }

  function rowByRow(work) {
    const safe = settled(work);
    return (...operands) => {
      const lengths = new Set(operands.filter(Array.isArray).map((column) => column.length));
      if (lengths.size === 0) return safe(...operands);
      if (lengths.size > 1) return VALUE;
      const [rows] = lengths;
      return Array.from({ length: rows }, (_, row) => safe(...operands.map((one) => (Array.isArray(one) ? one[row] : one))));
    };
  }
  const numeric = (work) => rowByRow((left, right) => work(number(left), number(right)));
  const ordered = (test) => rowByRow((left, right) => test(order(left, right)));

  const operators = {
    add: numeric(plus),
    subtract: numeric((left, right) => plus(left, -right)),
    multiply: numeric((left, right) => finite(left * right)),
    divide: numeric(quotient),
    power: numeric(raised),
    join: rowByRow(joined),
    equal: ordered((side) => side === 0),
    unequal: ordered((side) => side !== 0),
    less: ordered((side) => side < 0),
    at_most: ordered((side) => side <= 0),
    more: ordered((side) => side > 0),
    at_least: ordered((side) => side >= 0),
    minus: rowByRow((one) => finite(-number(one))),
    same: rowByRow((one) => one),
    percent: rowByRow((one) => finite(number(one) / 100)),
  };

  // Criteria

  const ORDERS = { "<": [-1], "<=": [-1, 0], ">": [1], ">=": [0, 1] };
  const EMPTY = {
    "": (cell) => cell === null || cell === "",
    "=": (cell) => cell === null,
    "<>": (cell) => cell !== null,
  };

  function condition(criterion) {
    if (!isText(criterion)) return (cell) => meets(cell, criterion === null ? 0 : criterion);
    const [, operator = "", written] = /^(<=|>=|<>|<|>|=)?([^]*)$/.exec(criterion);
    if (!written) return EMPTY[operator] || (() => false);
    const wanted = read(written);
    if (operator in ORDERS) return (cell) => ORDERS[operator].includes(orderOfKind(cell, wanted));
    return (cell) => meets(cell, wanted) === (operator !== "<>");
  }

  function read(written) {
    const known = { TRUE: true, FALSE: false, ...ERRORS };
    const found = writtenNumber(written);
    if (found !== null) return found;
    return Object.hasOwn(known, written.toUpperCase()) ? known[written.toUpperCase()] : written;
  }

  function meets(cell, wanted) {
    if (isTruth(wanted) || isError(wanted)) return cell === wanted;
    if (isText(wanted)) return isText(cell) && like(cell, wanted);
    const found = isText(cell) ? writtenNumber(cell) : cell;
    return isNumber(found) && close(found, wanted);
  }

  function orderOfKind(cell, wanted) {
    if (isText(cell) && isText(wanted)) return orderOfTexts(cell, wanted);
    const alike = typeof cell === typeof wanted && (isNumber(cell) || isTruth(cell));
    return alike ? orderOfNumbers(Number(cell), Number(wanted)) : null;
  }

  const ANY = "";

  function like(written, pattern) {
    const letters = Array.from(written.toLowerCase());
    const chunks = chunksOf(pattern.toLowerCase());
    const [first, last] = [chunks[0], chunks[chunks.length - 1]];
    if (chunks.length === 1) return letters.length === first.length && fits(letters, first, 0);
    const end = letters.length - last.length;
    if (end < first.length || !fits(letters, first, 0) || !fits(letters, last, end)) return false;
    return inTurn(letters, chunks.slice(1, -1), first.length, end);
  }

  function chunksOf(pattern) {
    const chunks = [[]];
    for (const [, escaped, star, one, letter] of pattern.matchAll(/~([*?~])|(\*)|(\?)|([^])/gu)) {
      if (star) chunks.push([]);
      else chunks[chunks.length - 1].push(one ? ANY : escaped || letter);
    }
    return chunks;
  }
  const fits = (letters, chunk, at) => chunk.every((mark, place) => mark === ANY || mark === letters[at + place]);

  function inTurn(letters, chunks, start, end) {
    let at = start;
    for (const chunk of chunks) {
      while (at <= end - chunk.length && !fits(letters, chunk, at)) at += 1;
      if (at > end - chunk.length) return false;
      at += chunk.length;
    }
    return true;
  }

  // Functions over many values

  const cellsOf = (one) => (Array.isArray(one) ? one : [one]);

  function cellNumbers(cells) {
    const error = cells.find(isError);
    if (error) throw error;
    return cells.filter(isNumber);
  }
  const numbers = (values) => values.flatMap((one) => (Array.isArray(one) ? cellNumbers(one) : [number(one)]));

  function total(...values) {
    const found = [0, ...numbers(values).filter((one) => one !== 0)];
    const last = found.pop();
    return plus(compensated(found), last);
  }

  function compensated(values) {
    let sum = 0;
    let lost = 0;
    for (const one of values) {
      const [larger, smaller] = Math.abs(sum) >= Math.abs(one) ? [sum, one] : [one, sum];
      sum += one;
      lost += larger - sum + smaller;
    }
    return finite(finite(sum) + lost);
  }

  function average(...values) {
    const found = numbers(values);
    if (!found.length) throw DIVISION;
    return total(found) / found.length;
  }
  const extreme = (better) => (...values) =>
    numbers(values).reduce((best, one) => (best === null || better(one, best) ? one : best), null) ?? 0;

  function counts(one) {
    if (Array.isArray(one)) return one.filter(isNumber).length;
    return isError(settled(number)(one)) ? 0 : 1;
  }
  const summed = (sizes) => sizes.reduce((sum, size) => sum + size, 0);

  function truths(values) {
    const found = values.flatMap((one) => (Array.isArray(one)
      ? one.filter((cell) => isTruth(cell) || isNumber(cell) || isError(cell)).map((cell) => Boolean(number(cell)))
      : [truth(one)]));
    if (!found.length) throw VALUE;
    return found;
  }

  function chosen(cells, ...criteria) {
    const columns = criteria.filter((_, place) => place % 2 === 0).map(cellsOf);
    if (columns.some((column) => column.length !== cells.length)) throw VALUE;
    const tests = criteria.filter((_, place) => place % 2 === 1).map((criterion) => condition(single(criterion)));
    return cells.filter((_, row) => tests.every((test, place) => test(columns[place][row])));
  }

  function productSum(...columns) {
    const cells = columns.map(cellsOf);
    if (new Set(cells.map((column) => column.length)).size > 1) throw VALUE;
    return total(cells[0].map((_, row) => finite(cells.reduce((product, column) => product * factor(column[row]), 1))));
  }

  function factor(cell) {
    if (isError(cell)) throw cell;
    return isNumber(cell) ? cell : 0;
  }

  // Lookups

  function index(cells, row) {
    const place = towardsZero(row);
    if (place === 0) return cells;
    if (place < 0) throw VALUE;
    if (place > cells.length) throw REFERENCE;
    return cells[place - 1];
  }

  function match(wanted, cells, kind = 1) {
    if (isError(wanted)) throw wanted;
    const sought = wanted === null ? 0 : wanted;
    const rows = cells.map((cell, row) => ({ cell, row: row + 1 })).filter(({ cell }) => typeof cell === typeof sought);
    const found = number(kind) === 0 ? exactRow(sought, rows) : nearestRow(sought, rows, -number(kind));
    if (!found) throw MISSING;
    return found.row;
  }
  const exactRow = (sought, rows) =>
    rows.find(({ cell }) => (isText(cell) ? like(cell, sought) : order(cell, sought) === 0));

  function nearestRow(sought, rows, beyond) {
    const stop = rows.findIndex(({ cell }) => ![0, beyond].includes(order(cell, sought)));
    return rows[(stop < 0 ? rows.length : stop) - 1];
  }

  function lookup(wanted, cells, results, missing = MISSING) {
    const found = settled(() => index(results, match(wanted, cells, 0)))();
    return found === MISSING ? missing : found;
  }

  // Money over time

  function presentValue(rate, ...payments) {
    const growth = 1 + number(rate);
    let sum = 0;
    let discount = 1;
    for (const payment of numbers(payments)) {
      discount *= growth;
      sum += quotient(payment, discount);
    }
    return finite(sum);
  }

  function payment(...terms) {
    const [interest, count, now, later, due] = [0, 1, 2, 3, 4].map((place) => number(terms[place] ?? 0));
    if (count === 0 || interest <= -1) throw NUMBER;
    if (interest === 0) return finite(-(now + later) / count);
    const grown = Math.expm1(count * Math.log1p(interest));
    return finite((-interest * (now + quotient(now + later, finite(grown)))) / (due ? 1 + interest : 1));
  }

  // Dates: days are counted from the end of 1899, and those before March 1900 are refused

  const DAY = 86400000;
  const ZERO = Date.UTC(1899, 11, 30);
  const [FIRST, LAST] = [61, 2958465];

  function dayNumber(days) {
    if (days < FIRST || days > LAST) throw NUMBER;
    return days;
  }
  const dayOf = (one) => dayNumber(whole(number(one)));
  const dateOf = (one) => new Date(ZERO + dayOf(one) * DAY);
  const numberOf = (year, month, day) => dayNumber((Date.UTC(year, month, day) - ZERO) / DAY);

  function monthOf(months) {
    if (months < 1900 * 12 || months >= 10000 * 12) throw NUMBER;
    return [Math.floor(months / 12), months % 12];
  }

  function dateFrom(...parts) {
    const [years, months, days] = parts.map(towardsZero);
    if (years < 1900 || years > 9999) throw NUMBER;
    const [year, month] = monthOf(years * 12 + months - 1);
    return dayNumber((Date.UTC(year, month, 1) - ZERO) / DAY + days - 1);
  }

  function later(start, months) {
    const [year, month] = monthOf(start.getUTCFullYear() * 12 + start.getUTCMonth() + towardsZero(months));
    numberOf(year, month, 1);
    return [year, month];
  }
  const lastOf = (year, month) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

  function monthsLater(one, months) {
    const start = dateOf(one);
    const [year, month] = later(start, months);
    return numberOf(year, month, Math.min(start.getUTCDate(), lastOf(year, month)));
  }

  function endOfMonth(one, months) {
    const [year, month] = later(dateOf(one), months);
    return numberOf(year, month, lastOf(year, month));
  }

  const works = (day) => (day - 1) % 7 !== 0 && (day - 1) % 7 !== 6;

  function workingDaysLater(one, count) {
    const start = dayOf(one);
    const left = towardsZero(count);
    const step = left > 0 ? 1 : -1;
    let rest = Math.abs(left) % 5 || (left ? 5 : 0);
    let day = dayNumber(start + (step * 7 * (Math.abs(left) - rest)) / 5);
    while (rest) {
      day = dayNumber(day + step);
      if (works(day)) rest -= 1;
    }
    return day;
  }

  function workingDays(first, last) {
    const [start, end] = [dayOf(first), dayOf(last)];
    if (end < start) return -workingDays(end, start);
    const weeks = Math.floor((end - start + 1) / 7);
    let found = weeks * 5;
    for (let day = start + weeks * 7; day <= end; day += 1) if (works(day)) found += 1;
    return found;
  }

  // Labels

  function label(amount, pattern) {
    if (isTruth(amount)) return amount ? "TRUE" : "FALSE";
    if (isText(amount) && writtenNumber(amount) === null) return amount;
    const [, currency, grouped, decimals = ".", percent] = /^([$€£¥]?)(#,##)?0(\.0+)?(%?)$/.exec(pattern);
    const size = number(amount);
    const { whole, power } = shown(Math.abs(size));
    const places = decimals.length - 1;
    const digits = toPlaces({ whole, power: power + (percent ? 2 : 0) }, places, HALF_AWAY);
    const [before, after] = plain(digits, places).split(".");
    const sign = size < 0 && digits.whole ? "-" : "";
    const thousands = grouped ? before.replace(/\B(?=(\d{3})+$)/g, ",") : before;
    return sign + currency + thousands + (places ? `.${after}` : "") + percent;
  }

  const rounding = (mode) => (amount, places) => rounded(number(amount), towardsZero(places), mode);

  const LARGEST_QUOTIENT = 1125900000000;

  const functions = {
    IF: (test, yes, no = false) => (truth(test) ? yes : no),
    IFS: (...pairs) => {
      for (let place = 0; place < pairs.length; place += 2) if (truth(pairs[place])) return pairs[place + 1];
      throw MISSING;
    },
    IFERROR: (one, instead) => (isError(one) ? instead : one),
    AND: (...values) => truths(values).every(Boolean),
    OR: (...values) => truths(values).some(Boolean),
    NOT: (one) => !truth(one),
    MIN: extreme((one, best) => one < best),
    MAX: extreme((one, best) => one > best),
    SUM: total,
    AVERAGE: average,
    COUNT: (...values) => summed(values.map(counts)),
    COUNTA: (...values) => values.flatMap(cellsOf).filter((cell) => cell !== null).length,
    COUNTIF: (...criteria) => chosen(cellsOf(criteria[0]), ...criteria).length,
    COUNTIFS: (...criteria) => chosen(cellsOf(criteria[0]), ...criteria).length,
    SUMIF: (column, criterion, cells = column) => total(chosen(cellsOf(cells), column, criterion)),
    SUMIFS: (cells, ...criteria) => total(chosen(cellsOf(cells), ...criteria)),
    AVERAGEIF: (column, criterion, cells = column) => average(chosen(cellsOf(cells), column, criterion)),
    SUMPRODUCT: productSum,
    ROUND: rounding(HALF_AWAY),
    ROUNDUP: rounding(AWAY),
    ROUNDDOWN: rounding(TOWARDS_ZERO),
    INT: (amount) => whole(number(amount)),
    ABS: (amount) => Math.abs(number(amount)),
    MOD: (amount, by) => {
      const [dividend, divisor] = [number(amount), number(by)];
      const times = quotient(dividend, divisor);
      if (Math.abs(times) >= LARGEST_QUOTIENT) throw NUMBER;
      return plus(dividend, -finite(divisor * whole(times)));
    },
    INDEX: index,
    MATCH: match,
    XLOOKUP: lookup,
    NPV: presentValue,
    PMT: payment,
    DATE: dateFrom,
    YEAR: (one) => dateOf(one).getUTCFullYear(),
    MONTH: (one) => dateOf(one).getUTCMonth() + 1,
    DAY: (one) => dateOf(one).getUTCDate(),
    WEEKDAY: (one) => ((dayOf(one) - 1) % 7) + 1,
    EDATE: monthsLater,
    EOMONTH: endOfMonth,
    WORKDAY: workingDaysLater,
    NETWORKDAYS: workingDays,
    TEXT: label,
  };
  const safe = Object.fromEntries(Object.entries(functions).map(([name, work]) => [name, settled(work)]));

  // Models

  function solve(model, inputs) {
    const values = Object.fromEntries(model.inputs.map((name) => [name, given(Object.hasOwn(inputs, name) ? inputs[name] : null)]));
    for (const [name, formula] of model.steps) {
      const table = name.includes("[") ? name.split("[")[0] : null;
      values[name] = table === null ? result(formula(values)) : byRow(formula, table, values);
    }
    return values;
  }

  function byRow(formula, table, values) {
    const columns = Object.entries(values).filter(([name, cells]) => name.startsWith(`${table}[`) && Array.isArray(cells));
    const rows = columns.length ? Math.min(...columns.map(([, cells]) => cells.length)) : 0;
    return Array.from({ length: rows }, (_, row) => {
      const cells = columns.map(([name, column]) => [name.replace("[", "[@"), column[row]]);
      return result(formula({ ...values, ...Object.fromEntries(cells) }));
    });
  }

  return Object.freeze({ ...operators, ...safe, ErrorValue, ERRORS, isError, value, single, cells: cellsOf, result, given, solve });
})();
if (typeof module === "object") module.exports = formulas;
