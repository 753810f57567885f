// A trace: a column for each property of its events. A row is the index of an event.

const CALL = 0;
const RETURN = 1;
const ENTER = 2;
const EXIT = 3;
const FACT = 4;

class Trace {
    constructor(reader) {
        const count = reader.number();
        this.count = count;
        this.strings = new StringTable(reader);
        this.sequence = reader.steps(count);
        this.time = reader.steps(count);
        this.kind = reader.column(count, Uint8Array);
        this.nameId = reader.column(count, Uint32Array);
        this.processor = reader.column(count, Uint8Array);
        this.irql = reader.column(count, Uint8Array);
        this.since = reader.column(count, Float64Array);
        this.enclosingId = reader.column(count, Uint32Array);
        this.depth = reader.column(count, Uint16Array);
        this.activity = reader.column(count, Float64Array);
        this.stateId = reader.column(count, Uint32Array);
        this.resultId = reader.column(count, Uint32Array);
        this.argumentsId = reader.column(count, Uint32Array);
        this.bodyId = reader.column(count, Uint32Array);
        this.readObjects(reader);
        this.readLives(reader);
        this.fillLevels();
    }

    readObjects(reader) {
        this.objectsFrom = new Uint32Array(this.count + 1);
        for (let row = 0; row < this.count; row++) {
            this.objectsFrom[row + 1] = this.objectsFrom[row] + reader.number();
        }

        this.objectIds = reader.column(this.objectsFrom[this.count], Uint32Array);
    }

    readLives(reader) {
        this.lives = new Map();
        for (let left = reader.number(); left > 0; left--) {
            const id = reader.number();
            const first = reader.number();
            const last = first + reader.number();
            this.lives.set(id, { id, first, last, isEnded: reader.number() === 1 });
        }
    }

    /** The IRQL of each processor at each row: that of its last event. */
    fillLevels() {
        const processors = this.processor.reduce((most, processor) => Math.max(most, processor), 0) + 1;
        this.levels = Array.from({ length: processors }, () => new Uint8Array(this.count));
        const now = new Uint8Array(processors);
        for (let row = 0; row < this.count; row++) {
            now[this.processor[row]] = this.irql[row];
            for (let processor = 0; processor < processors; processor++) {
                this.levels[processor][row] = now[processor];
            }
        }
    }

    name(row) {
        return this.strings.text(this.nameId[row]);
    }

    body(row) {
        return this.strings.text(this.bodyId[row]);
    }

    enclosing(row) {
        return this.strings.text(this.enclosingId[row]);
    }

    /** Arguments as pairs of name and value. */
    arguments(row) {
        const text = this.strings.text(this.argumentsId[row]);
        return text === "" ? [] : text.split("\n").map(line => {
            const at = line.indexOf("=");
            return [line.slice(0, at), line.slice(at + 1)];
        });
    }

    /** The objects that an event names, as numbers of strings. */
    objects(row) {
        return this.objectIds.subarray(this.objectsFrom[row], this.objectsFrom[row + 1]);
    }

    names(row, id) {
        return this.objects(row).includes(id);
    }

    /** The number of an object by its name; -1 if the trace has none. */
    objectOf(name) {
        for (const id of this.lives.keys()) {
            if (this.strings.text(id) === name) {
                return id;
            }
        }

        return -1;
    }

    /** The row of an event by its number, or of the last one before. */
    rowOf(sequence) {
        let low = 0;
        let high = this.count - 1;
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if (this.sequence[middle] <= sequence) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }

        return low;
    }

    /** The rows that name an object, or whose name has a text in it; null for all of them. */
    rowsOf(wanted) {
        if (wanted === "") {
            return null;
        }

        const object = this.objectOf(wanted);
        const matches = object >= 0 ? row => this.names(row, object) : this.nameMatcher(wanted.toLowerCase());
        const rows = [];
        for (let row = 0; row < this.count; row++) {
            if (matches(row)) {
                rows.push(row);
            }
        }

        return Uint32Array.from(rows);
    }

    nameMatcher(wanted) {
        const known = new Map();
        return row => {
            const id = this.nameId[row];
            if (!known.has(id)) {
                known.set(id, this.strings.text(id).toLowerCase().includes(wanted));
            }

            return known.get(id);
        };
    }
}
