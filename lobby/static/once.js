// A second tap on a slow line sends nothing. The server is safe without this; it spares the person the doubt.
export default function once(forms) {
  for (const form of forms) {
    form.addEventListener("submit", (event) => {
      if (form.classList.contains("is-sending")) event.preventDefault();
      form.classList.add("is-sending");
    });
  }
  // A page fetched back from the browser's memory must be able to send again.
  window.addEventListener("pageshow", () => forms.forEach((form) => form.classList.remove("is-sending")));
}
