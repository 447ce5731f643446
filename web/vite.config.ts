// How the browser's files are made. The Python build runs this (see ../hatch_build.py).
import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

/** Ship the licence of every package whose files are in the bundle. */
function licences(): Plugin {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf-8"));
  return {
    name: "licences",
    generateBundle() {
      for (const name of Object.keys(dependencies)) {
        this.emitFile({
          type: "asset",
          fileName: `licences/${name.replace("@", "").replace("/", "-")}.txt`,
          source: readFileSync(licenceOf(name), "utf-8"),
        });
      }
    },
  };
}

function licenceOf(name: string): string {
  const candidates = ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE"];
  for (const candidate of candidates) {
    const path = `node_modules/${name}/${candidate}`;
    try {
      readFileSync(path);
      return path;
    } catch {
      continue;
    }
  }
  return `node_modules/${name}/package.json`;
}

export default defineConfig({
  base: "/assets/",
  build: {
    outDir: "../src/enishi/_assets",
    assetsDir: "files",
    emptyOutDir: true,
    manifest: true,
    // light-dark(), nesting and :has() reach the browser as they are written.
    target: ["chrome123", "firefox121", "safari17.5"],
    // The content security policy allows no inline fonts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The query editor is one indivisible package, loaded on its page alone.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      input: {
        main: "src/main.ts",
        map: "src/map.ts",
        network: "src/network.ts",
        workbench: "src/workbench.ts",
      },
    },
  },
  plugins: [licences()],
});
