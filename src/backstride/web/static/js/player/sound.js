// Beeps made once and then only played, vibration, and speech. None of it is needed: everything said also stands on the
// screen. Where no voice of this device speaks, the beeps alone tell what comes: each has its own sound.
const NOTES = {
  count: [[660, 0, 0.09]],
  go: [[880, 0, 0.26]],
  end: [[660, 0, 0.12], [495, 0.13, 0.2]],
  switch: [[587, 0.34, 0.13], [784, 0.48, 0.13], [587, 0.62, 0.13], [784, 0.76, 0.22]],
};
const BUZZ = { go: [140], end: [70, 60, 70], switch: [70, 60, 70, 60, 220] };
const LAST_BEEP_MS = 1500;

export class Sound {
  constructor(settings) {
    this.settings = settings;
    this.voice = null;
    this.speaking = null;
    // Mixes with music and makes it softer for a moment, where the platform can do that.
    if (navigator.audioSession) navigator.audioSession.type = "transient";
    if ("speechSynthesis" in window) {
      speechSynthesis.addEventListener?.("voiceschanged", () => this.choose());
      this.choose();
    }
  }

  // To be called from a tap: browsers let a page make a sound only after one.
  wake() {
    const Context = window.AudioContext ?? window.webkitAudioContext;
    if (!this.audio && Context) {
      this.audio = new Context();
      this.beeps = Object.fromEntries(Object.entries(NOTES).map(([kind, notes]) => [kind, made(notes, this.audio)]));
    }
    clearTimeout(this.resting);
    this.audio?.resume?.().catch(() => {});
    if (this.audible()) speechSynthesis.resume();
  }

  // While nothing will beep the sound output is let go: it costs battery.
  rest() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.audio?.suspend?.().catch(() => {}), LAST_BEEP_MS);
  }

  beep(kind) {
    if (this.settings.vibrate && BUZZ[kind]) navigator.vibrate?.(BUZZ[kind]);
    if (!this.settings.beeps || this.audio?.state !== "running") return;
    const beep = this.audio.createBufferSource(), loud = this.audio.createGain();
    beep.buffer = this.beeps[kind];
    loud.gain.value = (this.settings.volume / 100) ** 2 * 0.5;
    beep.connect(loud).connect(this.audio.destination);
    beep.start();
  }

  // Something urgent cuts off what is being said; anything else is dropped then.
  say(words, urgent) {
    if (!words || !this.audible()) return;
    if (this.speaking) {
      if (!urgent) return;
      this.hush();
    }
    const said = new SpeechSynthesisUtterance(words);
    Object.assign(said, { voice: this.voice, lang: this.voice.lang, volume: this.settings.volume / 100 });
    said.onend = said.onerror = () => { if (this.speaking === said) this.speaking = null; };
    this.speaking = said;
    speechSynthesis.speak(said);
  }

  hush() {
    this.speaking = null;
    if ("speechSynthesis" in window) speechSynthesis.cancel();
  }

  audible() {
    return this.settings.voice && this.settings.volume > 0 && this.voice !== null;
  }

  // Only a voice of this device: others send the words to somebody's server.
  choose() {
    const ours = speechSynthesis.getVoices().filter((voice) => voice.localService && /^en\b/i.test(voice.lang));
    this.voice = ours.find((voice) => voice.default) ?? ours.find((voice) => voice.lang === "en-GB") ?? ours[0] ?? null;
  }
}

// The notes, each [pitch in Hz, seconds until it begins, seconds it lasts], swelling and fading so that nothing clicks.
function made(notes, audio) {
  const whole = Math.max(...notes.map(([, after, length]) => after + length));
  const beep = audio.createBuffer(1, Math.ceil(whole * audio.sampleRate), audio.sampleRate), wave = beep.getChannelData(0);
  for (const [pitch, after, length] of notes) {
    const first = Math.floor(after * audio.sampleRate);
    for (let nth = 0; nth < length * audio.sampleRate && first + nth < wave.length; nth += 1) {
      const at = nth / audio.sampleRate;
      wave[first + nth] = Math.sin(2 * Math.PI * pitch * at) * Math.min(1, at / 0.012, (length - at) / 0.03);
    }
  }
  return beep;
}
