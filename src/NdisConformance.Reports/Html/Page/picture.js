// The sequence picture of one trace: tools, names of the columns, events, details.

const ZOOMS = [18, 22, 26, 34, 44];
const MOST_BARS = 6;

class Picture {
    constructor(trace, parties, marks, objects) {
        this.trace = trace;
        this.parties = parties;
        this.marks = marks;
        this.objects = objects.map(name => trace.objectOf(name)).filter(id => id >= 0).slice(0, MOST_BARS);
        this.rows = null;
        this.zoom = innerWidth < 500 ? 3 : 1;
        this.details = new Details(object => this.filter(object));
        this.list = new Scroller({
            label: "Events, in the order of time",
            element: (index, height) => this.painter.element(this.rowAt(index), height),
            activated: index => this.details.show(trace, this.rowAt(index)),
        });
        this.list.box.addEventListener("pointermove", event => this.hover(event));
        this.list.box.addEventListener("pointerleave", () => this.leave());
        this.list.box.addEventListener("wheel", event => this.wheel(event), { passive: false });
        this.head = make("div", { class: "head" });
        this.box = make("div", { class: "picture" }, this.tools(),
            make("div", { class: "sheet" },
                make("div", { class: "chart" }, this.head, this.list.box), this.details.box),
            legend());
    }

    tools() {
        const id = `objects-${this.list.id}`;
        const names = [...this.objects, ...this.trace.lives.keys()].slice(0, 200);
        this.input = make("input", {
            type: "search", list: id, autocomplete: "off", spellcheck: "false", "data-search": "",
            placeholder: "nbl#3, or part of a name",
            input: () => this.apply(this.input.value.trim()),
        });
        this.status = make("span", { class: "status", role: "status" });
        return make("div", { class: "tools" },
            make("label", { class: "field" }, make("span", {}, "Show events of"), this.input),
            make("datalist", { id },
                [...new Set(names)].map(name => make("option", { value: this.trace.strings.text(name) }))),
            make("div", { class: "group", role: "group", "aria-label": "Zoom" },
                button("−", () => this.scale(-1), { "aria-label": "Smaller" }),
                button("+", () => this.scale(1), { "aria-label": "Larger" })),
            make("div", { class: "group", role: "group", "aria-label": "Go to" },
                [...this.marks].map(([row, mark]) => button(`${mark.sign} ${mark.words}`, () => this.goTo(row)))),
            this.status);
    }

    /** Draws everything; the box must be in the page. */
    start(row) {
        this.layOut();
        this.goTo(row, false);
        new ResizeObserver(() => this.fit()).observe(this.list.box);
    }

    /** The lanes get what the text leaves. */
    layOut() {
        this.width = this.list.box.clientWidth;
        const lane = Math.round(Math.max(15, Math.min(64, this.width * 0.06)));
        const bars = this.width < 480 ? this.objects.slice(0, 2) : this.objects;
        this.lanes = new Lanes(this.trace, this.parties, bars, lane);
        this.painter = new Rows(this.trace, this.lanes, this.marks);
        this.head.replaceChildren(
            make("span", { class: "number" }, "event"), make("span", { class: "time" }, "µs"),
            this.lanes.head(), make("span", { class: "what" }, "call, callback or fact"));
        this.list.reset(this.rows?.length ?? this.trace.count, ZOOMS[this.zoom]);
    }

    fit() {
        if (this.list.box.clientWidth > 0 && this.list.box.clientWidth !== this.width) {
            this.layOut();
        }
    }

    rowAt(index) {
        return this.rows ? this.rows[index] : index;
    }

    indexOf(row) {
        return this.rows ? Math.max(0, this.rows.findLastIndex(shown => shown <= row)) : row;
    }

    goTo(row, takesFocus = true) {
        if (this.rows && !this.rows.includes(row)) {
            this.filter("");
        }

        this.list.activate(this.indexOf(row), "middle");
        if (takesFocus) {
            this.list.box.focus({ preventScroll: true });
        }
    }

    filter(wanted) {
        this.input.value = wanted;
        this.apply(wanted);
    }

    apply(wanted) {
        const row = this.list.active < 0 ? 0 : this.rowAt(this.list.active);
        this.rows = this.trace.rowsOf(wanted);
        const count = this.rows?.length ?? this.trace.count;
        this.status.textContent = this.rows === null ? "" : `${count} of ${counted(this.trace.count, "event")}`;
        this.list.active = -1;
        this.list.reset(count, ZOOMS[this.zoom]);
        this.list.activate(this.indexOf(row), "middle");
    }

    scale(step) {
        this.zoom = Math.max(0, Math.min(ZOOMS.length - 1, this.zoom + step));
        this.list.reset(this.list.count, ZOOMS[this.zoom]);
        this.list.activate(this.list.active, "middle");
    }

    wheel(event) {
        if (event.ctrlKey) {
            event.preventDefault();
            this.scale(event.deltaY < 0 ? 1 : -1);
        }
    }

    /** Rows that scroll below a pointer at rest do not count. */
    hover(event) {
        const index = this.list.indexAt(event);
        if (index >= 0 && (event.movementX !== 0 || event.movementY !== 0)) {
            this.details.show(this.trace, this.rowAt(index));
        }
    }

    leave() {
        if (this.list.active >= 0) {
            this.details.show(this.trace, this.rowAt(this.list.active));
        }
    }

    move(rows) {
        this.list.move(rows);
    }

    /** Ends the filter; false if there is none. */
    escape() {
        const had = this.rows !== null;
        if (had) {
            this.filter("");
        }

        return had;
    }
}

function legend() {
    return make("details", { class: "legend" }, make("summary", {}, "What the picture shows"),
        make("ul", {},
            make("li", {}, "A solid arrow is a call (>) or a callback (<). A dashed arrow (}) is its return. "
                + "A dotted arrow or a diamond (*) is a fact: no call."),
            make("li", {}, "The columns P0, P1 are the processors: a thin line at PASSIVE_LEVEL, half a band at "
                + "DISPATCH_LEVEL, a whole band at device IRQL. The dot is the processor of the event."),
            make("li", {}, "The miniport's line is wide while one of its callbacks runs."),
            make("li", {}, "The bars on the right are the lives of objects, from birth to release. A dot: the event "
                + "names the object. A cross: it names the object after its release."),
            make("li", {}, "Keys: / finds, j and k or the arrow keys move, + and - zoom, o and b go to the two "
                + "moments, n and p to the next and the previous mistake, Escape closes.")));
}
