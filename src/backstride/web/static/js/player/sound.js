// Beeps made on the spot, vibration, and speech. None of it is needed: everything said also stands on the screen.
const NOTES = {
  count: [[660, 0, 0.09]],
  go: [[880, 0, 0.26]],
  end: [[660, 0, 0.12], [495, 0.13, 0.2]],
};
const BUZZ = { go: [140], end: [70, 60, 70] };

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
    if (!this.audio && Context) this.audio = new Context();
    this.audio?.resume?.().catch(() => {});
    if (this.audible()) speechSynthesis.resume();
  }

  beep(kind) {
    if (this.settings.vibrate && BUZZ[kind]) navigator.vibrate?.(BUZZ[kind]);
    if (!this.settings.beeps || this.audio?.state !== "running") return;
    const loud = (this.settings.volume / 100) ** 2 * 0.5;
    for (const [pitch, after, length] of NOTES[kind]) this.note(pitch, this.audio.currentTime + after, length, loud);
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

  note(pitch, at, length, loud) {
    const tone = this.audio.createOscillator();
    const gain = this.audio.createGain();
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loud, at + 0.012);
    gain.gain.setValueAtTime(loud, at + length - 0.03);
    gain.gain.linearRampToValueAtTime(0, at + length);
    tone.connect(gain).connect(this.audio.destination);
    tone.start(at);
    tone.stop(at + length);
  }
}
