// A box where a drawing is missing or cannot be loaded.
function missing(image) {
  image.hidden = true;
  image.parentElement.classList.add("missing");
}

for (const image of document.querySelectorAll("[data-figure]")) {
  if (image.complete && image.naturalWidth === 0 && image.currentSrc) missing(image);
  image.addEventListener("error", () => missing(image));
}
