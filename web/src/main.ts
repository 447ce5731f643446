// Loaded by every page. Pages are complete without it; it only makes them nicer.
import "../styles/main.css";
import { fetchPanels } from "./panels";
import { showSection } from "./sections";
import { suggestThings } from "./suggest";
import { followTheme } from "./theme";

showSection(document);
followTheme(document);
suggestThings(document);
fetchPanels(document);
