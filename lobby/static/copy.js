// Copies a box of text; without this the box is selected by hand.
export default function copy(buttons) {
  for (const button of buttons) {
    const box = document.getElementById(button.dataset.copy);
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      box.select();
      await navigator.clipboard.writeText(box.value);
      button.textContent = button.dataset.copied;
    });
  }
}
