// Moves focus to what the page has to say first: what is wrong with the form, or that it was recorded.
// Where the next box already waits for the keyboard, it stays there: the message is read out as an alert.
export default function announce([message]) {
  if (document.querySelector("[autofocus]")) return;
  message.tabIndex = -1;
  message.focus();
}
