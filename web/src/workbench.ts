// Loaded by questions, the library and the editor. All of them work without it.
import "../styles/workbench.css";
import "../styles/workbench-views.css";
import { pickChoices } from "./workbench/picker";
import { selectWhole } from "./workbench/copying";
import { sortTables } from "./workbench/sorting";

pickChoices(document);
sortTables(document);
selectWhole(document);
if (document.querySelector("[data-workbench]")) {
  void import("./workbench/bench").then(({ openBench }) => openBench(document));
}
