// Loaded by every page. Pages are complete without it; it only makes them nicer.
import "../styles/main.css";
import { fetchPanels } from "./panels";
import { suggestThings } from "./suggest";
import { followTheme } from "./theme";

followTheme(document);
suggestThings(document);
fetchPanels(document);
