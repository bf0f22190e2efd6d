// A case: passages light up the lines they came from, and the other way round.
const CASE = JSON.parse(document.getElementById("case").textContent);
const pagesSide = $(".pages");
const recordSide = $(".record");
const narrow = matchMedia("(max-width: 52rem)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const parts = new Map();
for (const one of $$("[data-part]")) {
  const path = one.dataset.part;
  if (!parts.has(path)) parts.set(path, []);
  parts.get(path).push(one);
}
const linesOf = (path) => (parts.get(path) ?? []).filter((one) => one.classList.contains("line"));
const blocksOf = (path) => (parts.get(path) ?? []).filter((one) => !one.classList.contains("line"));

let lit = null;

function light(path, pointed) {
  if (lit !== path) {
    for (const one of parts.get(lit) ?? []) one.classList.remove("lit");
    for (const one of parts.get(path) ?? []) one.classList.add("lit");
    lit = path;
  }
  explain(pointed);
}

function explain(pointed) {
  const line = pointed?.classList.contains("line") ? pointed : linesOf(lit)[0];
  const why = $("#why");
  if (!line) { why.textContent = text("why"); return; }
  const role = text("role_" + line.dataset.group);
  const signs = JSON.parse(line.dataset.why).map(inWords).join(", ");
  const evidence = signs ? ` — ${signs}` : "";
  const kept = line.dataset.part ? "" : ` · ${text("not_kept")}`;
  why.replaceChildren(element("span", { class: `swatch g-${line.dataset.group}` }), element("b", {}, role), kept, evidence, ` · ${line.dataset.score} %`);
  document.dispatchEvent(new CustomEvent("pointed", { detail: pointed?.classList.contains("line") ? pointed : null }));
}

function inWords([kind, ...detail]) {
  return text(`why_${kind}`).replace(/\{\}/g, () => detail.shift() ?? "");
}

// Lines that lie outside the pages' pane come into view once the pointer rests on their passage.
let resting = 0;
function follow(one) {
  clearTimeout(resting);
  if (narrow.matches || !one || one.classList.contains("line")) return;
  resting = setTimeout(() => {
    const line = linesOf(one.dataset.part)[0];
    if (!line) return;
    const pane = pagesSide.getBoundingClientRect();
    const place = line.getBoundingClientRect();
    if (place.top >= pane.top && place.bottom <= pane.bottom) return;
    const top = pagesSide.scrollTop + place.top - pane.top - pane.height / 3;
    pagesSide.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
  }, 200);
}

const pointedAt = (event) => event.target.closest?.("[data-part], .line");
document.addEventListener("mouseover", (event) => { const one = pointedAt(event); if (one && !document.activeElement?.closest("form.edit")) { light(one.dataset.part ?? null, one); follow(one); } });
document.addEventListener("focusin", (event) => { const one = pointedAt(event); if (one) { light(one.dataset.part ?? null, one); follow(one); } });

// On a narrow screen one side shows at a time; on a wide one both do.
function showSide(side) {
  document.body.dataset.side = side;
  $("#side-record").setAttribute("aria-pressed", side === "record");
  $("#side-pages").setAttribute("aria-pressed", side === "pages");
}
showSide("record");
$("#side-record").addEventListener("click", () => showSide("record"));
$("#side-pages").addEventListener("click", () => showSide("pages"));

function bring(target, { focus = true } = {}) {
  if (!target) return;
  const side = pagesSide.contains(target) ? "pages" : "record";
  if (narrow.matches) showSide(side);
  target.closest("details:not([open])")?.setAttribute("open", "");
  target.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  if (focus) target.focus({ preventScroll: true });
}

function cross(one) {
  const path = one.dataset.part;
  if (!path) return;
  const other = one.classList.contains("line") ? blocksOf(path)[0] : linesOf(path)[0];
  bring(other, { focus: one.classList.contains("line") || narrow.matches });
  light(path, one);
}

document.addEventListener("click", (event) => {
  const page = event.target.closest("a[data-page]");
  if (page) {
    event.preventDefault();
    const figure = $(`#page-${page.dataset.page}`);
    if (narrow.matches) showSide("pages");
    figure?.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
    figure?.querySelector(".line[tabindex='0']")?.focus({ preventScroll: true });
    return;
  }
  if (event.target.closest("a, summary, form, .no-jump") || getSelection().toString()) return;
  const one = pointedAt(event);
  if (one) cross(one);
});

const ARROWS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
document.addEventListener("keydown", (event) => {
  const one = event.target.closest?.(".line, .record [data-part]");
  if (!one || event.target !== one) return;
  if (event.key === "Enter" && !one.classList.contains("line")) { event.preventDefault(); linesOf(one.dataset.part)[0] && bring(linesOf(one.dataset.part)[0]); }
  if (event.key === "Escape") { event.preventDefault(); const back = (one.classList.contains("line") ? blocksOf : linesOf)(one.dataset.part)[0]; bring(back); }
  if (event.key in ARROWS) {
    event.preventDefault();
    const all = one.classList.contains("line") ? $$(".line:not([hidden])", pagesSide) : $$("[data-part]", recordSide);
    const next = all[all.indexOf(one) + ARROWS[event.key]];
    if (!next) return;
    if (next.classList.contains("line")) { for (const other of $$(".line[tabindex='0']", next.parentElement)) other.tabIndex = -1; next.tabIndex = 0; }
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }
});

for (const button of $$(".legend button")) {
  button.addEventListener("click", () => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", shown);
    for (const line of $$(`.line[data-group="${button.dataset.group}"]`)) line.hidden = !shown;
  });
}

// Pages: to one by its number, larger or smaller, and printed behind the record.
$("#jump").addEventListener("change", (event) => $(`#page-${event.target.value}`).scrollIntoView({ block: "start" }));
const ZOOMS = [50, 75, 100, 125, 150, 200, 300];
function zoom(step) {
  const at = ZOOMS.indexOf(Number(pagesSide.dataset.zoom ?? 100)) + step;
  if (!ZOOMS[at]) return;
  pagesSide.dataset.zoom = ZOOMS[at];
  pagesSide.style.setProperty("--zoom", ZOOMS[at] / 100);
  $("#zoom").textContent = `${ZOOMS[at]} %`;
  $("#zoom-out").disabled = at === 0;
  $("#zoom-in").disabled = at === ZOOMS.length - 1;
}
$("#zoom-out").addEventListener("click", () => zoom(-1));
$("#zoom-in").addEventListener("click", () => zoom(1));
const onPage = new IntersectionObserver((seen) => {
  const shown = seen.findLast((one) => one.isIntersecting);
  if (shown) $("#jump").value = shown.target.id.slice(5);
}, { rootMargin: "-40% 0px -55% 0px" });
for (const one of $$(".page")) onPage.observe(one);
$("#print").addEventListener("click", async () => {
  document.body.classList.add("print-pages");
  await Promise.all($$(".sheet img").map((image) => { image.loading = "eager"; return image.decode().catch(() => {}); }));
  print();
});
addEventListener("afterprint", () => document.body.classList.remove("print-pages"));

// A confidence leads to what is in doubt.
for (const doubt of $$("a.doubt")) doubt.addEventListener("click", (event) => { event.preventDefault(); bring(document.getElementById(decodeURIComponent(doubt.hash.slice(1)))); });

// Back to the cases as they were filtered.
if ($("a.home")) $("a.home").hash = memory.get("filters") ?? "";

for (const call of $$("a.call")) call.addEventListener("click", (event) => { event.preventDefault(); bring(document.getElementById(call.hash.slice(1))); });
document.addEventListener("language", () => explain(null));

if (location.hash.length > 1) {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target) { bring(target); const path = target.dataset.part; if (path && !narrow.matches) { linesOf(path)[0]?.scrollIntoView({ block: "center" }); light(path, target); } }
}
