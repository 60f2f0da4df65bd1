// Leaving at once: the page is hidden before the answer comes, and Escape three times does the same as the button.
const WITHIN = 2000;

export default function leave([form]) {
  let pressed = [];
  form.addEventListener("submit", () => { document.documentElement.hidden = true; });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    pressed = [...pressed.filter((at) => event.timeStamp - at < WITHIN), event.timeStamp];
    if (pressed.length === 3) form.requestSubmit();
  });
  // A page fetched back from the browser's memory is asked for again: by then its reader is a stranger.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
}
