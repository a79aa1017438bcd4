// Logging out: first what waits on this device is sent. When nothing waits any more the device may forget everything;
// when something does, the runner is told and asked once more, and it stays here until the next login.
import { send, waiting } from "./offline.js";

const form = document.getElementById("log-out"), note = document.getElementById("log-out-note");
let asked = false;

// How many things are left here; null when that cannot be seen, and then nothing is thrown away.
async function left() {
  await send().catch(() => {});
  return waiting().then(({ waiting: some, refused }) => some + refused, () => null);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const count = await left();
  if (count && !asked) {
    asked = true;
    note.textContent = `${count} thing${count === 1 ? "" : "s"} that you told here could not be sent yet. `
      + "Log out all the same? It stays on this device, and is sent after you log in here again.";
    note.hidden = false;
    return;
  }
  if (count === 0) form.elements.nothing_waits.value = "1";
  form.submit();
});
