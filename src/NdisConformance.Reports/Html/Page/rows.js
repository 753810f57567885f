// One event as a row: its number and time, its part of the picture, its text.

const SIGNS = [">", "}", "<", "}", "*"];

class Rows {
    /** marks: what is said of some events, by row: { words, look, sign }. */
    constructor(trace, lanes, marks) {
        this.trace = trace;
        this.lanes = lanes;
        this.marks = marks;
    }

    element(row, height) {
        const mark = this.marks.get(row);
        const trace = this.trace;
        const body = trace.body(row);
        const name = trace.name(row);
        const rest = body.startsWith(name) ? body.slice(name.length) : ` ${body}`;
        const kind = trace.kind[row];
        const element = make("div", { class: `row ${mark ? `marked ${mark.look}` : ""} ${height > 30 ? "tall" : ""}` },
            make("span", { class: "number" }, `#${trace.sequence[row]}`),
            make("span", { class: "time" }, microseconds(trace.time[row])),
            this.lanes.picture(row, height),
            make("span", { class: "what" },
                mark ? make("strong", { class: "mark" }, `${mark.sign} ${mark.words} `) : null,
                make("span", { class: "sign", title: EVENT_KINDS[kind] }, `${SIGNS[kind]} `),
                make("span", { class: "name" }, name),
                make("span", { class: "arguments" }, rest)));
        element.style.height = `${height}px`;
        return element;
    }

    /** What stands where the other trace has an event and this one has none. */
    blank(height) {
        const element = make("div", { class: "row blank" },
            make("span", { class: "hidden" }, "no such event in this run"));
        element.style.height = `${height}px`;
        return element;
    }
}
