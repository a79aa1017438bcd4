// The screen that stays on, and the buttons of headsets, keyboards and the lock screen.
let lock = null;
let wanted = false;

// Keep the screen on, again after the page was out of sight, until told otherwise.
export function keepScreenOn(on) {
  wanted = on;
  if (on) ask();
  else lock?.release().catch(() => {});
}

async function ask() {
  if (!wanted || document.hidden || !navigator.wakeLock || (lock && !lock.released)) return;
  lock = await navigator.wakeLock.request("screen").catch(() => null);
}

document.addEventListener("visibilitychange", ask);

// does: { play, pause, nexttrack, previoustrack, stop }
export class MediaButtons {
  constructor(does) {
    if (!navigator.mediaSession) return;
    for (const [action, act] of Object.entries(does)) {
      try {
        navigator.mediaSession.setActionHandler(action, act);
      } catch {
        // an action that this browser does not know
      }
    }
  }

  // A session is heard of only while something plays: a silent loop. It may take the sound from other apps.
  loop(on) {
    if (on && !this.silence) {
      this.silence = new Audio("/static/sounds/silence.wav");
      this.silence.loop = true;
    }
    if (on) this.silence.play().catch(() => {});
    else this.silence?.pause();
  }

  tell(title, artist, playing) {
    if (!navigator.mediaSession) return;
    navigator.mediaSession.playbackState = playing ? "playing" : "paused";
    if (this.told === title + artist || !window.MediaMetadata) return;
    this.told = title + artist;
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist, album: "Backstride" });
  }

  end() {
    this.silence?.pause();
    if (navigator.mediaSession) navigator.mediaSession.playbackState = "none";
  }
}
