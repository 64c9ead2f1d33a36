// Draws one message as a list item.

import { fileUrl } from "./server.js";
import { richText, safeUrl } from "./rich_text.js";

const clock = new Intl.DateTimeFormat([], { hour: "2-digit", minute: "2-digit" });

export function node(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

// `hands` does what a person can do to a message: open, press, vote.
export function drawMessage(view, hands) {
  const { message } = view;
  const item = node("li", view.own ? "message own" : "message bot");
  item.dataset.messageId = message.message_id;
  if (message.media_group_id) item.dataset.album = message.media_group_id;
  const service = serviceText(message);
  if (service) {
    item.className = "message service";
    item.append(service);
    return item;
  }
  const bubble = node("div", "bubble");
  if (view.pinned) bubble.append(node("p", "note", "📌 Pinned"));
  if (message.forward_origin) bubble.append(node("p", "note", "Forwarded"));
  if (message.reply_to_message) bubble.append(quoted(message.reply_to_message));
  const above = message.show_caption_above_media;
  const media = drawMedia(view, hands);
  if (media && !above) bubble.append(media);
  const text = message.text ?? message.caption;
  if (text) {
    const entities = message.entities || message.caption_entities;
    const body = node("div", "text", richText(text, entities, hands.open));
    if (/^(\p{Extended_Pictographic}\uFE0F?){1,3}$/u.test(text)) body.classList.add("big");
    bubble.append(body);
  }
  if (media && above) bubble.append(media);
  if (media && !text && message.photo) bubble.classList.add("bare");
  bubble.append(footer(view));
  item.append(bubble);
  const rows = message.reply_markup?.inline_keyboard;
  if (rows) item.append(inlineKeyboard(message, rows, hands));
  return item;
}

function footer({ message, reaction }) {
  const time = node("time", "", clock.format(new Date(message.date * 1000)));
  time.dateTime = new Date(message.date * 1000).toISOString();
  const foot = node("div", "foot");
  if (reaction) foot.append(node("span", "reaction", reaction));
  if (message.edit_date) foot.append("edited ");
  foot.append(time);
  return foot;
}

function serviceText(message) {
  if (message.pinned_message) return "📌 The bot pinned something above";
  return "";
}

function quoted(message) {
  const words = message.text || message.caption || "an attachment";
  return node("blockquote", "reply", words.length > 90 ? `${words.slice(0, 90)}…` : words);
}

function inlineKeyboard(message, rows, hands) {
  const grid = node("div", "buttons");
  for (const row of rows) {
    const line = node("div", "row");
    for (const button of row) {
      const key = node("button", "", node("span", "", button.text));
      key.type = "button";
      if (button.url) mark(key, "↗");
      if (button.copy_text) mark(key, "⧉");
      if (button.style) key.classList.add(button.style);
      key.addEventListener("click", () => hands.press(message, button, key));
      line.append(key);
    }
    grid.append(line);
  }
  return grid;
}

function mark(key, sign) {
  const sticker = node("span", "mark", sign);
  sticker.setAttribute("aria-hidden", "true");
  key.append(sticker);
}

function drawMedia(view, hands) {
  const { message } = view;
  if (message.photo) return picture(message.photo.at(-1), "photo", message.caption, hands);
  if (message.sticker) return picture(message.sticker, "sticker", message.sticker.emoji, hands);
  if (message.venue) return place(message.venue.location, message.venue.title, message.venue.address);
  if (message.location) return place(message.location, "Location", "");
  if (message.poll) return poll(view, hands);
  if (message.contact) return card("contact", message.contact.first_name, message.contact.phone_number);
  if (message.voice) return sound(message.voice);
  if (message.audio) return sound(message.audio);
  if (message.video || message.animation) return film(message.video || message.animation, message.animation);
  if (message.document) return attachment(message.document);
  return null;
}

function picture(file, className, alt, hands) {
  const image = node("img", className);
  image.src = fileUrl(file.file_id);
  image.alt = alt || "Photo";
  image.width = file.width;
  image.height = file.height;
  image.addEventListener("load", hands.settle);
  if (className === "sticker") return image;
  const link = node("a", "picture", image);
  link.href = image.src;
  link.target = "_blank";
  link.rel = "noopener";
  return link;
}

function attachment(file) {
  const size = file.file_size < 1024 ? `${file.file_size} B`
    : file.file_size < 1048576 ? `${Math.round(file.file_size / 1024)} KB`
      : `${(file.file_size / 1048576).toFixed(1)} MB`;
  const link = card("document", file.file_name, size, "a");
  link.href = fileUrl(file.file_id);
  link.download = file.file_name;
  return link;
}

function card(sign, title, detail, tag = "div") {
  const icon = node("span", "sign", drawing(SIGNS[sign]));
  const words = node("span", "words", node("strong", "", title));
  if (detail) words.append(node("small", "", detail));
  return node(tag, "card", icon, words);
}

const SIGNS = {
  document: "M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5",
  place: "M12 21c-4.5-5-6.5-8-6.5-11a6.5 6.5 0 0 1 13 0c0 3-2 6-6.5 11zM12 12.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  contact: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.500c1-4 4-6 7.5-6s6.5 2 7.5 6",
};

function drawing(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const looks = { d: path, fill: "none", stroke: "currentColor", "stroke-width": "1.8", "stroke-linejoin": "round" };
  for (const [name, value] of Object.entries(looks)) line.setAttribute(name, value);
  svg.append(line);
  return svg;
}

function place({ latitude, longitude }, title, address) {
  const point = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const link = card("place", title, address || point, "a");
  if (address) link.lastChild.append(node("small", "", point));
  link.href = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=15/${latitude}/${longitude}`;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

function sound(file) {
  const player = node("audio");
  player.controls = true;
  player.preload = "none";
  player.src = fileUrl(file.file_id);
  return player;
}

function film(file, animation) {
  const player = node("video");
  player.controls = !animation;
  player.autoplay = player.loop = player.muted = Boolean(animation);
  player.preload = "none";
  player.src = fileUrl(file.file_id);
  return player;
}

function poll({ message, votes }, hands) {
  const { poll } = message;
  const box = node("div", "poll");
  box.append(node("strong", "", richText(poll.question, poll.question_entities, hands.open)));
  const kind = poll.is_closed ? "Final results" : poll.type === "quiz" ? "Quiz" : poll.is_anonymous ? "Anonymous poll" : "Poll";
  box.append(node("small", "", kind));
  const total = Math.max(1, poll.total_voter_count);
  poll.options.forEach((option, index) => box.append(choice(option, index, { message, poll, votes, total }, hands)));
  const count = poll.total_voter_count;
  box.append(node("small", "", count ? `${count} ${count === 1 ? "vote" : "votes"}` : "No votes yet"));
  return box;
}

function choice(option, index, { message, poll, votes, total }, hands) {
  const mine = votes.includes(index);
  const known = poll.is_closed || votes.length > 0;
  const share = Math.round((100 * option.voter_count) / total);
  const key = node("button", mine ? "choice mine" : "choice", node("span", "", option.text));
  key.type = "button";
  key.disabled = poll.is_closed;
  key.setAttribute("aria-pressed", String(mine));
  if (known) {
    key.append(node("span", "share", `${share}%`));
    key.style.setProperty("--share", `${share}%`);
  }
  key.addEventListener("click", () => {
    const others = poll.allows_multiple_answers ? votes.filter((vote) => vote !== index) : [];
    hands.vote(message, mine ? others : [...others, index]);
  });
  return key;
}

export { safeUrl };
