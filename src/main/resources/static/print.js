// The print button shows only where a script can print.
const button = document.getElementById("print");
if (button !== null && typeof window.print === "function" && !/MicroMessenger/i.test(navigator.userAgent)) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
