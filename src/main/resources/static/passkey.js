// Passkeys: asks the browser to make one, or to answer with one, and hands its answer to the server.
{
  const csrf = document.querySelector('meta[name="csrf"]').content;
  const able = window.isSecureContext && "PublicKeyCredential" in window
    && typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function"
    && typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function"
    && typeof PublicKeyCredential.prototype.toJSON === "function";

  const post = async (path, body) => {
    const response = await fetch(path, {
      method: "POST", body: JSON.stringify(body),
      headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf, Accept: "application/json" } });
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return answer;
    if (answer.type === "urn:fuma:problem:proof") location.assign("/account/proof?next=" + encodeURIComponent(location.pathname));
    throw { name: "Refused", said: answer.errors && answer.errors.length ? answer.errors[0].message : answer.title };
  };

  const ask = (kind, options) => kind === "make"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });

  const words = { NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "known" };

  const wire = (part) => {
    const button = part.querySelector("button");
    const said = part.querySelector("[role=status]");
    const label = part.querySelector("input[name=label]");
    const elsewhere = () => {
      part.querySelector("[data-elsewhere]").hidden = false;
      button.hidden = true;
    };
    if (!able) return elsewhere();
    for (const hidden of part.querySelectorAll("button, .or")) hidden.hidden = false;
    const run = async () => {
      if (label && !label.reportValidity()) return;
      button.disabled = true;
      said.textContent = "";
      try {
        const begun = await post(part.dataset.path + "/options", {});
        const credential = await ask(part.dataset.passkey, begun.options);
        const done = await post(part.dataset.path,
          { ceremony: begun.ceremony, credential: credential.toJSON(), label: label ? label.value : undefined, next: part.dataset.next });
        location.assign(done.next);
      } catch (failed) {
        if (failed.name === "SecurityError") elsewhere();
        said.textContent = failed.said || part.dataset[words[failed.name]] || part.dataset.failed;
        button.disabled = false;
      }
    };
    button.addEventListener("click", run);
    if (label) label.addEventListener("keydown", (event) => { if (event.key === "Enter") run(); });
  };

  document.querySelectorAll("[data-passkey]").forEach(wire);
}
