/** The page's script: fetches the inbox again every two seconds while the page is seen, and copies values. */
export const SCRIPT = `"use strict";
document.documentElement.classList.add("scripted");
const box = document.getElementById("inbox");
const newest = () => box.querySelector("[data-newest]")?.dataset.newest;

async function refresh() {
  if (document.hidden) return;
  try {
    const answer = await fetch(box.dataset.source);
    if (!answer.ok) return;
    const next = document.createElement("template");
    next.innerHTML = await answer.text();
    if (next.content.querySelector("[data-newest]")?.dataset.newest === newest()) return;
    box.replaceChildren(next.content);
  } catch {
    // The simulators are restarting: the next round asks again.
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const label = button.textContent;
  if (label === button.dataset.copied) return;
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = label; }, 1500);
});
document.addEventListener("visibilitychange", refresh);
setInterval(refresh, 2000);
`;
