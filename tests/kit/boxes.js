() => {
    // What a reader sees of each text on a page: where its letters are, what lies behind them, what cuts them off.
    const said = e => `${e.tagName.toLowerCase()}${e.className ? '.' + e.className : ''}: ${e.textContent.trim().slice(0, 40)}`;
    const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const colours = new Map();
    const numbers = colour => {
        if (!colours.has(colour)) {
            paint.clearRect(0, 0, 1, 1);
            paint.fillStyle = colour;
            paint.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = paint.getImageData(0, 0, 1, 1).data;
            colours.set(colour, [r, g, b, a / 255]);
        }
        return colours.get(colour);
    };
    const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a)];
    const grounds = new Map([[null, [255, 255, 255]]]);
    const ground = e => {
        if (!grounds.has(e)) grounds.set(e, over(numbers(getComputedStyle(e).backgroundColor), ground(e.parentElement)));
        return grounds.get(e);
    };
    const light = colour => {
        const [r, g, b] = colour.map(part => part / 255).map(p => p <= 0.04045 ? p / 12.92 : ((p + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, other) => {
        const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
        return (bright + 0.05) / (dark + 0.05);
    };
    const visible = new Map([[null, true]]);
    const shown = e => {
        if (!visible.has(e)) {
            const style = getComputedStyle(e);
            const spoken = e.matches('.spoken') || (style.position == 'absolute' && e.getBoundingClientRect().right < 0);
            visible.set(e, shown(e.parentElement) && !spoken && style.display != 'none' && style.visibility == 'visible'
                && !(e.parentElement?.matches('details:not([open])') && e.tagName != 'SUMMARY'));
        }
        return visible.get(e);
    };
    const cut = (e, box) => {
        for (let around = e; around && around != document.body; around = around.parentElement) {
            const style = getComputedStyle(around), edge = around.getBoundingClientRect();
            if (/hidden|clip/.test(style.overflowX) && (box.right > edge.right + 1 || box.left < edge.left - 1)) return true;
            if (/hidden|clip/.test(style.overflowY) && (box.bottom > edge.bottom + 1 || box.top < edge.top - 1)) return true;
            if (/auto|scroll/.test(style.overflowX)) return false;
        }
        return false;
    };
    const scrolls = e => e && (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
    const found = { outside: [], empty: [], cut: [], faint: [], over: [], disordered: [] };
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node; (node = walker.nextNode());) {
        const e = node.parentElement;
        if (!node.textContent.trim() || /^(SCRIPT|STYLE|TEMPLATE|OPTION|NOSCRIPT)$/.test(e.tagName) || !shown(e)) continue;
        range.selectNodeContents(node);
        const boxes = [...range.getClientRects()].filter(box => box.width > 0.5 && box.height > 0.5);
        const style = getComputedStyle(e), size = parseFloat(style.fontSize);
        if (!boxes.length) found.empty.push(said(e));
        const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
        const behind = ground(e), ratio = contrast(over(numbers(style.color), behind), behind);
        if (ratio < (large ? 3 : 4.5) && !e.closest('svg')) found.faint.push(`${said(e)} (${ratio.toFixed(2)})`);
        const block = e.closest('p,li,td,th,h1,h2,h3,h4,dt,dd,caption,figcaption,button,summary,text,label') || e;
        for (const box of boxes) {
            const wide = box.right > innerWidth + 1 || box.left < -1;
            if (wide && !scrolls(e)) found.outside.push(said(e));
            if (cut(e, box)) found.cut.push(said(e));
            // The letters are lower than their line: half of what the line has above and below them is room.
            const spare = Math.max(0, (box.height - size * 0.9) / 2);
            lines.push({ e, block, top: box.top + spare, bottom: box.bottom - spare, left: box.left + 1, right: box.right - 1 });
        }
    }
    const fixed = new Map([[null, false]]);
    const floats = e => {
        if (!fixed.has(e)) fixed.set(e, /fixed|sticky/.test(getComputedStyle(e).position) || floats(e.parentElement));
        return fixed.get(e);
    };
    const still = lines.filter(line => !floats(line.e)).sort((a, b) => a.top - b.top);
    still.forEach((one, n) => {
        for (let m = n + 1; m < still.length && still[m].top < one.bottom - 1; m++) {
            const other = still[m];
            if (one.block != other.block && one.left < other.right && other.left < one.right)
                found.over.push(`${said(one.e)} | ${said(other.e)}`);
        }
    });
    // Blocks that follow each other in a flow stand below or beside each other, never above.
    for (const block of document.querySelectorAll('main *, article *, section *')) {
        const next = block.nextElementSibling;
        if (!next || !shown(block) || !shown(next) || block.closest('svg') || floats(block) || floats(next)) continue;
        const [one, other] = [block.getBoundingClientRect(), next.getBoundingClientRect()];
        const wordy = block.textContent.trim() && next.textContent.trim() && one.height && other.height;
        // A further column of a list begins above the end of the one before, to its right.
        if (wordy && other.bottom <= one.top + 1 && other.left < one.right) found.disordered.push(`${said(block)} | ${said(next)}`);
    }
    return Object.fromEntries(Object.entries(found).map(([kind, all]) => [kind, [...new Set(all)]]));
}
