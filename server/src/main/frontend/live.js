// Pages that change while they are open.
//
// <div class="pl-live" data-live="/events" data-live-event="sent-back" data-live-message="A case was sent back">: listens to
// server-sent events and offers to reload; the event's data, where there is any, is shown in place of the message.
//
// <main data-refresh-after="2">: asks for the page again every 2 seconds and takes its main part, until the answer no
// longer asks for it. Without scripts a meta refresh does the same.

export function startLive() {
  for (const place of document.querySelectorAll("[data-live]")) {
    listen(place);
  }
  refreshLater(document.querySelector("main[data-refresh-after]"));
}

function listen(place) {
  const source = new EventSource(place.dataset.live);
  source.addEventListener(place.dataset.liveEvent || "message", (event) => {
    place.textContent = `${event.data || place.dataset.liveMessage}. `;
    const link = document.createElement("a");
    link.className = "govuk-link";
    link.href = location.href;
    link.textContent = "Reload the page to see it";
    place.append(link);
  });
  window.addEventListener("pagehide", () => source.close());
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
