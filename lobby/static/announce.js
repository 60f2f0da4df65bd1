// Moves focus to what the page has to say first: what is wrong with the form, or that it was recorded.
export default function announce([message]) {
  message.tabIndex = -1;
  message.focus();
}
