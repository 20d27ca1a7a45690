// Keeps a live code fresh: the next is asked for as each ends, and none is shown rather than an old one.
const live = document.getElementById("live");
const picture = document.getElementById("live-picture");
const digits = document.getElementById("live-digits");
const left = document.getElementById("live-left");
const said = document.getElementById("live-said");

const LATE = 3000;
const PATIENCE = 8000;
const AGAIN = { lost: 3000, gone: 30000 };

// By the phone's own clock, but measured from the answer: that clock may be wrong.
let ends = Date.now() + Number(live.dataset.left);
let asksAgain = Date.now() + AGAIN.gone;
let asking = false;

function show(code) {
  if (live.dataset.door && live.dataset.state === "gone") return location.reload();
  picture.src = code.picture;
  digits.textContent = code.digits;
  ends = Date.now() + code.left;
  live.dataset.state = "fresh";
  said.textContent = "";
}

function darken(state) {
  live.dataset.state = state;
  picture.removeAttribute("src");
  digits.textContent = "";
  left.textContent = "";
  said.textContent = live.dataset[state];
  asksAgain = Date.now() + AGAIN[state];
}

async function ask() {
  if (asking) return;
  asking = true;
  const stop = new AbortController();
  const patience = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(live.dataset.source, { headers: { Accept: "application/json" }, cache: "no-store", signal: stop.signal });
    if (answer.ok) show(await answer.json());
    else if (answer.status === 404) darken("gone");
    else if (answer.status === 401) location.reload();
    else failed();
  } catch {
    failed();
  }
  clearTimeout(patience);
  asking = false;
}

// One failure is no reason to go dark while the digits on the screen still count.
function failed() {
  if (live.dataset.state !== "fresh" || Date.now() >= ends) darken("lost");
}

function tick() {
  const rest = ends - Date.now();
  if (live.dataset.state !== "fresh") {
    if (Date.now() >= asksAgain) ask();
    return;
  }
  left.textContent = live.dataset.countdown.replace("#", Math.max(0, Math.ceil(rest / 1000)));
  if (rest <= -LATE) darken("lost");
  if (rest <= 0) ask();
}

// A screen that slept, or a page that the browser kept, may show what is long over.
function wake() {
  if (document.visibilityState !== "visible") return;
  if (live.dataset.state === "fresh" && Date.now() >= ends) darken("lost");
  ask();
  if (live.dataset.door && navigator.wakeLock) navigator.wakeLock.request("screen").catch(() => {});
}

document.addEventListener("visibilitychange", wake);
window.addEventListener("pageshow", (event) => { if (event.persisted) wake(); });
window.addEventListener("online", wake);
if (live.dataset.door && navigator.wakeLock) navigator.wakeLock.request("screen").catch(() => {});
setInterval(tick, 250);
tick();
