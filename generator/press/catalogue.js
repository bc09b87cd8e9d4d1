// Shows the cards that hold every searched word and fit every choice; a section without any is hidden, too.
const search = document.querySelector("input[type=search]");
const choices = document.querySelector(".filters");
const said = (card) => `${card.textContent} ${card.dataset.words}`.toLowerCase();
const cards = [...document.querySelectorAll(".card")].map((card) => ({ card, words: said(card) }));

// A document of no segment fits each of them.
const fits = (card, name, value) => !value || card.dataset[name] === value || (name === "segment" && !card.dataset[name]);

function show() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = [...choices.querySelectorAll("input:checked")].map((input) => [input.name, input.value]);
  for (const { card, words: text } of cards)
    card.hidden = !(words.every((word) => text.includes(word)) && chosen.every(([name, value]) => fits(card, name, value)));
  for (const section of document.querySelectorAll("section:has(.card)")) {
    const left = section.querySelectorAll(".card:not([hidden])").length;
    section.hidden = !left;
    const way = document.querySelector(`.route a[href="#${section.id}"]`);
    if (way) way.lastElementChild.textContent = left;
  }
  document.querySelector(".none").hidden = cards.some(({ card }) => !card.hidden);
}

search.addEventListener("input", show);
choices.addEventListener("change", show);
// A phone shows documents first; the choices are one tap away.
choices.open = matchMedia("(min-width: 701px)").matches;
show();
