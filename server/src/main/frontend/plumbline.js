// What Plumbline's pages do beyond HTML. Every page works without it.

import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  createAll
} from "govuk-frontend";
import { startAutosave } from "./autosave.js";
import { startClocks } from "./clocks.js";
import { startLive } from "./live.js";
import { startProgress } from "./progress.js";

for (const component of [
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink
]) {
  createAll(component);
}
createAll(Button, { preventDoubleClick: true });
createAll(CharacterCount);

startClocks();
startAutosave();
startLive();
startProgress();
preventSecondSubmit();

/** A form that is on its way is not sent again (Button only guards double clicks within a second). */
function preventSecondSubmit() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
  });
  // Back in the history, the form may be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
    }
  });
}
