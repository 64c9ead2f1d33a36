// Everything below the messages: the text box, the commands menu, the reply keyboard, attachments.

import { node } from "./messages.js";
import { upload } from "./server.js";

const byId = (id) => document.getElementById(id);

export const PLACES = [
  ["Naryn", 41.4287, 75.9911], ["Bishkek", 42.8746, 74.5698], ["Osh", 40.5139, 72.8161],
  ["Karakol", 42.4907, 78.3936], ["Talas", 42.5228, 72.2427], ["Jalal-Abad", 40.9333, 73.0017],
  ["Batken", 40.0626, 70.8194], ["Tokmok", 42.8419, 75.3015],
];

// `hands` does what a person can do: send, location, contact, toast, person.
export class Composer {
  constructor(hands) {
    this.hands = hands;
    this.text = byId("text");
    this.commands = [];
    this.keyboardHidden = false;
    byId("composer").addEventListener("submit", (event) => this.submit(event));
    this.text.addEventListener("keydown", (event) => this.keydown(event));
    this.text.addEventListener("input", () => this.typed());
    byId("slash").addEventListener("click", () => this.toggleCommands());
    byId("keys").addEventListener("click", () => this.toggleKeyboard());
    byId("file").addEventListener("change", (event) => this.picked(event.target));
    byId("attach-form").addEventListener("submit", (event) => this.attach(event));
    byId("attach-cancel").addEventListener("click", () => byId("attach").close());
    this.text.addEventListener("paste", (event) => this.pasted(event));
    this.fillPlaces();
  }

  async submit(event) {
    event.preventDefault();
    const text = this.text.value.trim();
    if (!text) return;
    this.setText("");
    try {
      await this.hands.send(text);
    } catch (error) {
      this.setText(text);
      this.hands.toast(error.message);
    }
  }

  keydown(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      byId("composer").requestSubmit();
    } else if (event.key === "Escape") {
      this.showCommands(false);
    } else if (event.key === "ArrowUp" && !byId("commands").hidden) {
      event.preventDefault();
      byId("commands").lastChild?.focus();
    }
  }

  setText(text) {
    this.text.value = text;
    this.typed();
  }

  typed() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, 140)}px`;
    const partial = /^\/[a-z0-9_]*$/i.test(this.text.value);
    this.showCommands(partial, this.text.value.slice(1).toLowerCase());
  }

  setCommands(commands) {
    this.commands = commands;
    byId("slash").hidden = commands.length === 0;
    this.showCommands(false);
  }

  toggleCommands() {
    const show = byId("commands").hidden;
    this.showCommands(show);
    if (show) byId("commands").firstChild?.focus();
  }

  showCommands(show, prefix = "") {
    const menu = byId("commands");
    const fitting = this.commands.filter(({ command }) => command.startsWith(prefix));
    menu.hidden = !show || fitting.length === 0;
    byId("slash").setAttribute("aria-expanded", String(!menu.hidden));
    menu.replaceChildren(...fitting.map((entry) => this.commandItem(entry)));
  }

  commandItem({ command, description }) {
    const item = node("button", "", node("strong", "", `/${command}`), node("span", "", description));
    item.type = "button";
    item.setAttribute("role", "menuitem");
    item.addEventListener("click", () => {
      this.setText("");
      this.showCommands(false);
      this.hands.send(`/${command}`);
      this.text.focus();
    });
    item.addEventListener("keydown", (event) => {
      const to = { ArrowDown: item.nextSibling, ArrowUp: item.previousSibling }[event.key];
      if (to) event.preventDefault(), to.focus();
      if (event.key === "Escape") this.showCommands(false), this.text.focus();
    });
    return item;
  }

  // ---- the reply keyboard

  setKeyboard(markup, used) {
    this.markup = markup?.keyboard ? markup : null;
    this.keyboardHidden = Boolean(used && this.markup?.one_time_keyboard);
    this.text.placeholder = this.markup?.input_field_placeholder || markup?.input_field_placeholder || "Write here…";
    this.drawKeyboard();
  }

  drawKeyboard() {
    const box = byId("keyboard");
    box.hidden = !this.markup || this.keyboardHidden;
    byId("keys").hidden = !this.markup;
    byId("keys").setAttribute("aria-expanded", String(!box.hidden));
    const rows = (this.markup?.keyboard || []).map((row) => node("div", "row", ...row.map((b) => this.replyKey(b))));
    box.replaceChildren(...rows);
  }

  replyKey(button) {
    const key = node("button", "", button.text);
    key.type = "button";
    key.addEventListener("click", () => {
      if (button.request_location) return this.askPlace();
      if (button.request_contact) return this.hands.contact();
      return this.hands.send(button.text);
    });
    return key;
  }

  toggleKeyboard() {
    this.keyboardHidden = !this.keyboardHidden;
    this.drawKeyboard();
  }

  // ---- places

  fillPlaces() {
    const keys = PLACES.map(([name, latitude, longitude]) => {
      const key = node("button", "", `📍 ${name}`);
      key.type = "button";
      key.addEventListener("click", () => {
        byId("places").close();
        this.hands.location(latitude, longitude);
      });
      return key;
    });
    byId("places-list").replaceChildren(...keys);
  }

  askPlace() {
    byId("places").showModal();
  }

  // ---- attachments

  picked(input) {
    const [file] = input.files;
    input.value = "";
    if (file) this.offer(file);
  }

  pasted(event) {
    const [file] = event.clipboardData?.files || [];
    if (file) event.preventDefault(), this.offer(file);
  }

  offer(file) {
    this.file = file;
    const picture = /^image\/(png|jpeg|gif|webp)$/.test(file.type);
    if (this.preview) URL.revokeObjectURL(this.preview);
    this.preview = picture ? URL.createObjectURL(file) : "";
    byId("attach-picture").hidden = !picture;
    if (picture) byId("attach-picture").src = this.preview;
    byId("attach-kind").hidden = !picture;
    byId("as-file").checked = false;
    byId("attach-name").textContent = file.name;
    byId("caption").value = this.text.value;
    byId("attach").showModal();
  }

  async attach(event) {
    event.preventDefault();
    const picture = !byId("attach-kind").hidden && !byId("as-file").checked;
    byId("attach").close();
    try {
      await upload(this.hands.person(), picture ? "photo" : "document", this.file, byId("caption").value);
      this.setText("");
    } catch (error) {
      this.hands.toast(error.message);
    }
  }
}
