// Forms that save themselves: <form data-autosave="/readings/…/draft">.
//
// 800 ms after a change, all fields are posted there. The server answers
//   200 {"version": 8, "savedAt": "2026-11-24T14:05:00Z"}  shown as 'Saved at 14:05'; the version goes into the field 'version'
//   409 {"detail": "…"}  somebody else changed it: shown, and saving stops until the page is opened again
//   422 {"detail": "…"}  it cannot be taken as it stands: shown; the next change is tried again
// While the server cannot be reached, it tries again, ever more slowly. Until it is saved, a copy lies in this browser; when
// the page is opened again and the copy differs, the person is asked which to keep.

const WAIT = 800;
const SLOWEST = 60_000;
const PREFIX = "plumbline-unsaved:";

export function startAutosave() {
  for (const form of document.querySelectorAll("form[data-autosave]")) {
    new Autosave(form);
  }
  // Nobody's unsaved words stay behind for the next person at this computer.
  for (const signOut of document.querySelectorAll('form[action="/sign-out"]')) {
    signOut.addEventListener("submit", () => {
      Object.keys(localStorage)
        .filter((key) => key.startsWith(PREFIX))
        .forEach((key) => localStorage.removeItem(key));
    });
  }
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.key = PREFIX + form.dataset.autosave;
    this.status = form.querySelector("[data-autosave-status]");
    this.failures = 0;
    this.saving = false;
    this.changed = false;
    this.stopped = false;
    form.addEventListener("input", () => this.noteChange());
    form.addEventListener("change", () => this.noteChange());
    form.addEventListener("submit", () => this.leave());
    window.addEventListener("online", () => this.changed && this.save());
    window.addEventListener("pagehide", () => this.changed && this.keepCopy());
    this.offerCopy();
  }

  noteChange() {
    if (this.stopped) {
      return;
    }
    this.changed = true;
    this.keepCopy();
    this.saveIn(WAIT);
  }

  saveIn(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), milliseconds);
  }

  async save() {
    if (this.saving || this.stopped) {
      return;
    }
    this.saving = true;
    this.changed = false;
    try {
      const answer = await fetch(this.form.dataset.autosave, {
        method: "POST",
        body: new URLSearchParams(this.fields(true)),
        headers: { Accept: "application/json" },
        redirect: "manual"
      });
      await this.understand(answer);
    } catch (unreachable) {
      this.tryLater("Not saved: the server cannot be reached. What you typed is kept in this browser and is sent when it can be.");
    } finally {
      this.saving = false;
      if (this.changed && this.failures === 0) {
        this.saveIn(WAIT);
      }
    }
  }

  async understand(answer) {
    if (answer.ok) {
      const saved = await answer.json();
      this.failures = 0;
      const version = this.form.elements.namedItem("version");
      if (version && saved.version !== undefined) {
        version.value = saved.version;
      }
      if (!this.changed) {
        localStorage.removeItem(this.key);
      }
      this.say(`Saved at ${timeInLondon(saved.savedAt)}`);
    } else if (answer.status === 409) {
      this.stopped = true;
      this.say(await message(answer, "Somebody else changed this since you opened it. Nothing of theirs was overwritten."), "conflict", true);
    } else if (answer.status === 422) {
      this.say(await message(answer, "Not saved: something here cannot be taken as it stands."), "failed");
    } else if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
      this.changed = true;
      this.say("Not saved: you are signed out. Sign in in another window, then change anything here; what you typed is kept in this browser.", "failed");
    } else {
      this.tryLater("Not saved: something is wrong on the server. What you typed is kept in this browser and is sent again.");
    }
  }

  tryLater(words) {
    this.changed = true;
    this.failures += 1;
    this.say(words, "failed");
    this.saveIn(Math.min(WAIT * 2 ** this.failures, SLOWEST));
  }

  leave() {
    clearTimeout(this.timer);
    this.stopped = true;
  }

  keepCopy() {
    try {
      localStorage.setItem(this.key, JSON.stringify(this.fields(false)));
    } catch (storageIsFull) {
      // The server's copy is then the only one.
    }
  }

  /** All that is typed; with the token and the version only where it is sent. */
  fields(toBeSent) {
    return [...new FormData(this.form)].filter(
      ([name, value]) => typeof value === "string" && (toBeSent || !(name.startsWith("_csrf") || name === "version"))
    );
  }

  offerCopy() {
    const copy = localStorage.getItem(this.key);
    if (copy === null) {
      return;
    }
    if (copy === JSON.stringify(this.fields(false))) {
      localStorage.removeItem(this.key);
      return;
    }
    this.say("This browser holds words of yours that were not saved.", "failed");
    this.status.append(
      button("Put them back", () => {
        this.restore(JSON.parse(copy));
        this.noteChange();
        this.say("Put back. Saving…");
      }),
      button("Throw them away", () => {
        localStorage.removeItem(this.key);
        this.say("");
      })
    );
  }

  restore(fields) {
    const typed = new Map();
    for (const [name, value] of fields) {
      typed.set(name, [...(typed.get(name) ?? []), value]);
    }
    for (const field of this.form.elements) {
      if (!field.name || field.type === "hidden" || field.type === "file" || field.tagName === "BUTTON") {
        continue;
      }
      const values = typed.get(field.name) ?? [];
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = values.includes(field.value);
      } else {
        field.value = values.shift() ?? "";
      }
    }
  }

  say(words, kind = "", withReload = false) {
    this.status.className = kind ? `pl-saved pl-saved--${kind}` : "pl-saved";
    this.status.textContent = words;
    if (withReload) {
      this.status.append(button("Open it as it is now", () => location.reload()));
    }
  }
}

async function message(answer, otherwise) {
  try {
    return (await answer.json()).detail ?? otherwise;
  } catch (notJson) {
    return otherwise;
  }
}

function timeInLondon(instant) {
  const moment = instant ? new Date(instant) : new Date();
  return moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });
}

function button(words, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "govuk-button govuk-button--secondary govuk-!-margin-left-2 govuk-!-margin-bottom-0";
  made.textContent = words;
  made.addEventListener("click", action);
  return made;
}
