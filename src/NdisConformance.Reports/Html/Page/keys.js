// Keys that work anywhere on the page.

/** page() gives the mistake in sight, or null for the overview. */
function listenToKeys(page) {
    document.addEventListener("keydown", event => {
        if (event.ctrlKey || event.altKey || event.metaKey) {
            return;
        }

        const isTyping = event.target.matches?.("input, select, textarea");
        if (event.key === "Escape") {
            escape(event.target, isTyping, page());
        } else if (!isTyping && act(event.key, page())) {
            event.preventDefault();
        }
    });
}

function escape(target, isTyping, page) {
    if (isTyping) {
        if (target.value !== "" && target.type === "search") {
            target.value = "";
            target.dispatchEvent(new Event("input"));
        }

        target.blur();
    } else if (page && !page.escape()) {
        location.hash = "#overview";
    }
}

/** Does what a key stands for; false if it stands for nothing. */
function act(key, page) {
    const actions = {
        "/": () => document.querySelector("[data-search]")?.focus(),
        "j": () => page ? page.move(1) : walk(1),
        "k": () => page ? page.move(-1) : walk(-1),
        "+": () => page?.picture?.scale(1),
        "=": () => page?.picture?.scale(1),
        "-": () => page?.picture?.scale(-1),
        "o": () => page?.goTo("obliged"),
        "b": () => page?.goTo("broken"),
        "n": () => document.querySelector("[data-step=n]")?.click(),
        "p": () => document.querySelector("[data-step=p]")?.click(),
    };
    actions[key]?.();
    return key in actions;
}

/** From one mistake of the overview to another. */
function walk(step) {
    const links = [...document.querySelectorAll(".mistakes a")];
    const at = links.indexOf(document.activeElement);
    links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
}
