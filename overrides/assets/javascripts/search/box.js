// Helps the theme's search box. Without JavaScript there is no search; every page is reached by links.
// Runs before the theme's bundle, which makes its worker as soon as it runs.
"use strict";
{
  const query = document.forms.search?.query;
  const open = document.querySelector("[data-md-toggle=search]");
  const results = document.querySelector(".md-search-result");
  const help = document.querySelector(".ps-search-help");
  const QUERY = 2;

  // The theme marks what was looked for where it stands in one piece: what lines keep whole would part it.
  if (new URL(location).searchParams.has("h")) {
    for (const whole of document.querySelectorAll("article .ps-nb")) whole.replaceWith(...whole.childNodes);
    document.body.normalize();
  }

  // The theme listens to keys only; what is pasted, dictated or chosen must be heard too.
  query?.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup")));

  // The theme takes in a moment later that the box has the focus; a slash pressed meanwhile would not open it.
  query?.addEventListener("focus", () => open?.checked === false && open.click());

  // From a disk a browser starts no worker, so the same script runs in the page.
  class PageWorker extends EventTarget {
    constructor(address) {
      super();
      const script = Object.assign(document.createElement("script"), { src: address });
      this.ready = new Promise((done) => script.addEventListener("load", done));
      document.head.append(script);
    }

    async postMessage(message) {
      await this.ready;
      self.prongsaiSearch(message, (data) => this.dispatchEvent(new MessageEvent("message", { data })));
    }
  }

  // The index is fetched when somebody is about to type, and not with every page. While an answer is on its way the
  // list is marked as busy, so that a screen reader waits for it.
  self.Worker = class extends (location.protocol === "file:" ? PageWorker : self.Worker) {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data: { data } }) => {
        if (!data || data.query !== this.asked) return;
        results?.setAttribute("aria-busy", "false");
        if (help) help.hidden = data.items.length > 0 || !data.query.trim();
      });
      const prepare = () => this.postMessage({ type: "prepare", from: location.href });
      if (document.activeElement === query) prepare();
      else query?.addEventListener("focus", prepare, { once: true });
    }

    // Of the agency that somebody stands on the worker tells first.
    postMessage(message) {
      if (message.type !== QUERY) return super.postMessage(message);
      this.asked = message.data;
      results?.setAttribute("aria-busy", "true");
      return super.postMessage({ ...message, from: location.href });
    }
  };
}
