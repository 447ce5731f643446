// Loaded by the query page alone: turns its text area into an editor.
import { dressEditors } from "./editor";

void dressEditors(document);
