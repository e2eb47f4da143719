"use strict";
// Tables too wide for their place scroll within it; then, and only then, the place is a named stop for the keyboard,
// which not every browser makes it by itself.
{
  const { say } = self.prongsai;
  const places = document.querySelectorAll(".ps-table, .md-typeset__scrollwrap");

  function fit(place) {
    const wide = place.scrollWidth > place.clientWidth + 1;
    const name = place.querySelector("caption")?.textContent.trim() || say("scripts.table.unnamed");
    const asked = { tabindex: "0", role: "region", "aria-label": say("scripts.table.wide", { name }) };
    for (const [attribute, value] of Object.entries(asked)) {
      if (wide) place.setAttribute(attribute, value);
      else place.removeAttribute(attribute);
    }
  }

  const watcher = new ResizeObserver((entries) => entries.forEach((entry) => fit(entry.target)));
  places.forEach((place) => watcher.observe(place));
}
