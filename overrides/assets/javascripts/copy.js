"use strict";
// Copies for pasting elsewhere: the address of a heading (section or measure), and any text marked data-copy.
// Only an enhancement: without it the heading's link leads to the heading, and the text can be selected by hand.
{
  const said = document.querySelector(".ps-said");
  const { say } = self.prongsai;

  // An agency's site without HTTPS, or a browser that refuses, has no clipboard API; the old command needs a selection.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      field.readOnly = true;
      field.className = "ps-hidden";
      const before = document.activeElement;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      before?.focus({ preventScroll: true });
      return done;
    }
  }

  // Where nothing may copy, what was asked for is shown, selected, for the reader's own hand.
  function offer(text, place) {
    const field = document.createElement("input");
    field.className = "ps-offer";
    field.readOnly = true;
    field.value = text;
    field.setAttribute("aria-label", say("scripts.copy.field"));
    place.after(field);
    field.select();
    field.addEventListener("blur", () => field.remove());
  }

  function tell(words) {
    const told = document.createElement("span");
    told.textContent = words;
    said.replaceChildren(told);
  }

  async function give(text, place, words) {
    if (await copy(text)) {
      tell(words);
    } else {
      tell(say("scripts.copy.refused"));
      offer(text, place);
    }
  }

  for (const link of document.querySelectorAll("article :is(h2, h3, h4, h5, h6) > .headerlink")) {
    const heading = link.parentElement;
    const name = heading.textContent.replace(link.textContent, "").trim();
    // Its visible words are those of the styles, there before any script, so that no heading moves.
    link.removeAttribute("title");
    link.setAttribute("aria-label", say("scripts.copy.link", { name }));
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      give(link.href, heading, say("scripts.copy.link_copied", { name }));
    });
  }

  for (const text of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ps-copy";
    button.textContent = say("scripts.copy.button");
    button.addEventListener("click", () => give(text.textContent, button, say("scripts.copy.copied")));
    text.after(" ", button);
  }
}
