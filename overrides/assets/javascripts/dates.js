"use strict";
// Counts the days anew to the reader's own date in Thailand, where the page was built before it. The static words are
// complete and true on the day that stands beside them; a clock that runs behind that day changes nothing.
{
  const SOON = 30; // as in the engine's own rule (`SOON` of the progress)
  const ZONE = "Asia/Bangkok";
  const built = document.querySelector("time[data-as-of]");
  const now = new Date();
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, dateStyle: "short" }).format(now);
  const left = (end) => Math.round((Date.parse(end) - Date.parse(today)) / 86400000);

  // Past its end, a measure of which no report has spoken since may well be done.
  function words(days, unheard) {
    if (days < 0 && unheard) return `พ้นกำหนด ${-days} วัน ยังไม่มีรายงานว่าแล้วเสร็จ`;
    if (days < 0) return `เกินกำหนด ${-days} วัน`;
    if (days === 0) return "ครบกำหนดวันนี้";
    return `${days > SOON ? "อยู่ในกำหนด" : "ใกล้ครบกำหนด"} เหลือ ${days} วัน`;
  }

  function standing(place) {
    const days = left(place.dataset.end);
    const told = document.createElement(days < 0 ? "strong" : "span");
    if (days < 0) told.className = "ps-low";
    told.textContent = words(days, "unheard" in place.dataset);
    place.replaceChildren(told);
  }

  function count(place) {
    const days = place.dataset.ends.split(" ").filter(Boolean).map(left);
    const overdue = place.dataset.count === "overdue";
    const found = days.filter((day) => (overdue ? day < 0 : day >= 0 && day <= SOON)).length;
    place.textContent = place.textContent.replace(/[0-9๐-๙]+/, found);
    if (place.classList.contains("ps-maybe")) place.hidden = found === 0;
  }

  // A day of counting alone becomes today; the day of the published words stays, and today stands beside it.
  function day(place) {
    const month = place.textContent.includes(".") ? "short" : "long";
    const shown = now.toLocaleDateString("th-TH", { timeZone: ZONE, day: "numeric", month, year: "numeric" });
    if (place.dataset.asOf === "counts") {
      place.textContent = shown;
    } else {
      place.insertAdjacentHTML("afterend", ` <small class="ps-recounted">(นับใหม่ถึงวันนี้ ${shown})</small>`);
    }
  }

  if (built && built.dateTime < today) {
    document.querySelectorAll("[data-end]").forEach(standing);
    document.querySelectorAll("[data-count]").forEach(count);
    document.querySelectorAll("time[data-as-of]").forEach(day);
  }
}
