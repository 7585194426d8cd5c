//===- inspect/TreemapPage.cpp - The fixed parts of the treemap's page ------------------------------===//
//
// A squarified treemap: each group is laid out in rows whose rectangles are as square as they get.  Groups
// have a title bar where there is room, and become smaller than a few pixels without being looked into. Click
// or Enter on a group goes into it, Escape or the path above the map goes out.  The table below the map says
// the same in words, for those who cannot see it.
//
//===------------------------------------------------------------------------------------------------===//

#include "inspect/TreemapPage.h"

namespace adder::inspect {

const std::string_view kTreemapHead = R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
)html";

const std::string_view kTreemapBody = R"html(<style>
:root { --page: #ffffff; --ink: #1b1b1b; --soft: #5c5c5c; --line: #c9c9c9; --group: #ececec; --group2: #dcdcdc;
  --focus: #b3005e; --edge: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --page: #17181a; --ink: #ececec; --soft: #a9a9a9; --line: #45484d; --group: #2a2c30; --group2: #373a40;
    --focus: #ff8ac4; --edge: #17181a; }
}
* { box-sizing: border-box; }
html, body { margin: 0; height: 100%; }
body { background: var(--page); color: var(--ink); font: 14px/1.4 system-ui, "Segoe UI", "DejaVu Sans", sans-serif;
  display: flex; flex-direction: column; padding: 10px 14px; min-height: 100%; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 16px; }
h1 { font-size: 18px; margin: 0; overflow-wrap: anywhere; }
#sums { color: var(--soft); }
#legend { display: flex; flex-wrap: wrap; gap: 4px 6px; margin: 8px 0 6px; padding: 0; }
#legend button { font: inherit; font-size: 12.5px; color: var(--ink); background: none; border: 1px solid transparent;
  border-radius: 4px; padding: 1px 6px; cursor: pointer; display: flex; align-items: center; gap: 5px; }
#legend button:hover { border-color: var(--line); }
#legend button[aria-pressed=true] { border-color: var(--ink); font-weight: 600; }
#legend i { width: 12px; height: 12px; border-radius: 2px; flex: none; }
#legend .bytes { color: var(--soft); font-weight: 400; }
#path { display: flex; flex-wrap: wrap; align-items: center; gap: 2px; min-height: 26px; }
#path button { font: inherit; color: var(--ink); background: var(--group); border: 0; border-radius: 4px;
  padding: 1px 8px; cursor: pointer; max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
#path button:hover { background: var(--group2); }
#path span { color: var(--soft); }
#map { position: relative; flex: 1 0 340px; min-height: 340px; margin: 4px 0 6px; overflow: hidden; }
.box { position: absolute; overflow: hidden; border-radius: 2px; }
.group { background: var(--group); box-shadow: inset 0 0 0 1px var(--line); cursor: zoom-in; }
.group.odd { background: var(--group2); }
.leaf { box-shadow: inset 0 0 0 .5px var(--edge); }
.label { position: absolute; left: 4px; right: 3px; top: 0; font-size: 12px; line-height: 17px; white-space: nowrap;
  overflow: hidden; text-overflow: ellipsis; pointer-events: none; }
.label b { font-weight: 600; }
.label small { font-size: 11px; opacity: .8; }
.leaf .label { font-size: 11px; line-height: 15px; left: 3px; }
.dim { opacity: .16; }
.box:hover { filter: brightness(1.07); }
.box:focus-visible, button:focus-visible { outline: 2px solid var(--focus); outline-offset: -2px; z-index: 1; }
#detail { min-height: 44px; color: var(--soft); font-size: 13px; overflow-wrap: anywhere; }
#detail b { color: var(--ink); }
details { margin-top: 4px; }
summary { cursor: pointer; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 13px; margin: 6px 0; }
th, td { padding: 2px 10px 2px 0; text-align: right; white-space: nowrap; }
th:last-child, td:last-child { text-align: left; white-space: normal; overflow-wrap: anywhere; }
th { border-bottom: 1px solid var(--line); font-weight: 600; }
</style>
</head>
<body>
<header><h1 id="title"></h1><span id="sums"></span></header>
<div id="legend" role="group" aria-label="Kinds of bytes; press one to show it alone"></div>
<nav id="path" aria-label="Where the map is"></nav>
<main id="map" aria-label="Treemap of sizes"></main>
<div id="detail" aria-live="polite"></div>
<details><summary>What is shown, as a table</summary><div class="scroll"><table id="table"></table></div></details>
<noscript>This page needs JavaScript; mpy-tool size without --html prints the same as text.</noscript>
)html";

const std::string_view kTreemapScript = R"html(<script>
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const kinds = data.kinds;
const map = document.getElementById("map");
const kBar = 18, kGap = 2, kSmallest = 3;
let current = null, alone = null;

// Sizes of groups, and the way up.
(function prepare(root) {
  const order = [root];
  for (const node of order) for (const child of node.c || []) { child.up = node; order.push(child); }
  for (const node of order.reverse()) {
    if (node.c) {
      node.s = node.c.reduce((sum, child) => sum + child.s, 0);
      node.c.sort((a, b) => b.s - a.s);
      node.by = kinds.map((_, k) => node.c.reduce((sum, c) => sum + (c.c ? c.by[k] : c.k === k ? c.s : 0), 0));
    }
  }
})(data.root);

const bytes = (n) => n < 10000 ? `${n} B` : `${(n / 1024).toFixed(1)} KiB`;
const exact = (n) => `${n.toLocaleString("en")} ${n === 1 ? "byte" : "bytes"}`;
const share = (part, whole) => whole ? `${(100 * part / whole).toFixed(1)}%` : "0%";
const trail = (node) => { const nodes = []; for (let at = node; at; at = at.up) nodes.unshift(at); return nodes; };
const element = (tag, text, className) => {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};

// Black or white, whichever is easier to read on a colour.
function inkOn(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return (light + 0.05) / 0.05 > 1.05 / (light + 0.05) ? "#000" : "#fff";
}
for (const kind of kinds) kind.ink = inkOn(kind.c);

// Rectangles for `nodes`, largest first, within x y w h: rows along the shorter side, each as square as can be.
function squarify(nodes, x, y, w, h) {
  const rects = [];
  let total = nodes.reduce((sum, node) => sum + node.s, 0), at = 0;
  while (at < nodes.length && total > 0 && w > 0 && h > 0) {
    const short = Math.min(w, h), scale = w * h / total;
    let sum = 0, worst = Infinity, end = at;
    for (; end < nodes.length; ++end) {
      const next = sum + nodes[end].s, thick = next * scale / short;
      const ratio = Math.max(nodes[at].s * scale / thick / thick, thick * thick / (nodes[end].s * scale));
      if (ratio > worst) break;
      worst = ratio; sum = next;
    }
    const thick = sum * scale / short;
    let along = 0;
    for (; at < end; ++at) {
      const length = nodes[at].s * scale / thick;
      rects.push(w >= h ? [nodes[at], x, y + along, thick, length] : [nodes[at], x + along, y, length, thick]);
      along += length;
    }
    if (w >= h) { x += thick; w -= thick; } else { y += thick; h -= thick; }
    total -= sum;
  }
  return rects;
}

function place(box, x, y, w, h) {
  box.style.left = x + "px"; box.style.top = y + "px"; box.style.width = w + "px"; box.style.height = h + "px";
}

function draw(node, x, y, w, h, depth, into) {
  for (const [child, left, top, width, height] of squarify(node.c, x, y, w, h)) {
    if (width < kSmallest || height < kSmallest) {
      if (width * height < 2) continue;
    }
    const box = element("div", undefined, "box " + (child.c ? "group" + (depth % 2 ? " odd" : "") : "leaf"));
    const gap = child.c && width > 12 && height > 12 ? 1 : 0;
    const bw = width - gap, bh = height - gap;
    place(box, left, top, bw, bh);
    box.node = child;
    let inner = 0;
    if (child.c) {
      box.tabIndex = bw > 24 && bh > 14 ? 0 : -1;
      box.setAttribute("role", "button");
      box.setAttribute("aria-label", `${child.n}, ${exact(child.s)}, go into`);
    } else {
      box.style.background = kinds[child.k].c;
      box.style.color = kinds[child.k].ink;
      if (alone !== null && alone !== child.k) box.classList.add("dim");
    }
    if (bw > (child.c ? 34 : 54) && bh > (child.c ? 22 : 15)) {
      const label = element("div", undefined, "label");
      label.append(element(child.c ? "b" : "span", child.n));
      if (bw > 90) label.append(" ", element("small", bytes(child.s)));
      box.append(label);
      inner = kBar;
    }
    into.append(box);
    const padding = bw > 14 && bh > 14 ? kGap : 0;
    if (child.c && bw > 2 * padding + kSmallest && bh > inner + 2 * padding + kSmallest)
      draw(child, padding, inner || padding, bw - 2 * padding, bh - (inner || padding) - padding, depth + 1, box);
  }
}

function describe(node) {
  const line = document.getElementById("detail");
  line.replaceChildren();
  const names = trail(node).slice(1).map((n) => n.n).join(" › ") || node.n;
  line.append(element("b", names), ` – ${exact(node.s)}, ${share(node.s, data.root.s)} of all`);
  if (node.up && node.up !== data.root) line.append(`, ${share(node.s, node.up.s)} of ${node.up.n}`);
  line.append(element("br"));
  if (node.c)
    line.append(node.by.map((n, k) => [n, k]).filter(([n]) => n).sort((a, b) => b[0] - a[0])
      .map(([n, k]) => `${kinds[k].n} ${n}`).join(", "));
  else line.append(`${kinds[node.k].n}: ${kinds[node.k].t}`);
}

function drawMap() {
  map.replaceChildren();
  draw(current, 0, 0, map.clientWidth, map.clientHeight, 0, map);
}

function show(node) {
  current = node;
  const path = document.getElementById("path");
  path.replaceChildren();
  for (const step of trail(node)) {
    if (step.up) path.append(element("span", "›"));
    const button = element("button", `${step.n} (${bytes(step.s)})`);
    button.type = "button";
    if (step === node) button.setAttribute("aria-current", "true");
    button.onclick = () => show(step);
    path.append(button);
  }
  drawMap();
  describe(node);
  const table = document.getElementById("table");
  table.replaceChildren();
  const used = kinds.map((_, k) => k).filter((k) => node.by[k]);
  const head = element("tr");
  for (const name of ["bytes", ...used.map((k) => kinds[k].n), "name"]) head.append(element("th", name));
  table.append(head);
  for (const child of node.c.slice(0, 500)) {
    const row = element("tr");
    row.append(element("td", String(child.s)));
    for (const k of used) row.append(element("td", String(child.c ? child.by[k] : child.k === k ? child.s : 0)));
    row.append(element("td", child.n));
    table.append(row);
  }
}

const boxOf = (event) => event.target.closest(".box");
const groupOf = (node) => { while (node && !node.c) node = node.up; return node; };
map.addEventListener("click", (event) => {
  const box = boxOf(event);
  if (!box) return;
  // One step at a time: the group directly below the one that is shown.
  const steps = trail(groupOf(box.node));
  const next = steps[steps.indexOf(current) + 1];
  if (next) show(next);
});
map.addEventListener("mouseover", (event) => { const box = boxOf(event); if (box) describe(box.node); });
map.addEventListener("mouseleave", () => describe(current));
map.addEventListener("focusin", (event) => { const box = boxOf(event); if (box) describe(box.node); });
addEventListener("keydown", (event) => {
  const box = document.activeElement && document.activeElement.closest(".box");
  if ((event.key === "Enter" || event.key === " ") && box) { event.preventDefault(); show(box.node); }
  if ((event.key === "Escape" || event.key === "Backspace") && current.up) { event.preventDefault(); show(current.up); }
});
// Boxes are placed absolutely, so drawing does not change the size of the map again.
let drawnFor = "";
new ResizeObserver(() => {
  const size = `${map.clientWidth} ${map.clientHeight}`;
  if (size !== drawnFor) drawMap();
  drawnFor = size;
}).observe(map);

document.getElementById("title").textContent = document.title;
document.getElementById("sums").textContent =
  `${exact(data.root.s)} in ${data.functions} functions; frozen at most ${bytes(data.flash)} of flash, ` +
  `imported at most ${bytes(data.ram)} of RAM`;
const legend = document.getElementById("legend");
kinds.forEach((kind, k) => {
  if (!kind.s) return;
  const button = element("button");
  button.type = "button";
  button.title = kind.t;
  button.setAttribute("aria-pressed", "false");
  const swatch = element("i");
  swatch.style.background = kind.c;
  button.append(swatch, kind.n, element("span", `${bytes(kind.s)}, ${share(kind.s, data.root.s)}`, "bytes"));
  button.onclick = () => {
    alone = alone === k ? null : k;
    [...legend.children].forEach((other) => other.setAttribute("aria-pressed", String(other === button && alone !== null)));
    show(current);
  };
  legend.append(button);
});
show(data.root);
</script>
</body>
</html>
)html";

} // namespace adder::inspect
