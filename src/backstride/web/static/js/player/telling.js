// What was done goes to the server, or waits on this device until it can.
import { entry, keep } from "/static/js/offline.js";
import { sessionOutcome } from "./outcome.js";

const PATH = "/api/v1/session/done";

// posted: what was sent before of this session. The same again is sent as it was (it counts once); when more was told
// since, an entry with a new id takes the place of the first.
export function toSend(coach, issued, posted, at = new Date()) {
  const outcome = sessionOutcome(coach.player, coach.session);
  if (outcome === null) return null;
  const same = posted && JSON.stringify(posted.entry.body) === JSON.stringify(outcome.body) &&
    JSON.stringify(posted.symptoms) === JSON.stringify(outcome.symptoms);
  if (same) return posted;
  const made = { entry: entry("session_done", outcome.body, at), symptoms: outcome.symptoms, issued };
  return posted ? { ...made, replaces: posted.entry.id } : made;
}

// What came of it: { sent, then } or, when it waits or was refused, why. lost: it could not be sent, and this device has
// no room for it either.
export async function tell(json) {
  try {
    const came = await keep(PATH, json);
    return { sent: came.sent === true, refused: came.refused, lost: came.lost === true, then: came.answer?.then };
  } catch {
    return { sent: false, lost: true };
  }
}
