// Helps the theme's search box. Without JavaScript there is no search; every page is reached by links.
// Runs before the theme's bundle, which makes its worker as soon as it runs.
"use strict";
{
  const query = document.forms.search?.query;

  // The theme listens to keys only; what is pasted, dictated or chosen must be heard too.
  query?.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup")));

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

  // The index is fetched when somebody is about to type, and not with every page.
  self.Worker = class extends (location.protocol === "file:" ? PageWorker : self.Worker) {
    constructor(...given) {
      super(...given);
      const prepare = () => this.postMessage({ type: "prepare" });
      if (document.activeElement === query) prepare();
      else query?.addEventListener("focus", prepare, { once: true });
    }
  };
}
