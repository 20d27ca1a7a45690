// Reads a protection code: by the browser's own detector where there is one, else frames and photographs go to the server.
const scanner = document.getElementById("scanner");
const view = document.getElementById("view");
const said = document.getElementById("said");
const start = document.getElementById("start");
const stop = document.getElementById("stop");
const photo = document.getElementById("photo");
const csrf = document.querySelector('meta[name="csrf"]').content;

const FRAME_WIDTH = 1280;
const PHOTO_PIXELS = 12e6;
const PHOTO_BYTES = 8 * 1024 * 1024;
const SLOW_AFTER = 12000;
const BETWEEN = 350;

let stream = null;
let refused = "";

const say = (text) => { if (said.textContent !== text) said.textContent = text; };
const word = (name) => scanner.dataset[name];
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function detector() {
  if (!("BarcodeDetector" in window)) return null;
  try {
    const formats = await window.BarcodeDetector.getSupportedFormats();
    return formats.includes("qr_code") ? new window.BarcodeDetector({ formats: ["qr_code"] }) : null;
  } catch {
    return null;
  }
}

function jpeg(source, width, height, quality) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d").drawImage(source, 0, 0, width, height);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
}

async function answer(response) {
  if (response.status === 401) {
    location.assign("/sign-in?next=%2Fscan");
    return { message: "" };
  }
  if (response.status === 429) {
    await pause(1000 * Number(response.headers.get("Retry-After") || 2));
    return { busy: true, message: word("busy") };
  }
  const body = await response.json();
  return response.ok ? body : { message: body.title || word("failed") };
}

const ofText = async (text) =>
  answer(await fetch("/scans?how=PLAQUE&text=" + encodeURIComponent(text), { headers: { Accept: "application/json" } }));

const ofPicture = async (blob, how) =>
  answer(await fetch("/scans?how=" + how, {
    method: "POST", body: blob, headers: { "Content-Type": blob.type, "X-CSRF-Token": csrf, Accept: "application/json" } }));

function close() {
  if (stream) stream.getTracks().forEach((track) => track.stop());
  stream = null;
  view.hidden = true;
  stop.hidden = true;
  start.hidden = false;
}

function go(found) {
  close();
  say(word("found"));
  const order = scanner.dataset.recheckOf;
  const arrival = found.location.startsWith("/visits/new?");
  location.assign(order && arrival ? found.location + "&kind=RECHECK&recheckOf=" + encodeURIComponent(order) : found.location);
}

async function look(reader) {
  if (reader) {
    const codes = await reader.detect(view);
    if (codes.length === 0 || codes[0].rawValue === refused) return {};
    const result = await ofText(codes[0].rawValue);
    if (!result.location) refused = codes[0].rawValue;
    return result;
  }
  const scale = Math.min(1, FRAME_WIDTH / view.videoWidth);
  return ofPicture(await jpeg(view, Math.round(view.videoWidth * scale), Math.round(view.videoHeight * scale), 0.8), "PLAQUE");
}

async function search() {
  const reader = await detector();
  const mine = stream;
  const began = Date.now();
  let told = 0;
  while (stream && stream === mine) {
    try {
      if (view.videoWidth > 0) {
        const result = await look(reader);
        if (stream !== mine) return;
        if (result.location) return go(result);
        if (result.found || result.busy) {
          say(result.message);
          told = Date.now();
        } else if (Date.now() - told > 3000) {
          say(word(Date.now() - began > SLOW_AFTER ? "slow" : "searching"));
        }
      }
    } catch {
      say(word("failed"));
      told = Date.now();
    }
    await pause(BETWEEN);
  }
}

start.addEventListener("click", async () => {
  if (!navigator.mediaDevices || !navigator.mediaDevices.getUserMedia) return say(word(window.isSecureContext ? "noCamera" : "insecure"));
  start.hidden = true;
  refused = "";
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: { ideal: "environment" }, width: { ideal: FRAME_WIDTH } } });
  } catch (failed) {
    close();
    return say(word(failed.name === "NotAllowedError" || failed.name === "SecurityError" ? "denied" : "noCamera"));
  }
  view.srcObject = stream;
  view.hidden = false;
  stop.hidden = false;
  say(word("searching"));
  await view.play().catch(() => {});
  search();
});

stop.addEventListener("click", () => { close(); say(""); });
window.addEventListener("pagehide", close);

photo.addEventListener("change", async () => {
  const file = photo.files[0];
  if (!file) return;
  close();
  say(word("searching"));
  try {
    const result = await ofPicture(await fit(file), "PHOTO");
    if (result.location) return go(result);
    say(result.message || word("nothing"));
  } catch {
    say(word("failed"));
  }
  photo.value = "";
});

// What the server takes as it is goes as it is; all else is drawn anew, within its bounds.
async function fit(file) {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return new Blob([file], { type: "image/jpeg" });
  const pixels = picture.width * picture.height;
  if (pixels <= PHOTO_PIXELS && file.size <= PHOTO_BYTES && /^image\/(jpeg|png)$/.test(file.type)) return file;
  const scale = Math.min(1, Math.sqrt(PHOTO_PIXELS / pixels));
  return jpeg(picture, Math.floor(picture.width * scale), Math.floor(picture.height * scale), 0.85);
}

scanner.hidden = false;
if (!window.isSecureContext) {
  say(word("insecure"));
  start.hidden = true;
}
