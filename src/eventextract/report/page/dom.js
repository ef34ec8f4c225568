// Elements, and text made harmless. Whatever comes from a release goes into the page as text nodes alone.

const byId = (id) => document.getElementById(id);

/** An element with properties (`class`, `dataset`, attributes, `on...` listeners) and children (elements, text, null). */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "dataset") Object.assign(element.dataset, value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

// Characters that steer the display instead of being shown: control characters, and those that turn the direction.
const STEERING = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The text with characters that steer the display written out. */
function harmless(text) {
  return text
    .replaceAll("\r\n", "\n")
    .replace(STEERING, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Text in an element of its own, so that its direction does not reach what stands beside it; nothing for none. */
const apart = (text, name = null) => (text ? make("bdi", { class: name }, harmless(text)) : "");

/** "1 event", "2 events". */
const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
