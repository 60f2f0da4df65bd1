// Shows what is typed into a password box, on request; hidden again before it is sent.
export default function reveal(groups) {
  for (const group of groups) {
    const box = group.querySelector("input");
    const button = group.querySelector("button");
    const words = group.dataset;
    const show = (visible) => {
      box.type = visible ? "text" : "password";
      button.textContent = visible ? words["i18n.hidePassword"] : words["i18n.showPassword"];
      button.setAttribute("aria-label",
        visible ? words["i18n.hidePasswordAriaLabel"] : words["i18n.showPasswordAriaLabel"]);
    };
    button.hidden = false;
    button.addEventListener("click", () => show(box.type === "password"));
    box.form?.addEventListener("submit", () => show(false));
  }
}
