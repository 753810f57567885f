// A list of any length of which only the rows in sight exist.

const TALLEST = 8000000;
const SPARE = 6;

class Scroller {
    /** element(index, height) makes the row of an index; activated(index) is told when another row is active. */
    constructor({ label, element, activated }) {
        this.element = element;
        this.activated = activated;
        this.count = 0;
        this.height = 24;
        this.active = -1;
        this.shown = new Map();
        this.id = `list-${Scroller.made = (Scroller.made ?? 0) + 1}`;
        this.space = make("div", { class: "space", role: "presentation" });
        this.box = make("div", {
            class: "events", role: "listbox", tabindex: "0", "aria-label": label,
            scroll: () => this.later(),
            click: event => this.activate(this.indexAt(event)),
            keydown: event => this.key(event),
        }, this.space);
        new ResizeObserver(() => this.later()).observe(this.box);
    }

    /** Shows other rows. */
    reset(count, height) {
        this.count = count;
        this.height = height;
        this.shown.clear();
        this.space.replaceChildren();
        this.space.style.height = `${Math.min(count * height, TALLEST)}px`;
        this.render();
    }

    /** Pixels that the rows have in all for each pixel that the box can scroll. */
    get ratio() {
        const real = this.count * this.height - this.box.clientHeight;
        const scrolled = Math.min(this.count * this.height, TALLEST) - this.box.clientHeight;
        return scrolled > 0 ? real / scrolled : 1;
    }

    later() {
        if (!this.waits) {
            this.waits = requestAnimationFrame(() => {
                this.waits = 0;
                this.render();
            });
        }
    }

    render() {
        const top = this.box.scrollTop * this.ratio;
        const first = Math.max(0, Math.floor(top / this.height) - SPARE);
        const last = Math.min(this.count - 1, Math.ceil((top + this.box.clientHeight) / this.height) + SPARE);
        for (const [index, row] of this.shown) {
            if (index < first || index > last) {
                row.remove();
                this.shown.delete(index);
            }
        }

        for (let index = first; index <= last; index++) {
            const row = this.shown.get(index) ?? this.add(index);
            row.style.top = `${index * this.height - top + this.box.scrollTop}px`;
        }
    }

    add(index) {
        const row = this.element(index, this.height);
        row.id = `${this.id}-${index}`;
        row.setAttribute("role", "option");
        row.setAttribute("aria-posinset", index + 1);
        row.setAttribute("aria-setsize", this.count);
        row.setAttribute("aria-selected", index === this.active);
        row.dataset.index = index;
        this.shown.set(index, row);
        this.space.append(row);
        return row;
    }

    indexAt(event) {
        const row = event.target.closest(".row");
        return row ? Number(row.dataset.index) : -1;
    }

    /** Makes a row the active one and brings it in sight. */
    activate(index, place = "near") {
        if (index < 0 || index >= this.count) {
            return;
        }

        this.shown.get(this.active)?.setAttribute("aria-selected", false);
        this.active = index;
        this.reveal(index, place);
        this.render();
        this.shown.get(index)?.setAttribute("aria-selected", true);
        this.box.setAttribute("aria-activedescendant", `${this.id}-${index}`);
        this.activated(index);
    }

    reveal(index, place) {
        const top = this.box.scrollTop * this.ratio;
        const at = index * this.height;
        const view = this.box.clientHeight;
        if (place === "middle") {
            this.box.scrollTop = (at - view / 2) / this.ratio;
        } else if (at < top) {
            this.box.scrollTop = at / this.ratio;
        } else if (at + this.height > top + view) {
            this.box.scrollTop = (at + this.height - view) / this.ratio;
        }
    }

    move(rows) {
        this.activate(Math.max(0, Math.min(this.count - 1, this.active + rows)));
    }

    key(event) {
        const page = Math.max(1, Math.floor(this.box.clientHeight / this.height) - 1);
        const steps = {
            ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.count, End: this.count,
        };
        if (event.key in steps && !event.ctrlKey && !event.altKey) {
            event.preventDefault();
            this.move(steps[event.key]);
        }
    }
}
