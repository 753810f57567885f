// Verdicts, times and levels in words and signs. Each has a sign of its own shape: no meaning hangs on a colour.

const VERDICTS = {
    p: { sign: "✓", words: "passed", look: "good" },
    a: { sign: "–", words: "not applicable", look: "none" },
    n: { sign: "○", words: "not run", look: "warn" },
    f: { sign: "✗", words: "failed", look: "bad" },
    c: { sign: "‼", words: "crashed", look: "bad" },
    h: { sign: "∞", words: "hung", look: "bad" },
    e: { sign: "?", words: "not judged: the harness failed", look: "warn" },
    ".": { sign: "·", words: "not chosen", look: "none" },
};

const WORST_FIRST = "ehcfnpa.";

const OVERALL = {
    "conformant": { sign: "✓", look: "good" },
    "conformant-with-gaps": { sign: "◐", look: "warn" },
    "not-verified": { sign: "○", look: "warn" },
    "not-conformant": { sign: "✗", look: "bad" },
};

const KINDS = {
    broken: { sign: "✗", look: "bad" },
    advice: { sign: "!", look: "warn" },
    robust: { sign: "◇", look: "none" },
    waived: { sign: "–", look: "none" },
};

const EVENT_KINDS = ["call", "return", "callback", "end of callback", "fact"];

/** A sign with its word behind it. */
function badge(words, { sign, look }) {
    return make("span", { class: `badge ${look}` }, make("span", { "aria-hidden": "true" }, sign), words);
}

function overallBadge(verdict, words) {
    return badge(words, OVERALL[verdict] ?? OVERALL["not-verified"]);
}

/** The worst of several letters. */
function worst(letters) {
    return WORST_FIRST[Math.min(...letters.map(letter => WORST_FIRST.indexOf(letter)))] ?? ".";
}

/** A number with its noun. */
function counted(count, noun) {
    return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** Units of 100 nanoseconds as microseconds. */
function microseconds(time) {
    return `${Math.floor(time / 10)}.${time % 10}`;
}

function irqlName(irql) {
    return irql === 0 ? "PASSIVE" : irql === 1 ? "APC" : irql === 2 ? "DISPATCH" : `DIRQL${irql}`;
}
