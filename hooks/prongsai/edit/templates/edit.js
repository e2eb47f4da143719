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

  // A reason counts when its button is pressed; until then it stands on the page alone.
  const isReason = box => box.name?.startsWith("~why/");
  const keeping = (within, rewrite) => {
    const reasons = () => [...within.querySelectorAll("input")].filter(isReason);
    const typed = new Map(reasons().map(box => [box.name, { box, open: box.closest("details").open }]));
    const at = document.activeElement;
    rewrite();
    for (const box of reasons().filter(one => typed.has(one.name))) {
      const { box: before, open } = typed.get(box.name);
      box.value = before.value;
      box.closest("details").open = open;
      if (before !== at) continue;
      box.focus();
      box.setSelectionRange(before.selectionStart, before.selectionEnd);
    }
  };

  // What is said on the page, before a row of it is opened.
  const said = new WeakMap();
  const note = () => {
    for (const slot of form?.querySelectorAll("[data-found]") ?? []) said.set(slot, slot.innerHTML.trim());
  };
  note();
  const show = answer => {
    for (const slot of form.querySelectorAll("[data-found]")) {
      const told = document.createElement("template");
      told.innerHTML = answer.found[slot.dataset.found] ?? "";
      const text = told.innerHTML.trim();
      if (said.get(slot) === text) continue;
      said.set(slot, text);
      keeping(slot, () => { slot.innerHTML = text; });
      const box = document.getElementById(slot.dataset.found);
      if (box?.matches("input, select, textarea")) box.toggleAttribute("aria-invalid", Boolean(slot.querySelector(".error")));
    }
    document.querySelector("#counts").innerHTML = answer.counts;
    const aside = document.querySelector("#aside");
    if (aside) aside.innerHTML = answer.aside;
  };

  // The page beside the form stays where it was scrolled to, and keeps what it shows while it cannot be made.
  const preview = document.querySelector("#preview");
  const frame = preview?.querySelector("iframe");
  const redraw = async () => {
    const now = frame?.contentDocument?.querySelector("main");
    if (!now) return;
    const page = new DOMParser().parseFromString(await (await fetch(frame.src)).text(), "text/html");
    if (page.querySelector("article")) now.replaceChildren(...page.querySelector("main").childNodes);
  };

  // Beside the form where there is room; else over it, when it is asked for.
  const beside = matchMedia("(min-width: 61em)");
  let typedIn = null;
  const fit = () => {
    if (!preview || preview.matches(":modal")) return;
    preview.toggleAttribute("open", beside.matches);
    document.querySelector("#look").hidden = beside.matches;
  };
  beside.addEventListener("change", () => {
    if (preview?.matches(":modal")) preview.close();
    fit();
  });
  preview?.addEventListener("close", () => {
    fit();
    if (typedIn?.isConnected) typedIn.focus();
  });
  addEventListener("focusin", event => {
    if (form?.contains(event.target) && event.target.matches("input, select, textarea")) typedIn = event.target;
  });
  addEventListener("click", event => {
    if (event.target.closest?.("#look")) {
      preview.removeAttribute("open");
      preview.showModal();
    } else if (event.target.closest?.("#unlook")) preview.close();
  });
  fit();

  // All but the page beside it, which would be fetched anew.
  const swap = fresh => {
    const others = [...fresh.children];
    for (const [at, one] of [...form.children].entries()) {
      if (!one.matches(".e-cols")) one.replaceWith(others[at]);
      else one.firstElementChild.replaceChildren(...others[at].firstElementChild.childNodes);
    }
    note();
    fit();
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
    const files = [...form.querySelectorAll("input[type=file]")].filter(one => one.value);
    const aside = document.querySelector("#aside");
    if (aside) aside.innerHTML = page.querySelector("#aside").innerHTML;
    keeping(form, () => swap(page.querySelector("#form")));
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    for (const [key, value] of values) {
      const box = form.elements.namedItem(key);
      if (box?.matches?.("input, select, textarea")) box.value = value;
    }
    for (const one of files) form.elements.namedItem(one.name)?.replaceWith(one);
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

  // A button that is pressed then does what it does after that: what it sent would be taken for somebody else's.
  addEventListener("submit", async event => {
    clearTimeout(timer);
    if (!busy) return;
    event.preventDefault();
    const { target, submitter } = event;
    await asked;
    const same = one => one.name === submitter.name && one.value === submitter.value;
    const button = submitter && (submitter.isConnected ? submitter : [...target.querySelectorAll("button")].find(same));
    target.requestSubmit(button);
  });

  form?.addEventListener("input", event => {
    if (isReason(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(() => ask("check"), QUIET);
  });
  form?.addEventListener("change", event => {
    const isFile = event.target.type === "file";
    if (isReason(event.target) || (isFile && !event.target.value)) return;
    clearTimeout(timer);
    // A file that is chosen is attached at once, as its label says.
    if (isFile) event.target.closest(".e-drop").querySelector("button").click();
    else ask("save");
  });
  // A file goes to the box upon which it is dropped; beside it the browser would open it in the place of the form.
  const isOfFile = event => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", event => isOfFile(event) && event.preventDefault());
  addEventListener("drop", event => {
    if (!isOfFile(event)) return;
    event.preventDefault();
    const input = event.target.closest?.(".e-drop, #table")?.querySelector("input[type=file]");
    if (!input) return;
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    input.files = one.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
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
  // A value is put where the caret stands; in the place of the sign that has just opened its menu. The text keeps the keyboard
  // until an arrow leads into the menu, as the sign may be meant as one.
  const values = document.querySelector("#values");
  const box = form?.elements.text;
  let sign = 0;
  const isBehindSign = () => sign && box.selectionStart === sign && box.value[sign - 1] === "=";
  values?.addEventListener("click", event => {
    const code = event.target.closest("[data-insert]")?.dataset.insert;
    if (!code) return;
    box.focus();
    box.setRangeText(code, box.selectionStart - (isBehindSign() ? 1 : 0), box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
    // What no key has typed is saved by this alone.
    box.dispatchEvent(new Event("change", { bubbles: true }));
  });
  const shut = () => {
    values.open = false;
    sign = 0;
    box.focus();
  };
  values?.addEventListener("keydown", event => {
    const offered = [...values.querySelectorAll("[data-insert]")], now = offered.indexOf(document.activeElement);
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") shut();
    else if (way && now >= 0) {
      event.preventDefault();
      offered.at((now + way) % offered.length).focus();
    }
  });
  if (values) box.addEventListener("keydown", event => {
    if (event.isComposing || !isBehindSign()) return;
    if (event.key === "Escape") shut();
    else if (event.key === "ArrowDown") {
      event.preventDefault();
      values.querySelector("[data-insert]").focus();
    }
  });
  if (values) box.addEventListener("input", event => {
    if (sign) values.open = false;
    sign = event.data === "=" && !event.isComposing ? box.selectionEnd : 0;
    if (!sign) return;
    values.open = true;
    values.querySelector("[data-insert]")?.scrollIntoView({ block: "nearest" });
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
      if (isReason(event.target)) event.target.closest("details").querySelector("button").click();
      else ask("save");
    }
  });
}
