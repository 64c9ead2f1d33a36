// The chat page: puts the parts together and keeps them in step with the server.

import { Live, act, people } from "./server.js";
import { drawMessage, node } from "./messages.js";
import { Composer } from "./composer.js";
import { safeUrl, startPayload } from "./rich_text.js";

const byId = (id) => document.getElementById(id);
const log = byId("log");
const day = new Intl.DateTimeFormat([], { day: "numeric", month: "long", year: "numeric" });

let person = 0;
let bot = { name: "", username: "", description: "" };
let blocked = false;
const views = new Map();

// ---- what the person does

const say = (text) => act(person, "send", { text });
const tryTo = (promise) => promise.catch((error) => toast(error.message));

const hands = {
  person: () => person,
  send: say,
  toast,
  settle: () => atBottom && toBottom(),
  location: (latitude, longitude) => tryTo(act(person, "location", { latitude, longitude })),
  contact: () => tryTo(act(person, "contact")),
  vote: (message, options) => tryTo(act(person, "vote", { message_id: message.message_id, options })),
  open,
  press,
};

// True when the page deals with the link itself.
function open({ url, command }) {
  if (command) return tryTo(say(command));
  const payload = startPayload(url, bot.username);
  if (payload === null) return false;
  start(payload);
  return true;
}

function start(payload = "") {
  return tryTo(say(`/start ${payload}`.trim()));
}

async function press(message, button, key) {
  if (button.url) {
    const url = safeUrl(button.url);
    if (url && !open({ url })) window.open(url, "_blank", "noopener");
  } else if (button.copy_text) {
    await navigator.clipboard?.writeText(button.copy_text.text).catch(() => {});
    toast("Copied");
  } else if (button.callback_data) {
    await pressCallback(message, button, key);
  } else {
    const query = button.switch_inline_query_current_chat ?? button.switch_inline_query ?? "";
    composer.setText(`@${bot.username} ${query}`);
  }
}

async function pressCallback(message, button, key) {
  key.classList.add("waiting");
  try {
    const answer = await act(person, "press", { message_id: message.message_id, data: button.callback_data });
    if (!answer.answered) toast("The bot did not answer this button.");
    else if (answer.show_alert) alertBox(answer.text);
    else if (answer.text) toast(answer.text);
  } catch (error) {
    toast(error.message);
  } finally {
    key.classList.remove("waiting");
  }
}

// ---- what the person sees

let toastTimer = 0;

function toast(text) {
  const box = byId("toast");
  box.textContent = text;
  box.classList.add("shown");
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => box.classList.remove("shown"), 2500 + text.length * 40);
}

function alertBox(text) {
  byId("alert-text").textContent = text;
  byId("alert").showModal();
}

let atBottom = true;

function toBottom() {
  log.scrollTop = log.scrollHeight;
}

log.addEventListener("scroll", () => {
  atBottom = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  byId("down").hidden = atBottom;
});
new ResizeObserver(() => atBottom && toBottom()).observe(log);

function showMessage(view) {
  const id = view.message.message_id;
  const item = drawMessage(view, hands);
  const old = log.querySelector(`[data-message-id="${id}"]`);
  const focused = old && [...old.querySelectorAll("button")].indexOf(document.activeElement);
  views.set(id, view);
  if (old) {
    old.replaceWith(item);
    if (focused >= 0) item.querySelectorAll("button")[focused]?.focus({ preventScroll: true });
  } else {
    separate(view.message.date);
    log.append(item);
  }
  if (atBottom || view.own) toBottom();
}

let lastDay = "";

function separate(date) {
  const label = day.format(new Date(date * 1000));
  if (label === lastDay) return;
  lastDay = label;
  const line = node("li", "day", node("span", "", label));
  line.setAttribute("role", "presentation");
  log.append(line);
}

function refresh() {
  const empty = views.size === 0;
  byId("welcome").hidden = !empty || blocked;
  byId("blocked").hidden = !blocked;
  byId("composer").hidden = blocked;
  byId("block").textContent = blocked ? "Unblock the bot" : "Block the bot";
  const withKeyboard = [...views.values()].filter((view) => view.keyboard).at(-1);
  const used = withKeyboard && [...views.values()].some(
    (view) => view.own && view.message.message_id > withKeyboard.message.message_id);
  composer.setKeyboard(blocked ? null : withKeyboard?.keyboard, used);
}

function showProfile(event) {
  ({ bot, blocked } = event);
  byId("bot-name").textContent = bot.name;
  byId("welcome-name").textContent = bot.name;
  byId("welcome-text").textContent = bot.description || "Press Start to begin.";
  composer.setCommands(event.commands);
}

const DOING = { typing: "typing…", upload_photo: "choosing a photo…", upload_document: "preparing a file…" };
let doingTimer = 0;

function showDoing(action) {
  clearTimeout(doingTimer);
  byId("bot-state").textContent = action ? DOING[action] || "busy…" : "bot";
  byId("bot-state").classList.toggle("doing", Boolean(action));
  if (action) doingTimer = setTimeout(() => showDoing(""), 5000);
}

const on = {
  state(event) {
    views.clear();
    log.replaceChildren();
    lastDay = "";
    showProfile(event);
    event.messages.forEach(showMessage);
    refresh();
    atBottom = true;
    toBottom();
    startFromAddress();
  },
  message(event) {
    const fresh = !views.has(event.message.message_id);
    showMessage(event);
    if (fresh && !event.own) showDoing("");
    refresh();
  },
  deleted({ message_id }) {
    views.delete(message_id);
    log.querySelector(`[data-message-id="${message_id}"]`)?.remove();
    refresh();
  },
  profile(event) {
    showProfile(event);
    refresh();
  },
  action: ({ action }) => showDoing(action),
};

// ---- start and people

function connected(yes) {
  if (!yes) byId("bot-state").textContent = "connecting…";
  else if (byId("bot-state").textContent === "connecting…") showDoing("");
}

function startFromAddress() {
  const address = new URL(location.href);
  if (!address.searchParams.has("start")) return;
  const payload = address.searchParams.get("start");
  address.searchParams.delete("start");
  history.replaceState(null, "", address);
  start(payload);
}

function become(id) {
  person = id;
  sessionStorage.setItem("person", id);
  live.follow(id);
}

async function meet() {
  const all = await people();
  byId("person").replaceChildren(...all.map(({ id, name, language }) => {
    const detail = id === 1 ? "admin" : language;
    const option = node("option", "", detail ? `${name} · ${detail}` : name);
    option.value = id;
    return option;
  }));
  const wanted = Number(new URL(location.href).searchParams.get("person") || sessionStorage.getItem("person"));
  const chosen = all.find(({ id }) => id === wanted) || all.find(({ id }) => id !== 1) || all[0];
  if (!chosen) return;
  byId("person").value = chosen.id;
  become(chosen.id);
}

const composer = new Composer(hands);
const live = new Live((event) => on[event.kind]?.(event), connected);

byId("person").addEventListener("change", (event) => become(Number(event.target.value)));
byId("start").addEventListener("click", () => start());
byId("down").addEventListener("click", toBottom);
byId("more").addEventListener("click", () => byId("menu").showModal());
byId("unblock").addEventListener("click", () => tryTo(act(person, "block", { blocked: false })));
byId("block").addEventListener("click", () => {
  byId("menu").close();
  tryTo(act(person, "block", { blocked: !blocked }));
});
byId("clear").addEventListener("click", () => {
  byId("menu").close();
  tryTo(act(person, "clear"));
});
byId("place").addEventListener("click", () => {
  byId("menu").close();
  composer.askPlace();
});
byId("link-form").addEventListener("submit", () => {
  start(byId("payload").value.trim());
  byId("payload").value = "";
});
for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}
document.addEventListener("click", (event) => {
  if (!event.target.closest("#commands, #slash, #text")) composer.showCommands(false);
});

meet();
