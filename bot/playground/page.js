// Keeps every conversation at its end while it is read there, counts what arrived below, and makes commands pressable.
(() => {
  const atEnd = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < 80;

  const keep = (log) => {
    if (log.kept) return;
    log.kept = true;
    let sticking = true;
    let unread = 0;
    const button = log.parentElement.querySelector(".to-end");
    const toEnd = () => { log.scrollTop = log.scrollHeight; };
    const show = () => {
      button.dataset.shown = sticking ? "no" : "yes";
      button.dataset.unread = unread || "";
    };
    let last = 0;
    log.addEventListener("scroll", () => {
      if (atEnd(log)) sticking = true;
      else if (log.scrollTop < last) sticking = false;
      last = log.scrollTop;
      if (sticking) unread = 0;
      show();
    });
    button.addEventListener("click", () => log.scrollTo({ top: log.scrollHeight, behavior: "smooth" }));
    log.addEventListener("load", () => sticking && toEnd(), true);
    new ResizeObserver(() => sticking && toEnd()).observe(log);
    new MutationObserver((changes) => {
      const added = changes.flatMap((change) => [...change.addedNodes]);
      const rows = added.filter((node) => node.classList && node.classList.contains("message"));
      if (rows.some((row) => row.classList.contains("own"))) sticking = true;
      if (sticking) toEnd();
      else unread += rows.length;
      show();
    }).observe(log, { childList: true, subtree: true, characterData: true });
    toEnd();
    show();
  };

  const sendCommand = (link) =>
    link.closest(".log").dispatchEvent(new CustomEvent("command", { detail: link.dataset.command }));

  const dismiss = (veil) => veil.dispatchEvent(new CustomEvent("dismiss"));

  const act = (event) => {
    if (!event.target.closest) return;
    const link = event.target.closest("[data-command]");
    if (event.target.matches(".veil")) dismiss(event.target);
    const hidden = event.target.closest(".spoiler, blockquote.expandable");
    if (link) sendCommand(link);
    else if (hidden) hidden.classList.toggle("revealed");
  };

  document.addEventListener("click", act);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter") act(event);
    const veils = document.querySelectorAll(".veil");
    if (event.key === "Escape" && veils.length) dismiss(veils[veils.length - 1]);
  });

  const dress = (dark) => document.documentElement.classList.toggle("night", dark);
  const wished = () => localStorage.getItem("kawan-night");
  const system = matchMedia("(prefers-color-scheme: dark)");
  dress(wished() ? wished() === "yes" : system.matches);
  system.addEventListener("change", () => wished() || dress(system.matches));

  window.kawanDayNight = () => {
    const dark = !document.documentElement.classList.contains("night");
    localStorage.setItem("kawan-night", dark ? "yes" : "no");
    dress(dark);
  };

  window.kawanShow = (id) => {
    const phone = document.getElementById(`c${id}`);
    if (phone) phone.scrollIntoView({ behavior: "smooth", inline: "center", block: "nearest" });
  };

  window.kawanJump = (id) => {
    const row = document.getElementById(`c${id}`);
    if (!row) return;
    row.scrollIntoView({ behavior: "smooth", block: "center" });
    row.classList.add("found");
    setTimeout(() => row.classList.remove("found"), 1500);
  };

  const welcome = (veil) => {
    if (veil.welcomed) return;
    veil.welcomed = true;
    const first = veil.querySelector("input, .strong, button");
    if (first) first.focus({ focusVisible: false });
  };

  new MutationObserver(() => {
    document.querySelectorAll(".log").forEach(keep);
    document.querySelectorAll(".veil").forEach(welcome);
  }).observe(document, { childList: true, subtree: true });
})();
