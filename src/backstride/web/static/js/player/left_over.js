// What was left lying about of an earlier session goes into the journal as far as it came.
import { dropDraft, isFresh, loadDraft } from "./draft.js";
import { tell, toSend } from "./telling.js";
import { othersTurn } from "./turn.js";
import { timeHere } from "/static/js/stored.js";

const NAME = "backstride-left-over";

// From any page: what no player came back for. which: the session that is opened now, if one is; any other is over.
export async function sendLeftOver(which = null) {
  const work = () => sendOld(which);
  await (navigator.locks ? navigator.locks.request(NAME, work) : work());
}

async function sendOld(which) {
  const draft = loadDraft();
  if (!draft || isFresh(draft, timeHere().slice(0, 10), which ?? draft.which) || (await othersTurn())) return;
  const told = { player: draft.player, session: draft.told.session };
  const json = toSend(told, draft.told.issued, draft.posted, new Date(draft.saved));
  const came = json === null ? {} : await tell(json);
  if (!came.lost) dropDraft();
}
