// How far a long form has come, kept right while it is filled in: <span data-answered-in="ID"> shows in how many groups of
// radio buttons below the element with that id one is chosen, and <progress data-answers="ID"> follows.

export function startProgress() {
  const counts = [...document.querySelectorAll("[data-answered-in]")];
  const bars = [...document.querySelectorAll("progress[data-answers]")];
  if (counts.length === 0) {
    return;
  }
  document.addEventListener("change", (event) => {
    if (event.target.type !== "radio") {
      return;
    }
    for (const count of counts) {
      count.textContent = answeredIn(count.dataset.answeredIn);
    }
    for (const bar of bars) {
      bar.value = answeredIn(bar.dataset.answers);
    }
  });
}

function answeredIn(id) {
  return document.querySelectorAll(`#${CSS.escape(id)} .pl-criterion input[type=radio]:checked`).length;
}
