"use strict";
// The reader's choice of digits. Not deferred: text changes as it arrives, before it is seen. By the build's own rule
// addresses, codes and what is glued to a Latin letter stay Arabic.
{
  document.documentElement.classList.add("js"); // Styles make room for what scripts add.
  const KEPT = /(?:https?:\/\/|www\.)\S+|\S+@\S+|[A-Za-z][A-Za-z0-9_./-]*[0-9][A-Za-z0-9_./-]*|[0-9]+[A-Za-z]+/g;
  const NOT_TEXT = "code, pre, kbd, samp, input, textarea, select, script, style, [data-copy], .ps-short, .ps-digits";
  const other = document.currentScript.dataset.digits === "thai" ? "arabic" : "thai";
  const published = new Map();
  let chosen = false;
  try {
    chosen = localStorage.getItem("prongsai-digits") === other;
  } catch { /* Not kept. */ }

  const thai = (text) => text.replace(/[0-9]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[digit]);
  const arabic = (text) => text.replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - 0x0e50);
  function changed(text) {
    if (other === "arabic") return arabic(text);
    let end = 0;
    let made = "";
    for (const kept of text.matchAll(KEPT)) {
      made += thai(text.slice(end, kept.index)) + kept[0];
      end = kept.index + kept[0].length;
    }
    return made + thai(text.slice(end));
  }
  // A text that arrives in pieces grows after it was changed.
  function grown(node) {
    const [from, to] = published.get(node) ?? ["", ""];
    return node.data.startsWith(to) ? from + node.data.slice(to.length) : node.data;
  }
  function change(node) {
    if (node.nodeType !== Node.TEXT_NODE) {
      node.childNodes.forEach(change);
    } else if (node.data !== published.get(node)?.[1] && !node.parentElement?.closest(NOT_TEXT)) {
      const from = grown(node);
      const to = changed(from);
      if (from === to) return;
      published.set(node, [from, to]);
      node.data = to;
    }
  }

  const arriving = new MutationObserver((records) => {
    for (const one of records) (one.type === "childList" ? one.addedNodes : [one.target]).forEach(change);
  });
  const watch = () => arriving.observe(document, { childList: true, characterData: true, subtree: true });
  if (chosen) watch();

  function toggle(button) {
    chosen = !chosen;
    try {
      localStorage.setItem("prongsai-digits", chosen ? other : "");
    } catch { }
    if (chosen) {
      change(document.body);
      watch();
    } else {
      arriving.disconnect();
      published.forEach(([text], node) => { node.data = text; });
      published.clear();
    }
    button.ariaPressed = chosen;
  }

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "md-header__button ps-digits";
    [button.textContent, button.ariaLabel] = other === "thai" ? ["๑๒๓", "เลขไทย"] : ["123", "เลขอารบิก"];
    button.ariaPressed = chosen;
    button.addEventListener("click", () => toggle(button));
    document.querySelector(".md-header__title").after(button);
  });
}
