// The list of diagnostics. It is cut into blocks; only those near the window hold cards, the others
// are as high as they were when they did, or as high as is likely.
const BLOCK = 10;
// More blocks than this are slow to lay out: a long list has longer ones.
const MOST_BLOCKS = 4000;
const LIKELY = 190;
const MOST_PRINTED = 500;

const list = document.getElementById("list");
let listed = [];

const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) isIntersecting ? fill(target) : clear(target);
}, { rootMargin: "800px 0px" });

function fill(block) {
  if (block.childElementCount > 0) return;
  const from = Number(block.dataset.from);
  const cards = listed.slice(from, Number(block.dataset.to)).map((item, at) => card(item, from + at, listed.length));
  block.style.height = "";
  block.append(...cards);
}

function clear(block) {
  // What has the focus stays.
  if (block.childElementCount === 0 || block.contains(document.activeElement)) return;
  block.style.height = `${block.offsetHeight}px`;
  block.replaceChildren();
}

// Shows these diagnostics and no others.
function show(items) {
  watcher.disconnect();
  listed = items;
  const blocks = [];
  const size = Math.max(BLOCK, Math.ceil(items.length / MOST_BLOCKS));
  for (let from = 0; from < items.length; from += size) {
    const to = Math.min(from + size, items.length);
    const block = element("div", { class: "block", "data-from": from, "data-to": to, role: "presentation" });
    block.style.height = `${(to - from) * LIKELY}px`;
    blocks.push(block);
  }
  list.replaceChildren(...blocks);
  if (blocks.length > 0) fill(blocks[0]);
  else list.append(element("p", { class: "note" }, "Nothing of it. Choose less."));
  for (const block of blocks) watcher.observe(block);
}

// A printer sees no window: it gets the first ones, and how many more there are.
addEventListener("beforeprint", () => {
  watcher.disconnect();
  const cards = listed.slice(0, MOST_PRINTED).map((item, at) => card(item, at, listed.length));
  const rest = listed.length - cards.length;
  if (rest > 0) cards.push(element("p", { class: "note" }, `${number(rest)} more are not printed: choose less.`));
  list.replaceChildren(...cards);
});
addEventListener("afterprint", () => show(listed));
