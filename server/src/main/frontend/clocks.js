// Clocks: the server writes 'due in 3 hours 12 minutes'; this keeps the words true while the page stays open.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SOON = 4 * HOUR;

export function startClocks() {
  const skew = serverSkew();
  const refresh = () => {
    const now = Date.now() + skew;
    for (const clock of document.querySelectorAll(".pl-clock[data-due]")) {
      show(clock, Date.parse(clock.dataset.due) - now);
    }
  };
  refresh();
  setInterval(refresh, 15_000);
}

/** How far this computer's clock is behind the server's, so that both say the same. */
function serverSkew() {
  const rendered = Date.parse(document.documentElement.dataset.now);
  const loaded = performance.timeOrigin + (performance.getEntriesByType("navigation")[0]?.responseStart ?? 0);
  return Number.isNaN(rendered) ? 0 : rendered - loaded;
}

function show(clock, left) {
  const words = left < 0 ? `overdue by ${inWords(-left)}` : `due in ${inWords(left)}`;
  const text = clock.querySelector(".pl-clock__left");
  if (text.textContent !== words) {
    text.textContent = words;
  }
  clock.classList.toggle("pl-clock--overdue", left < 0);
  clock.classList.toggle("pl-clock--soon", left >= 0 && left < SOON);
}

/** The two largest units, rounded down, as Durations.inWords does on the server. */
export function inWords(milliseconds) {
  if (milliseconds >= DAY) {
    return joined(milliseconds, DAY, "day", HOUR, "hour");
  }
  if (milliseconds >= HOUR) {
    return joined(milliseconds, HOUR, "hour", MINUTE, "minute");
  }
  return milliseconds >= MINUTE ? count(Math.floor(milliseconds / MINUTE), "minute") : "less than a minute";
}

function joined(milliseconds, large, largeUnit, small, smallUnit) {
  const first = count(Math.floor(milliseconds / large), largeUnit);
  const rest = Math.floor((milliseconds % large) / small);
  return rest === 0 ? first : `${first} ${count(rest, smallUnit)}`;
}

function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
