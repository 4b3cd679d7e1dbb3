/* Passkeys: asks the device, puts its answer into the form, and sends that. */
const able = Boolean(window.PublicKeyCredential);
const bytes = (words) => Uint8Array.from(atob(words.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
const words = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const known = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

/* What the device says, in the form in which the server reads it. */
function answer(found) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature"]) {
    if (found.response[name]) response[name] = words(found.response[name]);
  }
  return JSON.stringify({ id: found.id, rawId: words(found.rawId), type: found.type, response, clientExtensionResults: {} });
}

async function show(place) {
  const reply = await fetch(place.dataset.passkey);
  const asked = await reply.json();
  return navigator.credentials.get({
    publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: known(asked.allowCredentials) },
  });
}

for (const place of document.querySelectorAll("[data-passkey]")) {
  if (!able) continue;
  const form = place.closest("form");
  const password = form.querySelector("input[type=password]");
  place.hidden = false;
  place.querySelector("button").addEventListener("click", async () => {
    const status = place.querySelector("[role=status]");
    status.textContent = "";
    if (password) password.disabled = true; /* so that it is not asked for too */
    try {
      if (!form.reportValidity()) return;
      form.elements.passkey.value = answer(await show(place));
      form.requestSubmit(form.querySelector("[data-proven]"));
    } catch {
      status.textContent = place.dataset.refused;
    } finally {
      if (password) password.disabled = false;
    }
  });
}

for (const form of document.querySelectorAll("[data-new-passkey]")) {
  const status = form.querySelector("[role=status]");
  if (able) form.querySelector(".actions").hidden = false;
  else status.textContent = form.dataset.unable;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    status.textContent = "";
    const asked = JSON.parse(form.dataset.newPasskey);
    try {
      const made = await navigator.credentials.create({
        publicKey: {
          ...asked,
          challenge: bytes(asked.challenge),
          user: { ...asked.user, id: bytes(asked.user.id) },
          excludeCredentials: known(asked.excludeCredentials),
        },
      });
      form.elements.passkey.value = answer(made);
      form.submit();
    } catch {
      status.textContent = form.dataset.refused;
    }
  });
}
