"use strict";
// Opens what is closed around the place that a link leads to, and around the words that a search has marked.
{
  function open(place) {
    for (let one = place; one; one = one.parentElement) if (one.localName === "details") one.open = true;
  }

  function target() {
    const place = document.querySelector("article :target");
    if (!place) return;
    open(place);
    place.scrollIntoView();
  }

  target();
  addEventListener("hashchange", target);
  const article = document.querySelector("article");
  if (article && new URLSearchParams(location.search).has("h")) {
    const marked = () => article.querySelectorAll("details:not([open]) mark").forEach(open);
    new MutationObserver(marked).observe(article, { childList: true, subtree: true });
    marked();
  }
}
