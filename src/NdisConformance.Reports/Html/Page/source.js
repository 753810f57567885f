// The places of a mistake in the driver's source.

function sourcePlace(place) {
    const known = place.line > 0;
    return make("figure", { class: "source" },
        make("figcaption", {},
            make("span", { class: "place-name" }, place.name), " ",
            make("code", {}, place.position), " in ", make("code", {}, place.function),
            known ? copyButton(place.position, "the position") : null),
        place.lines.length === 0 ? make("p", { class: "missing" }, place.missing) : excerpt(place),
        place.callers.length === 0 ? null : make("details", {},
            make("summary", {}, `Called by ${counted(place.callers.length, "function")}`),
            make("ol", { class: "callers" }, place.callers.map(caller => make("li", {}, make("code", {}, caller))))));
}

function excerpt(place) {
    return make("div", { class: "code-scroll", tabindex: "0", role: "region", "aria-label": `Source of ${place.name}` },
        make("ol", { class: "lines", start: place.first }, place.lines.map((text, index) => {
            const number = place.first + index;
            const isIt = number === place.line;
            return make("li", { class: isIt ? "it" : null },
                make("span", { class: "line-number", "aria-hidden": "true" }, `${isIt ? "▶" : " "} ${number}`),
                make("code", {}, text || " "),
                isIt ? make("span", { class: "hidden" }, " (this line)") : null);
        })));
}
