// A form is sent once: a second tap while the first is under way does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  // After a download the page is still there, and the form may be sent again.
  if (form.method !== "post" || "download" in form.dataset) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
});
// Coming back by the browser's own button makes forms usable again.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});
// A part of a page that changes by itself is fetched again until the server leaves its mark out.
for (const part of document.querySelectorAll("[data-refresh]")) {
  const again = async () => {
    try {
      const answer = await fetch(part.dataset.refresh, { headers: { Accept: "text/html" } });
      if (answer.ok) part.innerHTML = await answer.text();
      if (part.querySelector("[data-ended]")) {
        location.reload();
        return;
      }
    } catch {
      // The network is away: the page keeps what it last knew.
    }
    setTimeout(again, 1500);
  };
  setTimeout(again, 1500);
}
