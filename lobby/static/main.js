// Loads only the helpers a page has a use for. Every page is complete without any of them.
const helpers = {
  "[data-module=govuk-error-summary], .govuk-notification-banner--success": "./announce.js",
  "form[data-once]": "./once.js",
  "form[data-leave]": "./leave.js",
  "[data-copy]": "./copy.js",
  "[data-narrow]": "./narrow.js",
  "[data-speak]": "./speak.js",
  "[data-module=govuk-password-input]": "./reveal.js",
};

for (const [selector, file] of Object.entries(helpers)) {
  const found = [...document.querySelectorAll(selector)];
  if (found.length) import(file).then((helper) => helper.default(found));
}
