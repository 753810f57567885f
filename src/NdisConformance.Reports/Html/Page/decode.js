// Reads the traces that the report has packed: PackedTrace.cs is the other side.

class ByteReader {
    constructor(bytes) {
        this.bytes = bytes;
        this.at = 0;
    }

    number() {
        let value = 0;
        let scale = 1;
        let byte;
        do {
            byte = this.bytes[this.at++];
            value += (byte & 127) * scale;
            scale *= 128;
        } while (byte > 127);
        return value;
    }

    column(count, Type) {
        const column = new Type(count);
        for (let row = 0; row < count; row++) {
            column[row] = this.number();
        }

        return column;
    }

    steps(count) {
        const column = new Float64Array(count);
        let value = 0;
        for (let row = 0; row < count; row++) {
            const step = this.number();
            value += step % 2 === 1 ? -(step + 1) / 2 : step / 2;
            column[row] = value;
        }

        return column;
    }
}

/** Strings as bytes: one is decoded when somebody wants it. */
class StringTable {
    constructor(reader) {
        const count = reader.number();
        this.ends = new Uint32Array(count + 1);
        for (let id = 0; id < count; id++) {
            this.ends[id + 1] = this.ends[id] + reader.number();
        }

        this.bytes = reader.bytes.subarray(reader.at, reader.at + this.ends[count]);
        reader.at += this.ends[count];
        this.count = count;
        this.known = new Map();
        this.decoder = new TextDecoder();
    }

    text(id) {
        let text = this.known.get(id);
        if (text === undefined) {
            text = this.decoder.decode(this.bytes.subarray(this.ends[id], this.ends[id + 1]));
            this.known.set(id, text);
        }

        return text;
    }
}

function bytesOf(base64) {
    if (Uint8Array.fromBase64) {
        return Uint8Array.fromBase64(base64);
    }

    const binary = atob(base64);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at++) {
        bytes[at] = binary.charCodeAt(at);
    }

    return bytes;
}

async function inflated(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
}

const decoded = new Map();

/** A trace of the report by its position. It is decoded once. */
function traceAt(place) {
    if (!decoded.has(place)) {
        const packed = document.getElementById(`trace-${place}`).textContent;
        decoded.set(place, inflated(bytesOf(packed)).then(bytes => new Trace(new ByteReader(bytes))));
    }

    return decoded.get(place);
}
