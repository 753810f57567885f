// Where the lines of the picture stand, and what one event draws between them.

const PARTIES = ["Protocol", "NDIS", "Miniport", "HAL", "Device"];
const MINIPORT = 2;
const BAND = 16;
const BAR = 14;

/** The columns of a picture: IRQL by processor, parties, objects. */
class Lanes {
    constructor(trace, parties, objects, laneWidth) {
        this.trace = trace;
        this.parties = parties;
        this.objects = objects.map(id => trace.lives.get(id)).filter(life => life !== undefined);
        this.laneWidth = laneWidth;
        this.bandsEnd = trace.levels.length * BAND + 6;
        this.barsStart = this.bandsEnd + PARTIES.length * laneWidth;
        this.width = this.barsStart + this.objects.length * BAR;
    }

    /** The middle of a party's lane; the wire is where the picture ends. */
    x(party) {
        return party < PARTIES.length
            ? this.bandsEnd + (party + 0.5) * this.laneWidth
            : this.barsStart - 3;
    }

    /** The part of the picture that belongs to one event. */
    picture(row, height) {
        const svg = draw("svg", { class: "graph", width: this.width, height, "aria-hidden": "true" });
        this.trace.levels.forEach((levels, processor) => svg.append(...this.band(levels, processor, row, height)));
        const lines = PARTIES.map((_, party) => `M${this.x(party)} 0V${height}`).join("");
        svg.append(draw("path", { class: "lane", d: lines }),
            ...this.running(row, height), ...this.event(row, height / 2));
        this.objects.forEach((life, place) => svg.append(...this.life(life, place, row, height)));
        return svg;
    }

    /** The level of a processor: a line at PASSIVE, half a band at DISPATCH, a whole one above. */
    band(levels, processor, row, height) {
        const level = levels[row];
        const width = level === 0 ? 2 : level <= 2 ? 7 : 13;
        const x = processor * BAND + (BAND - width) / 2;
        const look = level === 0 ? "passive" : level <= 2 ? "dispatch" : "device";
        const band = [draw("rect", { class: `band ${look}`, x, y: 0, width, height })];
        if (this.trace.processor[row] === processor) {
            band.push(draw("circle", { class: "here", cx: (processor + 0.5) * BAND, cy: height / 2, r: 2.5 }));
        }

        return band;
    }

    /** The miniport's lane is wide while one of its callbacks runs. */
    running(row, height) {
        const kind = this.trace.kind[row];
        const isOutermost = this.trace.enclosing(row) === "" || this.trace.depth[row] === 0;
        if (this.trace.enclosing(row) === "" && kind !== ENTER && kind !== EXIT) {
            return [];
        }

        const y = kind === ENTER && isOutermost ? height / 2 : 0;
        const end = kind === EXIT && isOutermost ? height / 2 : height;
        const x = this.x(MINIPORT);
        return [
            draw("rect", { class: "running", x: x - 4, y, width: 8, height: end - y }),
            draw("path", { class: "edge", d: `M${x - 4} ${y}V${end}M${x + 4} ${y}V${end}` }),
        ];
    }

    event(row, y) {
        const [from, to] = this.parties[this.trace.name(row)] ?? [1, 1];
        const kind = this.trace.kind[row];
        const look = `event ${["call", "return", "enter", "exit", "fact"][kind]}`;
        if (from === to) {
            const x = this.x(from);
            return [draw("path", { class: look + " mark", d: `M${x - 5} ${y}l5 -5l5 5l-5 5z` })];
        }

        const isBack = kind === RETURN || kind === EXIT;
        return this.arrow(look, this.x(isBack ? to : from), this.x(isBack ? from : to), y, isBack);
    }

    arrow(look, from, to, y, isBack) {
        const side = Math.sign(to - from);
        const start = from + 4 * side;
        const end = to - 5 * side;
        const head = isBack
            ? `M${end - 6 * side} ${y - 4}L${end} ${y}L${end - 6 * side} ${y + 4}`
            : `M${end - 7 * side} ${y - 4}L${end} ${y}L${end - 7 * side} ${y + 4}z`;
        return [
            draw("line", { class: look, x1: start, x2: end, y1: y, y2: y }),
            draw("path", { class: `${look} ${isBack ? "open" : "head"}`, d: head }),
        ];
    }

    /** The bar of an object from birth to end, with a dot where it is named and a cross where that is too late. */
    life(life, place, row, height) {
        const x = this.barsStart + (place + 0.5) * BAR;
        const middle = height / 2;
        const parts = [];
        if (row >= life.first && row <= life.last) {
            const y = row === life.first ? middle : 0;
            const end = row === life.last && life.isEnded ? middle : height;
            parts.push(draw("rect", { class: "life", x: x - 3, y, width: 6, height: Math.max(0, end - y) }));
        }

        if (row === life.first || (row === life.last && life.isEnded)) {
            parts.push(draw("line", { class: "cap", x1: x - 6, x2: x + 6, y1: middle, y2: middle }));
        } else if (this.trace.names(row, life.id)) {
            parts.push(row > life.last && life.isEnded
                ? draw("path", { class: "late", d: `M${x - 4} ${middle - 4}l8 8m0 -8l-8 8` })
                : draw("circle", { class: "named", cx: x, cy: middle, r: 3.5 }));
        }

        return parts;
    }

    /** The names above the columns. */
    head() {
        const upright = this.laneWidth < 56;
        const names = this.trace.levels.map((_, processor) => column(`P${processor}`, BAND, true));
        names.push(make("span", { class: "gap" }));
        names.push(...PARTIES.map(name => column(name, this.laneWidth, upright)));
        names.push(...this.objects.map(life => column(this.trace.strings.text(life.id), BAR, true)));
        return make("div", { class: "lane-names" }, names);
    }
}

function column(name, width, isUpright) {
    const element = make("span", { class: isUpright ? "upright" : "level" }, name);
    element.style.width = `${width}px`;
    return element;
}
