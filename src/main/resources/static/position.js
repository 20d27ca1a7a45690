// Where the phone is, only when the person asks for it and allows it; the form is complete without.
const box = document.getElementById("position");
const button = document.getElementById("locate");
const said = document.getElementById("located");
if (box !== null && "geolocation" in navigator && window.isSecureContext) {
  box.hidden = false;
  const field = (name) => box.querySelector(`input[name="${name}"]`);
  if (field("accuracy").value !== "") said.textContent = box.dataset.known;
  button.addEventListener("click", () => {
    said.textContent = box.dataset.asking;
    navigator.geolocation.getCurrentPosition(
      (position) => {
        field("latitude").value = position.coords.latitude;
        field("longitude").value = position.coords.longitude;
        field("accuracy").value = Math.ceil(position.coords.accuracy);
        said.textContent = box.dataset.known;
      },
      () => {
        said.textContent = box.dataset.denied;
      },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
    );
  });
}
