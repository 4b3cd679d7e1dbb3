/* Comfort on top of pages that work without it: drop files, live progress, arrow keys, linked highlighting. */
"use strict";

document.documentElement.classList.add("scripted");

/* Start: drop files, and say which were chosen. */
for (const area of document.querySelectorAll("[data-drop]")) {
  const input = area.querySelector("input[type=file]");
  const list = area.querySelector("[data-chosen]");
  const show = () => {
    list.replaceChildren(...[...input.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = `${file.name} · ${Math.max(1, Math.round(file.size / 1000)).toLocaleString(document.documentElement.lang)} kB`;
      return item;
    }));
  };
  const over = (on) => (event) => {
    event.preventDefault();
    area.classList.toggle("over", on);
  };
  area.addEventListener("dragenter", over(true));
  area.addEventListener("dragover", over(true));
  area.addEventListener("dragleave", over(false));
  area.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      show();
    }
  });
  input.addEventListener("change", show);
}
document.querySelector("#faults")?.focus();

/* Start: a known service fills in what the register says; all of it can be changed. */
const known = document.querySelector("[data-known]");
function fillIn(event) {
  const chosen = known.selectedOptions[0];
  document.querySelector("#known-about").textContent = chosen.dataset.about ?? "";
  if (!event || !chosen.value) return;
  const types = chosen.dataset.services.split(" ");
  for (const box of document.querySelectorAll("input[name=service]")) box.checked = types.includes(box.value);
  document.querySelector("#size").value = ["yes", "no"].includes(chosen.dataset.size) ? chosen.dataset.size : "";
}
if (known) {
  known.addEventListener("change", fillIn);
  fillIn();
}

/* Progress: fetch the page again and put its part in place, until nothing more will happen. */
async function follow() {
  const now = document.querySelector("#progress");
  if (!now || now.dataset.live !== "yes") return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = fresh.querySelector("#progress");
    if (part && part.innerHTML !== now.innerHTML) {
      const focused = now.contains(document.activeElement) && document.activeElement.textContent;
      now.replaceWith(part);
      const heading = part.querySelector("h1").textContent;
      if (heading !== now.querySelector("h1").textContent) document.querySelector("#said").textContent = heading;
      document.title = fresh.title;
      if (focused) [...part.querySelectorAll("button, a")].find((each) => each.textContent === focused)?.focus();
    }
  } catch {
    /* The server rests for a moment; the next look finds it. */
  }
  setTimeout(follow, 700);
}
setTimeout(follow, 500);

/* What is still being prepared: ask again a little later. */
const again = document.querySelector("[data-again]");
if (again) setTimeout(() => again.isConnected && location.assign(again.dataset.again), 2000);

/* Filters work at once. */
for (const form of document.querySelectorAll("[data-filters]")) {
  form.addEventListener("change", () => form.requestSubmit());
}

/* Workbench: another duty without a new page; a quote and its place in the document point at each other. */
const panes = document.querySelector(".panes");

function point(name) {
  for (const each of panes.querySelectorAll(".current")) each.classList.remove("current");
  const anchor = document.getElementById(name);
  for (const each of panes.querySelectorAll("[data-marks]")) {
    if (each.dataset.marks.split(" ").includes(name)) each.classList.add("current");
  }
  panes.querySelector(`[data-quote="${CSS.escape(name)}"]`)?.classList.add("current");
  return anchor;
}

function bringIntoView(element, block) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element?.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
}

let newest = 0;

async function open(address, place) {
  const turn = ++newest;
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (turn !== newest) return;
  if (!answer.ok || !fresh.querySelector(".panes")) {
    location.assign(address);
    return;
  }
  const paper = document.getElementById("paper");
  const top = paper.scrollTop;
  for (const name of ["finding", "paper"]) {
    document.getElementById(name).replaceChildren(...fresh.getElementById(name).childNodes);
  }
  document.getElementById("finding").scrollTop = 0;
  choose(fresh);
  document.title = fresh.title;
  if (place) {
    paper.scrollTop = top;
    return;
  }
  const first = document.querySelector("#finding [data-quote]")?.dataset.quote;
  if (first) bringIntoView(document.getElementById(first), "center");
}

function choose(fresh) {
  const chosen = fresh.querySelector("#duties [aria-current]")?.getAttribute("href");
  for (const link of panes.querySelectorAll("#duties a")) {
    if (link.getAttribute("href") === chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  const kept = document.querySelector("[data-filters] [name=duty]");
  const now = fresh.querySelector("[data-filters] [name=duty]");
  if (kept) kept.value = now?.value ?? "";
  else if (now) document.querySelector("[data-filters]").append(now);
}

function turnTo(link, place) {
  history.pushState(null, "", link.href);
  return open(link.href, place);
}

if (panes) {
  const quoted = panes.querySelector("#finding [data-quote]");
  if (quoted && !location.hash.startsWith("#m") && matchMedia("(min-width: 761px)").matches) {
    document.getElementById(quoted.dataset.quote)?.scrollIntoView({ block: "center" });
  }
  addEventListener("popstate", () => open(location.href, false));
  panes.addEventListener("click", async (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.dataset.mark) {
      if (!document.getElementById(link.dataset.mark)) return;
      event.preventDefault();
      bringIntoView(point(link.dataset.mark), "center");
    } else if (link.classList.contains("mark")) {
      event.preventDefault();
      const names = link.dataset.marks.split(" ");
      if (!link.classList.contains("own")) await turnTo(link, true);
      const own = names.find((name) => panes.querySelector(`[data-quote="${CSS.escape(name)}"]`)) ?? names[0];
      point(own);
      bringIntoView(panes.querySelector(`[data-quote="${CSS.escape(own)}"]`), "nearest");
    } else if (link.closest("#duties li, .to-summary")) {
      event.preventDefault();
      await turnTo(link, false);
      if (matchMedia("(max-width: 1100px)").matches) bringIntoView(document.getElementById("finding"), "start");
    }
  });
  panes.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.closest("#duties")) return;
    const links = [...panes.querySelectorAll("#duties [data-list] a")];
    const at = links.indexOf(document.activeElement);
    const next = links[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
    turnTo(next, false);
  });
}
