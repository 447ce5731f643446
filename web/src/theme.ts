// The theme switch: links that work by themselves, made instant.

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Change the theme in place instead of loading the page again. */
export function followTheme(page: Document): void {
  for (const link of page.querySelectorAll<HTMLAnchorElement>("a[data-theme-choice]")) {
    link.addEventListener("click", (event) => {
      const choice = link.dataset["themeChoice"];
      if (choice === undefined || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      remember(page, choice);
      show(page, choice);
    });
  }
}

function remember(page: Document, choice: string): void {
  page.cookie = `theme=${choice}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
}

function show(page: Document, choice: string): void {
  if (choice === "auto") delete page.documentElement.dataset["theme"];
  else page.documentElement.dataset["theme"] = choice;
  for (const link of page.querySelectorAll<HTMLAnchorElement>("a[data-theme-choice]")) {
    if (link.dataset["themeChoice"] === choice) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
