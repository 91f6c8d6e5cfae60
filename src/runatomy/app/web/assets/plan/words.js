// Words: what sessions, states and phases are called, and how much a session is.
import { clock, distance, plural } from "/assets/shell/formats.js";

export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
export const STATES = { done: "done", "run differently": "run differently", missed: "left out", shortened: "shortened", "left out": "taken out", moved: "moved here", "not told": "not ticked off" };
export const SIGNS = { done: "✓", "run differently": "≈", missed: "–", shortened: "↓", "left out": "✕", moved: "→", "not told": "?" };
export const minutes = (seconds) => (seconds < 6000 ? `${Math.round(seconds / 60)}\u00a0min` : clock(Math.round(seconds / 60) * 60).replace(/:00$/, "\u00a0h"));
export const amount = (session) => (session.strength ? `${minutes(session.duration_s)}, ${plural(session.strength.exercises.length, "exercise")}` : `${distance(session.distance_m, 1)}, about ${minutes(session.duration_s)}`);
export const brief = (session) => (session.strength ? minutes(session.duration_s) : distance(session.distance_m, session.distance_m < 9950 ? 1 : 0));
