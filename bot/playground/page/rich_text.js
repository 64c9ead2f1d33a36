// Text with entities as DOM nodes. Text only ever becomes text nodes, so nothing in a message can act.

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

const FOUND = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]»]|\bt\.me\/[^\s<>"]+[^\s<>".,;:!?)\]»])|((?<![\w/.:<>])\/[a-zA-Z0-9_]{1,64}(?![\w/<>]))|([\w.+-]+@[\w-]+\.[\w.-]*\w)/g;

// `open` is called with {start: payload}, {command} or {url} when a link is followed.
export function richText(text, entities, open) {
  const sorted = [...(entities || [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return build(text, 0, text.length, sorted, open, true);
}

function build(text, from, to, entities, open, links) {
  const box = document.createDocumentFragment();
  let at = from;
  for (let i = 0; i < entities.length; i++) {
    const entity = entities[i];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || end <= entity.offset) continue;
    plain(box, text.slice(at, entity.offset), open, links);
    const inside = entities.slice(i + 1).filter((other) => other.offset < end);
    box.append(element(text, entity, end, inside, open, links));
    at = end;
  }
  plain(box, text.slice(at, to), open, links);
  return box;
}

function element(text, entity, end, inside, open, links) {
  const raw = text.slice(entity.offset, end);
  if (entity.type === "text_link" || entity.type === "url") {
    const link = anchor(entity.url || raw, open);
    link.append(build(text, entity.offset, end, inside, open, false));
    return link;
  }
  if (entity.type === "bot_command") return command(raw, open);
  if (entity.type === "pre") return block(raw, entity.language);
  const solid = entity.type === "code";
  const node = document.createElement(TAGS[entity.type] || "span");
  if (entity.type === "spoiler") hide(node);
  node.append(build(text, entity.offset, end, solid ? [] : inside, open, links && !solid));
  if (entity.type === "expandable_blockquote") foldable(node);
  return node;
}

function block(text, language) {
  const pre = document.createElement("pre");
  if (language) pre.dataset.language = language;
  pre.tabIndex = 0;
  pre.append(text);
  return pre;
}

function hide(node) {
  node.className = "spoiler";
  node.tabIndex = 0;
  node.setAttribute("role", "button");
  node.title = "Hidden: press to read";
  const show = () => {
    node.classList.add("seen");
    node.removeAttribute("role");
    node.removeAttribute("title");
  };
  node.addEventListener("click", show);
  node.addEventListener("keydown", (event) => event.key === "Enter" && show());
}

function foldable(node) {
  node.classList.add("folded");
  node.tabIndex = 0;
  node.title = "Press to unfold";
  const toggle = () => node.classList.toggle("folded");
  node.addEventListener("click", toggle);
  node.addEventListener("keydown", (event) => event.key === "Enter" && toggle());
}

function plain(box, text, open, links) {
  if (!links) return box.append(text);
  let at = 0;
  for (const found of text.matchAll(FOUND)) {
    box.append(text.slice(at, found.index));
    at = found.index + found[0].length;
    if (found[2]) {
      box.append(command(found[0], open));
    } else {
      const link = anchor(found[3] ? `mailto:${found[0]}` : found[0], open);
      link.append(found[0]);
      box.append(link);
    }
  }
  box.append(text.slice(at));
}

function command(text, open) {
  const link = document.createElement("a");
  link.href = "#";
  link.append(text);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    open({ command: text });
  });
  return link;
}

function anchor(address, open) {
  const link = document.createElement("a");
  const url = safeUrl(address);
  if (!url) return link;
  link.href = url;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.addEventListener("click", (event) => {
    if (open({ url })) event.preventDefault();
  });
  return link;
}

// Only addresses that a messenger would open; anything else (javascript: above all) is no link.
export function safeUrl(address) {
  const whole = /^[a-z]+:/i.test(address) && !/^[\w.-]+:\d/.test(address) ? address : `https://${address}`;
  try {
    const url = new URL(whole);
    return ["http:", "https:", "mailto:", "tel:", "tg:"].includes(url.protocol) ? url.href : "";
  } catch {
    return "";
  }
}

// The payload of a start link to this bot, or null for any other address.
export function startPayload(address, username) {
  try {
    const url = new URL(address);
    const name = url.protocol === "tg:" ? url.searchParams.get("domain") : url.pathname.slice(1);
    const ours = url.protocol === "tg:" || /^(www\.)?(t|telegram)\.me$/.test(url.hostname);
    if (!ours || (name || "").toLowerCase() !== username.toLowerCase()) return null;
    return url.searchParams.get("start") || "";
  } catch {
    return null;
  }
}
