// How this device sounds and feels; kept on this device.
const KEY = "backstride-player";
const ON_A_PHONE = matchMedia("(pointer: coarse)").matches;

const FIRST = { voice: true, beeps: true, volume: 80, vibrate: true, handsFree: false, buttons: !ON_A_PHONE };

export const CHOICES = [
  { name: "voice", label: "Voice", hint: "Says what comes, counts, and tells you when to hold." },
  { name: "beeps", label: "Beeps", hint: "Three, two, one, go." },
  { name: "vibrate", label: "Vibration", hint: "A short buzz when a set begins and ends." },
  { name: "handsFree", label: "Hands-free", hint: "Big figures, and a tap anywhere pauses." },
  { name: "buttons", label: "Headset and lock-screen buttons", hint: "On a phone this may pause your music." },
];

// What was chosen on this device; a choice made since on the settings page (data-voice) comes before it.
export function loadSettings() {
  const told = document.documentElement.dataset.voice ?? "voice";
  const kept = read();
  if (kept.told === told || (kept.told && !navigator.onLine)) return { ...FIRST, ...kept };
  return { ...FIRST, ...kept, told, voice: told === "voice", beeps: told !== "off" };
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}

export function saveSettings(settings) {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // private browsing: they hold for this session
  }
}
