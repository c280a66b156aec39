"use strict";
(() => {
  const frame = document.getElementById("view");
  const svg = frame.querySelector("svg");
  const whole = svg.getAttribute("viewBox").split(" ").map(Number);
  let box = [...whole];

  const show = () => svg.setAttribute("viewBox", box.join(" "));
  const scale = () => Math.max(box[2] / frame.clientWidth, box[3] / frame.clientHeight);
  const zoom = (by, x = box[0] + box[2] / 2, y = box[1] + box[3] / 2) => {
    const width = Math.min(whole[2] * 1.5, Math.max(120, box[2] * by));
    const part = width / box[2];
    box = [x - (x - box[0]) * part, y - (y - box[1]) * part, width, box[3] * part];
    show();
  };
  const move = (dx, dy) => { box[0] += dx; box[1] += dy; show(); };
  const fit = () => { box = [...whole]; show(); };
  const place = (event) => {
    const bounds = frame.getBoundingClientRect(), s = scale();
    return [
      box[0] + box[2] / 2 + (event.clientX - bounds.left - bounds.width / 2) * s,
      box[1] + box[3] / 2 + (event.clientY - bounds.top - bounds.height / 2) * s,
    ];
  };

  const actions = { in: () => zoom(1 / 1.3), out: () => zoom(1.3), fit };
  for (const button of document.querySelectorAll("[data-do]")) {
    button.addEventListener("click", () => actions[button.dataset.do]());
  }
  const keys = {
    "+": actions.in, "=": actions.in, "-": actions.out, "0": fit,
    ArrowLeft: () => move(-box[2] / 10, 0), ArrowRight: () => move(box[2] / 10, 0),
    ArrowUp: () => move(0, -box[3] / 10), ArrowDown: () => move(0, box[3] / 10),
  };
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  frame.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(event.deltaY / 600), ...place(event));
  }, { passive: false });

  const fingers = new Map();
  const spread = () => { const [a, b] = [...fingers.values()]; return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY); };
  frame.addEventListener("pointerdown", (event) => { fingers.set(event.pointerId, event); frame.classList.add("held"); });
  frame.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const apart = fingers.size === 2 ? spread() : 0;
    fingers.set(event.pointerId, event);
    if (apart) zoom(apart / spread(), ...place(event));
    else move((before.clientX - event.clientX) * scale(), (before.clientY - event.clientY) * scale());
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    frame.addEventListener(end, (event) => { fingers.delete(event.pointerId); frame.classList.remove("held"); });
  }

  const items = [...document.querySelectorAll("#people li")];
  const symbol = (item) => document.getElementById(item.dataset.at);
  const choose = (item, centre) => {
    for (const here of document.querySelectorAll(".here")) here.classList.remove("here");
    item.classList.add("here");
    const mark = symbol(item);
    if (!mark) return;
    mark.classList.add("here");
    if (!centre) return;
    const at = mark.getBoundingClientRect();
    const [x, y] = place({ clientX: at.left + at.width / 2, clientY: at.top + at.height / 2 });
    const width = Math.min(box[2], Math.max(320, whole[2] / 3)), height = width * whole[3] / whole[2];
    box = [x - width / 2, y - height / 2, width, height];
    show();
  };
  const find = (item) => { choose(item, true); frame.scrollIntoView({ block: "nearest" }); };
  for (const item of items) {
    item.querySelector("button").addEventListener("click", () => find(item));
    symbol(item)?.addEventListener("click", () => { choose(item, false); item.scrollIntoView({ block: "nearest" }); });
  }

  if (items.length && scale() > 1.5) choose(items[0], true); // on a small screen all of it could not be read: begin with the child

  const search = document.getElementById("search"), count = document.getElementById("count");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const said = (item) => [...item.querySelectorAll(".name, .role")].map((words) => words.textContent).join(" ");
  search.addEventListener("input", () => {
    const wanted = plain(search.value.trim());
    let found = 0;
    for (const item of items) {
      item.hidden = wanted !== "" && !plain(said(item)).includes(wanted);
      found += !item.hidden;
    }
    count.textContent = wanted ? count.dataset.words.replace("{found}", found).replace("{all}", items.length) : "";
  });
  search.addEventListener("keydown", (event) => {
    const first = items.find((item) => !item.hidden);
    if (event.key === "Enter" && first) find(first);
  });
})();
