// One exercise: each picture can move and show the other side; on paper it stands still.
import "./figure_missing.js";

for (const picture of document.querySelectorAll("[data-picture]")) {
  const image = picture.querySelector("img"), path = image.src.split("?")[0];
  const move = asButton(picture.querySelector("[data-move]"));
  const side = asButton(picture.querySelector("[data-side]"));
  const now = { moves: false, left: false };

  const show = (moves = now.moves) => {
    const wishes = new URLSearchParams({ ...(now.left && { side: "left" }), ...(!moves && { still: "1" }) });
    image.src = wishes.size ? `${path}?${wishes}` : path;
    move.textContent = now.moves ? "Hold it still" : "Watch it move";
    if (side) side.textContent = now.left ? "Show the right side" : "Show the left side";
  };
  move.addEventListener("click", () => { now.moves = !now.moves; show(); });
  side?.addEventListener("click", () => { now.left = !now.left; show(); });
  addEventListener("beforeprint", () => show(false));
  addEventListener("afterprint", () => show());
}

// Without a script it is a link to the picture alone.
function asButton(link) {
  if (!link) return null;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = link.textContent;
  link.replaceWith(button);
  return button;
}
