// The sheet that comes up from below: how to do an exercise, sound and settings, and whether to stop.
import { h, icon } from "./dom.js";
import { CHOICES, saveSettings } from "./settings.js";

export class Sheet {
  constructor(dialog) {
    this.dialog = dialog;
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  }

  open(title, inside, closed) {
    this.dialog.replaceChildren(
      h("div", { class: "sheet" },
        h("header", {}, h("h2", { id: "sheet-title" }, title),
          h("button", { type: "button", class: "round", "aria-label": "Close", onclick: () => this.dialog.close() },
            icon("close"))),
        ...inside));
    this.dialog.addEventListener("close", () => closed?.(this.dialog.returnValue), { once: true });
    this.dialog.returnValue = "";
    this.dialog.showModal();
  }

  howTo(name, level) {
    this.open(name, [
      h("p", { class: "quiet" }, level.name),
      h("p", {}, level.start),
      h("ol", {}, level.steps.map((each) => h("li", {}, each))),
      h("dl", {}, ...[["Feel", level.feel], ["Avoid", level.avoid], ["Breathe", level.breathing]].flatMap(([label, words]) =>
        [h("dt", {}, label), h("dd", {}, words)])),
    ]);
  }

  settings(settings, changed) {
    const set = (name, value) => {
      settings[name] = value;
      saveSettings(settings);
      changed(name);
    };
    const switches = CHOICES.map(({ name, label, hint }) =>
      h("label", { class: "switch" },
        h("span", {}, h("strong", {}, label), h("span", { class: "quiet" }, hint)),
        h("input", { type: "checkbox", role: "switch", checked: settings[name],
          onchange: (event) => set(name, event.target.checked) })));
    const volume = h("label", { class: "volume" }, h("strong", {}, "Volume"),
      h("input", { type: "range", min: 0, max: 100, step: 5, value: settings.volume,
        oninput: (event) => set("volume", Number(event.target.value)) }));
    this.open("Sound and settings", [...switches.slice(0, 2), volume, ...switches.slice(2)]);
  }

  stop(then) {
    this.open("Stop for today?", [
      h("p", {}, "What you did so far counts and is kept."),
      h("form", { method: "dialog", class: "buttons" },
        h("button", { value: "", class: "primary big wide", autofocus: true }, "No, go on"),
        h("button", { value: "stop", class: "big wide" }, "Yes, stop here")),
    ], then);
  }
}
