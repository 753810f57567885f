// A failing trace beside a passing one. TraceAlignment.cs says which events belong together.

const FAILING_ONLY = 1;
const PASSING_ONLY = 2;

class Comparison {
    constructor(failing, passing, pieces, parties, marks, heads) {
        this.rows = [this.column(pieces, FAILING_ONLY), this.column(pieces, PASSING_ONLY)];
        this.count = this.rows[0].length;
        this.first = pieces[0][1];
        this.details = new Details(() => {});
        this.marks = marks;
        this.sides = [failing, passing].map((trace, side) => this.side(trace, side, parties, heads[side]));
        const isDifferent = this.first < this.count;
        this.box = make("div", { class: "comparison" },
            make("div", { class: "tools" },
                isDifferent ? button("≠ First difference", () => this.goTo(this.first)) : null,
                make("span", { class: "status" }, isDifferent
                    ? `Identical for the first ${counted(this.first, "event")}; the first difference is marked.`
                    : "The traces are identical.")),
            make("div", { class: "pair" }, this.sides.map(side => side.box)), this.details.box);
    }

    /** The row of one trace for each row of the comparison; -1 where it has none. */
    column(pieces, own) {
        const other = own === FAILING_ONLY ? PASSING_ONLY : FAILING_ONLY;
        const rows = new Int32Array(pieces.reduce((sum, piece) => sum + piece[1], 0));
        let at = 0;
        let row = 0;
        for (const [code, count] of pieces) {
            for (let left = count; left > 0; left--) {
                rows[at++] = code === other ? -1 : row++;
            }
        }

        return rows;
    }

    side(trace, side, parties, head) {
        const lanes = new Lanes(trace, parties, [], 14);
        const painter = new Rows(trace, lanes, side === 0 ? this.marks : new Map());
        const list = new Scroller({
            label: head,
            element: (index, height) => this.element(painter, side, index, height),
            activated: index => this.activated(side, index),
        });
        list.box.addEventListener("scroll", () => this.follow(side));
        return { trace, list, box: make("div", { class: "side" }, make("h3", {}, head), list.box) };
    }

    element(painter, side, index, height) {
        const row = this.rows[side][index];
        const element = row < 0 ? painter.blank(height) : painter.element(row, height);
        if (row >= 0 && this.rows[1 - side][index] < 0) {
            element.classList.add("only");
        }

        if (index === this.first) {
            element.classList.add("first-difference");
            const mark = make("strong", { class: "mark" }, "≠ first difference ");
            (element.querySelector(".what") ?? element).prepend(mark);
        }

        return element;
    }

    start() {
        this.sides.forEach(side => side.list.reset(this.count, 24));
        this.goTo(Math.min(this.first, this.count - 1), false);
    }

    goTo(index, takesFocus = true) {
        const side = this.rows[0][index] >= 0 ? 0 : 1;
        this.sides[side].list.activate(index, "middle");
        if (takesFocus) {
            this.sides[side].list.box.focus({ preventScroll: true });
        }
    }

    activated(side, index) {
        this.current = side;
        const row = this.rows[side][index];
        if (row >= 0) {
            this.details.show(this.sides[side].trace, row);
        }

        const other = this.sides[1 - side].list;
        if (other.active !== index) {
            other.shown.get(other.active)?.setAttribute("aria-selected", false);
            other.active = index;
            other.shown.get(index)?.setAttribute("aria-selected", true);
        }
    }

    follow(side) {
        const other = this.sides[1 - side].list.box;
        const top = this.sides[side].list.box.scrollTop;
        if (other.scrollTop !== top) {
            other.scrollTop = top;
        }
    }

    move(rows) {
        this.sides[this.current ?? 0].list.move(rows);
    }
}
