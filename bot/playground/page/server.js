// The way to the playground: acts go by POST, what happens comes back over one WebSocket.

export async function people() {
  return (await fetch("/control/people")).json();
}

// POSTs; an error says in words what is wrong.
async function post(path, request) {
  const reply = await fetch(path, { method: "POST", ...request }).catch(() => {
    throw new Error("The playground does not answer. Is it still running?");
  });
  if (!reply.ok) throw new Error(await reply.text());
  return reply;
}

export async function act(person, action, body = {}) {
  const reply = await post(`/control/do/${action}`, {
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ person, ...body }),
  });
  return reply.json();
}

export async function upload(person, kind, file, caption) {
  const form = new FormData();
  form.append("person", person);
  form.append("kind", kind);
  form.append("caption", caption);
  form.append("file", file, file.name);
  await post("/control/upload", { body: form });
}

export const fileUrl = (id) => `/control/file/${encodeURIComponent(id)}`;

// Follows one person's chat. The first event after each (re)connection is the whole state.
export class Live {
  constructor(onEvent, onConnected) {
    this.onEvent = onEvent;
    this.onConnected = onConnected;
    this.pause = 250;
  }

  follow(person) {
    this.person = person;
    clearTimeout(this.timer);
    const old = this.socket;
    this.socket = null;
    if (old) old.close();
    this.connect();
  }

  connect() {
    const address = new URL(`/control/live?person=${this.person}`, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    this.socket = socket;
    socket.onmessage = (event) => {
      if (socket !== this.socket) return;
      this.pause = 250;
      this.onConnected(true);
      this.onEvent(JSON.parse(event.data));
    };
    socket.onclose = () => {
      if (socket !== this.socket) return;
      this.onConnected(false);
      this.timer = setTimeout(() => this.connect(), this.pause);
      this.pause = Math.min(this.pause * 2, 5000);
    };
  }
}
