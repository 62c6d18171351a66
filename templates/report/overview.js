// What stands above the list: the articles with the most diagnostics, the rest of the heat map, the
// theme.
const MOST_ARTICLES = 10;
const MOST_RULES = 15;

// The folder that all paths have in common: it says nothing.
function commonFolder(paths) {
  const parts = paths[0].split("/");
  let depth = parts.length - 1;
  for (const path of paths) {
    const others = path.split("/");
    while (others.length <= depth || parts.slice(0, depth).join("/") !== others.slice(0, depth).join("/")) depth -= 1;
  }
  return depth > 0 ? parts.slice(0, depth).join("/") + "/" : "";
}

function worst() {
  if (articles.length === 0) return;
  const folder = commonFolder(articles.map((it) => it.path));
  const order = (a, b) => b.found.length - a.found.length;
  const most = [...articles].sort(order).slice(0, MOST_ARTICLES);
  const rows = most.map((article) => {
    const count = article.found.length;
    const rate = article.segments > 0 ? ` (${number(Math.round(count * 1000 / article.segments))})` : "";
    return element("li", {},
      element("div", {}, element("a", { href: link({ path: article.path }), dir: "auto", title: article.path }, article.path.slice(folder.length)),
        element("small", {}, `${article.locale || "no locale"}, ${KINDS[article.type]}, ${number(article.segments)} segments`)),
      element("span", {}, number(count) + rate));
  });
  const section = document.getElementById("worst");
  section.querySelector("ol").append(...rows);
  section.hidden = false;
}

function fold() {
  const rows = [...document.querySelectorAll("#heat tbody tr")].slice(MOST_RULES);
  // Two or three more are shown as well.
  if (rows.length < 4) return;
  const button = document.getElementById("all-rules");
  for (const row of rows) row.hidden = true;
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const row of rows) row.hidden = false;
    button.hidden = true;
    rows[0].querySelector("a").focus();
  });
}

const THEMES = ["system", "light", "dark"];

function theme() {
  const button = document.getElementById("theme");
  // A page from disk may have no memory.
  const remembered = () => { try { return localStorage.getItem("bilint-theme"); } catch { return null; } };
  const remember = (name) => { try { localStorage.setItem("bilint-theme", name); } catch { /* for now, then */ } };
  let at = Math.max(0, THEMES.indexOf(remembered()));
  const set = () => {
    document.documentElement.dataset.theme = THEMES[at];
    button.textContent = `Theme: ${THEMES[at]}`;
  };
  button.addEventListener("click", () => {
    at = (at + 1) % THEMES.length;
    remember(THEMES[at]);
    set();
  });
  set();
  button.hidden = false;
}
