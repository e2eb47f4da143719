"use strict";
// Counts the days anew to the reader's own date in Thailand, where the page was built before it. The static words are
// complete and true on the day that stands beside them; a clock that runs behind that day changes nothing.
{
  const { say, dates } = self.prongsai;
  const ZONE = "Asia/Bangkok";
  const built = document.querySelector("time[data-as-of]");
  const now = new Date();
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, dateStyle: "short" }).format(now);
  const left = (end) => Math.round((Date.parse(end) - Date.parse(today)) / 86400000);

  // Past its end, a measure of which no report has spoken since may well be done.
  function standingOf(days, unheard) {
    if (days < 0) return unheard ? "unheard" : "overdue";
    if (days === 0) return "due_today";
    return days > dates.soon ? "in_time" : "due_soon";
  }

  function standing(place) {
    const days = left(place.dataset.end);
    const told = document.createElement(days < 0 ? "strong" : "span");
    if (days < 0) told.className = "ps-low";
    told.textContent = say(`progress.standings.${standingOf(days, "unheard" in place.dataset)}`, { days: Math.abs(days) });
    place.replaceChildren(told);
  }

  // What was reported as under way is overdue past its end; of what was never reported on, nobody knows.
  function stateOf(days, { past, held }) {
    if (days < 0) return past;
    return past === "overdue" && days <= dates.soon ? "due_soon" : held;
  }

  function state(place) {
    const days = left(place.dataset.until);
    const now = stateOf(days, place.dataset);
    place.className = place.className.replace(/ps-status-\w+/, `ps-status-${now}`);
    if (place.textContent) place.textContent = say(`delivery.states.${now}`, { days: -days });
  }

  function days(place) {
    const found = left(place.dataset.days || place.dataset.left);
    place.textContent = place.textContent.replace(/[0-9\u0e50-\u0e59]+/, Math.abs(found));
    place.hidden = "left" in place.dataset && found < 0;
  }

  function count(place) {
    const days = place.dataset.ends.split(" ").filter(Boolean).map(left);
    const past = place.dataset.count === "past";
    const found = days.filter((day) => (past ? day < 0 : day >= 0)).length;
    place.textContent = place.textContent.replace(/[0-9\u0e50-\u0e59]+/, found);
    place.hidden = found === 0;
  }

  // A day of counting alone becomes today; the day of the published words stays, and today stands beside it.
  function tell(place) {
    const month = place.textContent.includes(".") ? "short" : "long";
    const [year, number, day] = today.split("-").map(Number);
    const shown = `${day} ${dates.months[month][number - 1]} ${year + dates.era}`;
    if (place.dataset.asOf === "counts") {
      place.textContent = shown;
    } else {
      const recounted = document.createElement("small");
      recounted.className = "ps-recounted";
      recounted.textContent = say("scripts.recounted", { day: shown });
      place.after(" ", recounted);
    }
  }

  if (built && built.dateTime < today) {
    document.querySelectorAll("[data-end]").forEach(standing);
    document.querySelectorAll("[data-until]").forEach(state);
    document.querySelectorAll("[data-days], [data-left]").forEach(days);
    document.querySelectorAll("[data-count]").forEach(count);
    document.querySelectorAll("time[data-as-of]").forEach(tell);
  }
}
