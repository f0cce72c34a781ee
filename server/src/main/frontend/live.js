// Pages that change while they are open.
//
// <div class="pl-live" data-live="/events" data-live-event="sent-back" data-live-message="A case was sent back">: listens to
// server-sent events and offers to reload; the event's data, where there is any, is shown in place of the message. It says
// when the page is not connected, and when it was not for a while.
//
// <main data-refresh-after="2">: asks for the page again every 2 seconds and takes its main part, until the answer no
// longer asks for it. Without scripts a meta refresh does the same.

export function startLive() {
  for (const place of document.querySelectorAll("[data-live]")) {
    listen(place);
  }
  refreshLater(document.querySelector("main[data-refresh-after]"));
}

const UNREACHABLE_AFTER = 5000;

function listen(place) {
  const source = new EventSource(place.dataset.live);
  let opened = false;
  let silence;
  source.addEventListener(place.dataset.liveEvent || "message", (event) => {
    tell(place, event.data || place.dataset.liveMessage);
  });
  source.addEventListener("open", () => {
    clearTimeout(silence);
    silence = undefined;
    // What was told between two connections was told to nobody
    if (opened) {
      tell(place, "The connection was interrupted, so something may have changed");
    }
    opened = true;
  });
  source.addEventListener("error", () => {
    silence ??= setTimeout(() => {
      place.textContent = "Not connected: this page does not show what is new.";
    }, UNREACHABLE_AFTER);
  });
  window.addEventListener("pagehide", () => source.close());
}

function tell(place, message) {
  place.textContent = `${message}. `;
  const link = document.createElement("a");
  link.className = "govuk-link";
  link.href = location.href;
  link.textContent = "Reload the page to see it";
  place.append(link);
}

function refreshLater(main) {
  if (!main) {
    return;
  }
  setTimeout(async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.redirected) {
        location.assign(answer.url);
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.querySelector("main");
      if (answer.ok && next?.dataset.refreshAfter) {
        main.replaceChildren(...next.childNodes);
        refreshLater(main);
      } else {
        location.reload();
      }
    } catch (unreachable) {
      refreshLater(main);
    }
  }, Number(main.dataset.refreshAfter) * 1000);
}
