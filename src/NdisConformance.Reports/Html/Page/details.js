// All that is known of one event.

class Details {
    /** chosen(object) is told when somebody picks an object. */
    constructor(chosen) {
        this.chosen = chosen;
        this.box = make("section", { class: "details", "aria-label": "Event" });
    }

    show(trace, row) {
        const pairs = [
            ["event", `#${trace.sequence[row]}, ${EVENT_KINDS[trace.kind[row]]}`],
            ["time", `${microseconds(trace.time[row])} µs`],
            ["processor", `P${trace.processor[row]} at ${irqlName(trace.irql[row])}`],
            ["inside", trace.enclosing(row) || "no callback"],
            ["activity", trace.activity[row] === 0 ? "the scenario" : String(trace.activity[row])],
            ["adapter", trace.strings.text(trace.stateId[row])],
            ["result", trace.strings.text(trace.resultId[row])],
            ["began at", trace.since[row] > 0 ? `#${trace.sequence[row] - trace.since[row]}` : ""],
        ].filter(pair => pair[1] !== "");
        this.box.replaceChildren(...[
            make("h3", {}, trace.name(row)),
            make("p", { class: "code" }, trace.body(row)),
            make("dl", { class: "pairs" }, pairs.map(pairOf)),
            ...this.arguments(trace.arguments(row)),
            this.objects(trace, row),
        ].filter(part => part !== null));
    }

    arguments(values) {
        return values.length === 0 ? [] : [
            make("h4", {}, "Arguments"),
            make("dl", { class: "pairs code" }, values.map(pairOf)),
        ];
    }

    objects(trace, row) {
        const names = [...trace.objects(row)].map(id => trace.strings.text(id));
        return names.length === 0 ? null : make("p", { class: "objects" }, "Only events that name ",
            names.map(name => button(name, () => this.chosen(name), { class: "small" })));
    }
}

function pairOf([name, value]) {
    return make("div", {}, make("dt", {}, name), make("dd", {}, value));
}
