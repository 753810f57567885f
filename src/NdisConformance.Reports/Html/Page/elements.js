// Makes elements. Text is always text: no string of the report is ever read as markup.

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element. An attribute that is a function is a listener; null and false leave one out. */
function make(tag, attributes, ...children) {
    return fill(document.createElement(tag), attributes, children);
}

/** An SVG element. */
function draw(tag, attributes, ...children) {
    return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes ?? {})) {
        if (typeof value === "function") {
            element.addEventListener(name, value);
        } else if (value !== null && value !== undefined && value !== false) {
            element.setAttribute(name, value === true ? "" : value);
        }
    }

    element.append(...children.flat().filter(child => child !== null && child !== undefined));
    return element;
}

/** A button that does something. */
function button(label, action, attributes) {
    return make("button", { type: "button", click: action, ...attributes }, label);
}

/** A button that copies a text; it says whether that worked. */
function copyButton(text, what) {
    const copy = button("Copy", async () => {
        try {
            await navigator.clipboard.writeText(text);
            copy.textContent = "Copied";
        } catch {
            copy.textContent = "Select it and copy";
        }
    }, { class: "small", "aria-label": `Copy ${what}` });
    return copy;
}

/** A choice among values with their labels. */
function choice(label, options, change) {
    const select = make("select", { change: () => change(select.value) },
        options.map(([value, text]) => make("option", { value }, text)));
    return make("label", { class: "field" }, make("span", {}, label), select);
}
