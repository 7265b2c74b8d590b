// Search and filters of the list of claims. Everything is in this page; nothing is fetched.
"use strict";
(() => {
  const STEP = 100;
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const claims = read("claims-data");
  const words = read("words-data");
  for (const claim of claims) {
    claim.text = plain([claim.claim, claim.brief, claim.verdict, ...claim.parties].join("\n"));
    claim.partyText = plain(claim.parties.join("\n"));
  }
  const part = (id) => document.getElementById(id);
  const form = part("filters"), results = part("results"), found = part("found"), more = part("more");
  let shown = [], count = 0;

  const hands = {
    "": () => true,
    some: (claim) => claim.second_hand > 0,
    only: (claim) => claim.evidence > 0 && claim.second_hand === claim.evidence,
    none: (claim) => claim.second_hand === 0,
  };
  const wording = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function row(claim) {
    const item = document.createElement("li");
    const link = element("a", "claim-link", claim.claim);
    link.href = claim.link;
    link.dir = "auto";
    const verdict = element("span", "verdict", "");
    verdict.append(element("strong", "badge tone-" + claim.tone, claim.verdict));
    if (claim.revised) verdict.append(" ", element("strong", "revised", claim.revised));
    const about = element("p", "about", claim.claimant + " · " + claim.brief + " · " + claim.status + " · ");
    const values = { some: claim.second_hand, all: claim.evidence };
    const said = claim.evidence ? wording(words.second_hand, values) : words.no_evidence;
    about.append(element("span", claim.second_hand ? "hand-flag" : "", said));
    const title = document.createElement("span");
    title.append(link);
    item.append(title, verdict, about);
    return item;
  }

  function show(limit) {
    const part = document.createDocumentFragment();
    for (; count < Math.min(limit, shown.length); count += 1) part.append(row(shown[count]));
    results.append(part);
    more.hidden = count >= shown.length;
  }

  function filter() {
    const wanted = plain(part("words").value).split(/\s+/).filter(Boolean);
    const party = plain(part("party").value.trim());
    const verdict = part("verdict").value, status = part("status").value, hand = hands[part("hands").value];
    shown = claims.filter((claim) =>
      (!verdict || claim.verdict === verdict) && (!status || claim.status === status) && hand(claim) &&
      (!party || claim.partyText.includes(party)) && wanted.every((word) => claim.text.includes(word)));
    results.replaceChildren();
    count = 0;
    show(STEP);
    found.textContent = wording(words.found, { found: shown.length, all: claims.length });
  }

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  more.addEventListener("click", () => {
    const first = count;
    show(count + STEP);
    results.children[first].querySelector("a").focus();
  });
  filter();
})();
