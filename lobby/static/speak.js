// Reads a question aloud where the browser has a voice for the page's language; without one nothing is offered.
export default function speak(buttons) {
  const voices = window.speechSynthesis;
  if (!voices) return;
  const language = document.documentElement.lang;
  const offer = () => {
    const voice = voices.getVoices().find((each) => each.lang.toLowerCase().startsWith(language));
    for (const button of buttons) {
      button.hidden = !voice;
      button.onclick = () => {
        const said = new SpeechSynthesisUtterance(document.querySelector(button.dataset.speak).innerText);
        said.voice = voice;
        said.lang = voice.lang;
        voices.cancel();
        voices.speak(said);
      };
    }
  };
  offer();
  voices.addEventListener?.("voiceschanged", offer);
}
