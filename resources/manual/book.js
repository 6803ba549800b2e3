"use strict";
(() => {
  const MOST = 60, AROUND = 70;
  const at = (id) => document.getElementById(id);
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const form = at("busqueda"), box = at("buscar"), said = at("cuantos"), list = at("encontrado");
  const parts = [];
  let heading = "";
  for (const each of document.querySelectorAll("main h2, main h3, main h4, main p, main li, main tr")) {
    if (/^H/.test(each.tagName)) heading = each.textContent;
    parts.push({ each, heading, text: each.textContent.replace(/\s+/g, " ").trim(), folded: "" });
  }
  const shown = (part, word) => {
    const place = Math.max(0, part.folded.indexOf(word) - AROUND);
    return (place ? "…" : "") + part.text.slice(place, place + 2 * AROUND);
  };
  const find = () => {
    list.replaceChildren();
    const words = fold(box.value).split(/\s+/).filter(Boolean);
    if (!words.length) { said.textContent = ""; return; }
    const found = parts.filter((part) => {
      part.folded = part.folded || fold(part.text);
      return words.every((word) => part.folded.includes(word));
    });
    said.textContent = found.length ? `${said.dataset.some} ${found.length}` : said.dataset.none;
    for (const part of found.slice(0, MOST)) {
      if (!part.each.id) part.each.id = `lugar-${parts.indexOf(part)}`;
      const line = document.createElement("li"), link = document.createElement("a");
      link.href = `#${part.each.id}`;
      link.textContent = `${part.heading}: ${shown(part, words[0])}`;
      line.append(link);
      list.append(line);
    }
  };
  box.addEventListener("input", find);
  form.addEventListener("submit", (event) => { event.preventDefault(); find(); });
  form.hidden = false;
})();
