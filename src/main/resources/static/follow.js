// What stands behind the # of a secret link is handed in by the form, and leaves the address bar at once.
const form = document.getElementById("follow");
const handIn = () => {
  if (form === null || location.hash.length < 2) return;
  form.elements.link.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  form.requestSubmit();
};
window.addEventListener("hashchange", handIn);
handIn();
// The link is copied by one tap where a script can.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (navigator.clipboard === undefined) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = button.dataset.copied;
    } catch {
      // It can still be marked and copied by hand.
    }
  });
}
