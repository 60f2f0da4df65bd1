// Long lists of choices get a box that narrows them, blind to tone marks and capitals; ticked ones always stay.
const fold = (text) =>
  text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/đ/g, "d");

export default function narrow(lists) {
  lists.forEach((list, number) => {
    const choices = [...list.children].map((row) => ({
      row, words: fold(row.textContent), input: row.querySelector("input"),
    }));
    const label = document.createElement("label");
    label.className = "govuk-label narrow__label";
    label.textContent = list.dataset.narrow;
    const box = document.createElement("input");
    box.className = "govuk-input narrow__box";
    box.type = "search";
    box.autocomplete = "off";
    box.id = label.htmlFor = `narrow-${number}`;
    box.addEventListener("input", () => {
      const wanted = fold(box.value).split(/\s+/);
      for (const { row, words, input } of choices) {
        row.hidden = !input?.checked && !wanted.every((word) => words.includes(word));
      }
    });
    // Enter in this box means "that was the word", not "send the form".
    box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    list.before(label, box);
  });
}
