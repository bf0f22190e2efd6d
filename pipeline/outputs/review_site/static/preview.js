// What corrections will give, shown before they are saved.
function shownGroup(group) {
  if (!group.startsWith("sections.")) return text(group);
  const key = group.slice("sections.".length);
  return CASE.sections[key]?.[language] ?? key;
}

const SIGNS = { "=": "span", "-": "del", "+": "ins" };

function changed(one) {
  const words = one.pieces.flatMap(([sign, said]) => [element(SIGNS[sign], { lang: CASE.language }, said), " "]);
  const item = element("li", {}, element("b", {}, shownGroup(one.group)), " ");
  const named = (key) => CASE.criteria[key]?.[language] ?? text("no_criterion");
  if (one.group === "callouts") item.append(...beside(one, (of) => named(of.criterion)));
  item.append(...words);
  const calls = (of) => of.calls.join(", ");
  if (one.was?.calls.length || one.now?.calls.length) item.append(...beside(one, calls));
  return item;
}

// What stands with the words: what it was and will be, or once where it stays.
function beside({ was, now }, name) {
  const [old, fresh] = [was && name(was), now && name(now)];
  if (old === fresh) return [element("span", { class: "tag" }, old), " "];
  return [old && element("del", { class: "tag" }, old), fresh && element("ins", { class: "tag" }, fresh), " "].filter(Boolean);
}

function warned(codes, key) {
  return codes.map((code) => element("li", {}, element("b", {}, text(key)), " ", text(`code_${code}`)));
}

async function showPreview(changes) {
  const by = memory.get("name") ?? "?";
  let answer;
  try { answer = await ask("/preview", changes.map((change) => ({ ...change, by }))); } catch { note.textContent = text("offline"); return; }
  if (!answer.ok) { await refused(answer); return; }
  const found = await answer.json();
  const items = [...found.changes.map(changed), ...warned(found.gone, "warning_gone"), ...warned(found.new, "warning_new")];
  const back = document.activeElement;
  const close = () => { box.close(); };
  const box = element("dialog", { class: "preview", "aria-labelledby": "preview-title" },
    element("h2", { id: "preview-title" }, text("preview_title")),
    items.length ? element("ul", { lang: document.documentElement.lang }, ...items) : element("p", {}, text("preview_same")),
    element("div", { class: "row" },
      element("button", { type: "button", class: "primary", onclick: () => { close(); back?.focus(); send(changes); } }, text("save")),
      element("button", { type: "button", onclick: close }, text("cancel"))));
  box.addEventListener("close", () => { box.remove(); back?.focus(); });
  box.addEventListener("keydown", (event) => event.stopPropagation());
  document.body.append(box);
  box.showModal();
  $("button.primary", box).focus();
}
