// The page of a mistake.

const PRINTED = 14;

class MistakePage {
    constructor(data, place) {
        this.data = data;
        this.place = place;
        this.mistake = data.mistakes[place];
    }

    build() {
        const mistake = this.mistake;
        this.pictures = make("div", { class: "pictures" });
        return make("article", { class: "mistake" },
            this.path(),
            make("h1", {}, make("code", {}, mistake.rule), " ", mistake.title),
            make("p", { class: "badges" },
                badge(mistake.kind, KINDS[mistake.kind] ?? KINDS.broken),
                make("span", { class: "badge none" }, mistake.level)),
            make("section", { class: "said", "aria-label": "Expected and actual" },
                card("Expected", mistake.expected, "good"), card("Actual", mistake.actual, "bad"),
                card("Remedy", mistake.remedy, "accent")),
            make("section", {}, make("h2", {}, "Where in the driver"), this.places()),
            make("section", {}, make("h2", {}, "The two moments"), this.moments()),
            make("section", { class: "sequence" }, make("h2", {}, "What happened"), this.pictures),
            make("section", {}, make("h2", {}, "The rule and the finding"),
                make("dl", { class: "facts" }, this.facts())),
            make("section", {}, make("h2", {}, "Found in"), this.occurrences()),
            make("section", { class: "next" }, make("h2", {}, "Next"), this.next()));
    }

    path() {
        const other = step => (this.place + step + this.data.mistakes.length) % this.data.mistakes.length;
        const links = this.data.mistakes.length < 2 ? [] : [
            make("a", { href: mistakeAddress(this.data.mistakes[other(-1)]), "data-step": "p" }, "← Previous"),
            make("a", { href: mistakeAddress(this.data.mistakes[other(1)]), "data-step": "n" }, "Next →"),
        ];
        return make("nav", { class: "path", "aria-label": "Mistakes" },
            make("a", { href: "#overview" }, "Overview"),
            make("span", {}, `mistake ${this.place + 1} of ${this.data.mistakes.length}`), links);
    }

    places() {
        return this.mistake.places.length > 0
            ? make("div", { class: "places" }, this.mistake.places.map(sourcePlace))
            : make("p", { class: "missing" }, "Nothing of the driver was running, or its place is not known.");
    }

    moments() {
        const { obliged, broken } = this.mistake;
        return make("ol", { class: "moments" },
            obliged ? moment("◆ obliged", obliged, "This event made the obligation.") : null,
            moment("✗ broken", broken, "This event broke the rule."));
    }

    facts() {
        const scenario = this.data.scenarios[this.mistake.scenario];
        const rows = [
            ...this.mistake.facts,
            ["scenario", `${scenario.id}, run ${this.mistake.run}: ${scenario.title}`],
            ["fingerprint", this.mistake.fingerprint],
        ];
        return rows.filter(row => row[1]).map(([name, value]) => make("div", {},
            make("dt", {}, name),
            make("dd", {}, value.startsWith("https://")
                ? make("a", { href: value, rel: "noreferrer noopener" }, value) : value)));
    }

    occurrences() {
        const all = this.mistake.occurrences;
        const row = found => make("tr", {},
            make("td", {}, make("code", {}, this.data.scenarios[found.scenario].id)),
            make("td", {}, found.run), make("td", {}, found.object), make("td", {}, `#${found.sequence}`));
        const body = make("tbody", {});
        const more = fillList(body, all, row, 10);
        return make("div", {},
            make("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Where it was found" },
                make("table", {}, headed(["Scenario", "Run", "Object", "Event"]), body)), more);
    }

    next() {
        return make("div", { class: "command" }, make("code", {}, this.mistake.next),
            copyButton(this.mistake.next, "the command"));
    }

    /** Draws the picture. The page must be in the document. */
    async start() {
        const mistake = this.mistake;
        if (mistake.trace < 0) {
            this.pictures.append(make("p", { class: "missing" },
                "The trace of this run is not in the report. The command below prints it."));
            return;
        }

        this.pictures.append(make("p", { class: "loading", role: "status" }, "Reading the trace ..."));
        let trace;
        try {
            trace = await traceAt(mistake.trace);
        } catch (error) {
            this.pictures.replaceChildren(make("p", { class: "missing" },
                `This browser cannot unpack the trace (${error.message}). The command below prints it.`));
            return;
        }

        if (!this.pictures.isConnected) {
            return;
        }

        this.trace = trace;
        const marks = this.marks(trace);
        const broken = trace.rowOf(mistake.broken.sequence);
        const obliged = mistake.obliged ? trace.rowOf(mistake.obliged.sequence) : broken;
        const named = [mistake.object, ...[broken, obliged]
            .flatMap(row => [...trace.objects(row)].map(id => trace.strings.text(id)))];
        this.picture = new Picture(trace, this.data.parties, marks, [...new Set(named)]);
        this.pictures.replaceChildren(this.tabs(), this.picture.box, this.printed(trace, marks, [obliged, broken]));
        this.picture.start(broken);
    }

    marks(trace) {
        const marks = new Map();
        if (this.mistake.obliged) {
            marks.set(trace.rowOf(this.mistake.obliged.sequence), { sign: "◆", words: "obliged", look: "warn" });
        }

        marks.set(trace.rowOf(this.mistake.broken.sequence), { sign: "✗", words: "broken", look: "bad" });
        return marks;
    }

    tabs() {
        if (this.mistake.neighbour < 0) {
            return make("p", { class: "hint" }, "There is no trace of a run that passed to compare it with.");
        }

        this.toggle = button("Compare with a passing run", () => this.compare(), { "aria-pressed": "false" });
        return make("p", { class: "hint" }, this.toggle);
    }

    /** Shows the failing run beside the passing one, or alone again. */
    async compare() {
        const isOn = this.toggle.getAttribute("aria-pressed") === "true";
        this.toggle.setAttribute("aria-pressed", String(!isOn));
        this.comparison?.box.remove();
        this.comparison = null;
        this.picture.box.hidden = !isOn;
        if (isOn) {
            this.picture.fit();
            return;
        }

        const { neighbour, trace, alignment } = this.mistake;
        const passing = await traceAt(neighbour);
        const head = place => `${this.data.traces[place].scenario}, run ${this.data.traces[place].run}`;
        this.comparison = new Comparison(this.trace, passing, alignment, this.data.parties, this.marks(this.trace),
            [`✗ Failing: ${head(trace)}`, `✓ Passing: ${head(neighbour)}`]);
        this.picture.box.before(this.comparison.box);
        this.comparison.start();
    }

    /** The events near both moments, for paper. */
    printed(trace, marks, moments) {
        const lanes = new Lanes(trace, this.data.parties, this.picture.objects, 40);
        const painter = new Rows(trace, lanes, marks);
        const rows = new Set();
        for (const moment of moments) {
            for (let row = Math.max(0, moment - PRINTED); row <= Math.min(trace.count - 1, moment + 4); row++) {
                rows.add(row);
            }
        }

        const elements = [];
        let before = -1;
        for (const row of [...rows].sort((one, other) => one - other)) {
            if (before >= 0 && row > before + 1) {
                elements.push(make("p", { class: "cut" }, `${counted(row - before - 1, "event")} left out`));
            }

            elements.push(painter.element(row, 18));
            before = row;
        }

        return make("div", { class: "printed", "aria-hidden": "true" },
            make("div", { class: "head" }, make("span", { class: "number" }, "event"),
                make("span", { class: "time" }, "µs"), lanes.head(), make("span", { class: "what" }, "")),
            elements);
    }

    escape() {
        if (this.comparison) {
            this.compare();
            return true;
        }

        return this.picture?.escape() ?? false;
    }

    move(rows) {
        (this.comparison ?? this.picture)?.move(rows);
    }

    goTo(what) {
        const moment = this.mistake[what];
        if (moment && this.picture) {
            this.picture.goTo(this.trace.rowOf(moment.sequence));
        }
    }
}

function mistakeAddress(mistake) {
    return `#mistake/${mistake.key}`;
}

function card(title, text, look) {
    return make("div", { class: `card ${look}` }, make("h2", {}, title), make("p", {}, text));
}

function moment(name, { sequence, line }, words) {
    return make("li", {}, make("strong", {}, name), " ", make("span", { class: "soft" }, `#${sequence} ${words}`),
        make("div", { class: "code-scroll", tabindex: "0", role: "region", "aria-label": name },
            make("code", {}, line)));
}

function headed(names) {
    return make("thead", {}, make("tr", {}, names.map(name => make("th", { scope: "col" }, name))));
}
