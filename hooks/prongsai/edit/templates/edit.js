"use strict";
// Findings while typing, and saving by itself. Without it every button of the page still works.
{
  const form = document.querySelector("#form");
  const state = document.querySelector("#state");
  const QUIET = 300;
  let timer = 0, turn = 0, busy = false, wanted = "", asked = Promise.resolve();

  const sent = how => {
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    body.set("quiet", how);
    return body;
  };

  const show = answer => {
    for (const slot of form.querySelectorAll("[data-found]")) {
      const text = answer.found[slot.dataset.found] ?? "";
      if (slot.innerHTML.trim() === text.trim()) continue;
      slot.innerHTML = text;
      const box = document.getElementById(slot.dataset.found);
      if (box?.matches("input, select, textarea")) box.toggleAttribute("aria-invalid", Boolean(slot.querySelector(".error")));
    }
    document.querySelector("#counts").innerHTML = answer.counts;
    const aside = document.querySelector("#aside");
    if (aside) aside.innerHTML = answer.aside;
  };

  // The page beside the form stays where it was scrolled to, and keeps what it shows while it cannot be made.
  const frame = document.querySelector("#preview iframe");
  const redraw = async () => {
    const now = frame?.contentDocument?.querySelector("main");
    if (!now) return;
    const page = new DOMParser().parseFromString(await (await fetch(frame.src)).text(), "text/html");
    if (page.querySelector("article")) now.replaceChildren(...page.querySelector("main").childNodes);
  };

  const REACHED = "a, button, input, select, textarea, summary";
  // What was typed since the question was asked stays, and so does the place of the caret.
  const refresh = async typed => {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const at = document.activeElement, name = at?.matches("button") ? "" : at?.name, from = at?.selectionStart, to = at?.selectionEnd;
    const place = [...form.querySelectorAll(REACHED)].indexOf(at);
    const later = [...form.elements].filter(one => one.name && one.type !== "hidden" && one.type !== "file" && typed.get(one.name) !== one.value);
    const values = later.map(one => [one.name, one.type === "checkbox" ? null : one.value]).filter(([, value]) => value !== null);
    const open = [...form.querySelectorAll("details[open][id]")].map(one => one.id);
    form.replaceChildren(...page.querySelector("#form").childNodes);
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    for (const [key, value] of values) {
      const box = form.elements.namedItem(key);
      if (box?.matches?.("input, select, textarea")) box.value = value;
    }
    const named = name && form.elements.namedItem(name);
    const box = named?.matches ? named : form.querySelectorAll(REACHED)[place];
    if (box?.focus) {
      box.focus();
      if (from !== undefined && from !== null && box.setSelectionRange) box.setSelectionRange(from, to);
    }
  };

  const ask = how => {
    if (busy) wanted = how === "save" ? how : wanted || how;
    else asked = answered(how);
  };

  const answered = async how => {
    busy = true;
    const mine = ++turn, body = sent(how);
    try {
      const response = await fetch(form.action, { method: "POST", body });
      const answer = await response.json();
      if (answer.failed) {
        state.textContent = answer.failed;
      } else {
        if (answer.seen) {
          form.elements.seen.value = answer.seen;
          state.textContent = answer.state;
        }
        if (answer.again) await refresh(body);
        else if (mine === turn) show(answer);
        redraw();
      }
    } catch {
      state.textContent = form.dataset.offline;
    }
    busy = false;
    if (wanted) {
      const next = wanted;
      wanted = "";
      await answered(next);
    }
  };

  // A link that is pressed while something is saved, or waits to be, leads on when that is done.
  addEventListener("click", async event => {
    const link = event.target.closest?.("a[href]");
    if (!link || !busy || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await asked;
    location.assign(link.href);
  });

  form?.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask("check"), QUIET);
  });
  form?.addEventListener("change", event => {
    if (event.target.type === "file") return;
    clearTimeout(timer);
    ask("save");
  });
  addEventListener("keydown", event => {
    if (event.key !== "F8") return;
    const marks = [...document.querySelectorAll(".e-find.error, .e-find.warning")];
    const now = marks.findIndex(one => one.contains(document.activeElement));
    const next = marks.at((now + (event.shiftKey ? -1 : 1)) % (marks.length || 1));
    if (!next) return;
    event.preventDefault();
    for (let above = next.closest("details"); above; above = above.parentElement.closest("details")) above.open = true;
    next.tabIndex = -1;
    next.focus();
  });
  // A value is put where the caret stands.
  document.querySelector("#values")?.addEventListener("click", event => {
    const code = event.target.closest("[data-insert]")?.dataset.insert;
    const box = form?.elements.text;
    if (!code) return;
    box.focus();
    box.setRangeText(code, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  // A table keeps its cells in the HTML that comes with it; what is typed after it is text again.
  const table = document.querySelector("#table");
  table?.addEventListener("paste", event => {
    const page = event.clipboardData.getData("text/html");
    if (page.includes("<table")) table.addEventListener("input", () => { table.elements.html.value = page; }, { once: true });
  });
  table?.addEventListener("beforeinput", () => { table.elements.html.value = ""; });
  // Enter in a line would press the first button.
  form?.addEventListener("keydown", event => {
    if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      ask("save");
    }
  });
}
