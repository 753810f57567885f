// The first page: verdicts, mistakes, scenarios, rules.

function overview(data) {
    const violations = data.mistakes.filter(mistake => mistake.kind === "broken").length;
    return make("div", { class: "overview" },
        make("section", { class: `hero ${OVERALL[data.verdict]?.look ?? "warn"}` },
            make("h1", {}, make("span", { class: "big", "aria-hidden": "true" }, OVERALL[data.verdict]?.sign ?? "○"),
                make("span", {}, capital(data.verdictInWords))),
            make("p", {}, `${counted(data.drivers.length, "driver")}, ${counted(data.scenarios.length, "scenario")}, `
                + `${counted(violations, "mistake")}. Exit code ${data.exitCode}.`)),
        data.troubles.length === 0 ? null : make("section", { class: "troubles" }, make("h2", {}, "Notes"),
            make("ul", {}, data.troubles.map(trouble => make("li", {}, trouble)))),
        data.mistakes.length === 0 ? null : make("section", {}, make("h2", {}, "Mistakes"), mistakeList(data)),
        data.failures.length === 0 ? null : make("section", {}, make("h2", {}, "Crashes and hangs"),
            data.failures.map(failure)),
        make("section", {}, make("h2", {}, "Drivers"), drivers(data)),
        make("section", {}, make("h2", {}, "Scenarios"), new Matrix(data).box),
        make("section", {}, make("h2", {}, "Rules"), new RuleTable(data).box));
}

function capital(text) {
    return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Puts the first items into a list at once, the others when somebody asks: by the button, null if there are none. */
function fillList(list, all, element, atOnce = 50) {
    list.append(...all.slice(0, atOnce).map(element));
    const more = button(`Show all ${all.length}`, () => {
        list.append(...all.slice(atOnce).map(element));
        more.remove();
    });
    return all.length > atOnce ? more : null;
}

function mistakeList(data) {
    const list = make("ul", { class: "mistakes" });
    const more = fillList(list, data.mistakes, mistake => mistakeItem(data, mistake));
    return make("div", {}, list, more);
}

function mistakeItem(data, mistake) {
    const scenarios = new Set(mistake.occurrences.map(found => found.scenario)).size;
    const where = mistake.places.length > 0 ? mistake.places[0].position : "";
    return make("li", {}, make("a", { href: mistakeAddress(mistake), class: "item" },
        make("span", { class: "line" }, badge(mistake.kind, KINDS[mistake.kind] ?? KINDS.broken),
            make("code", {}, mistake.rule), make("strong", {}, mistake.title)),
        make("span", { class: "actual" }, mistake.actual),
        make("span", { class: "line soft" },
            make("span", {}, data.drivers[mistake.driver].driver),
            make("span", {}, counted(scenarios, "scenario")),
            where ? make("code", {}, where) : null)));
}

function failure(failed) {
    return make("article", { class: "card bad" },
        make("h3", {}, `${capital(failed.verdict)} in ${failed.scenarios[0]} (${failed.driver})`),
        make("p", { class: "message" }, failed.message),
        failed.stack.length === 0 ? null
            : make("ol", { class: "callers" }, failed.stack.map(frame => make("li", {}, make("code", {}, frame)))),
        failed.scenarios.length < 2 ? null
            : make("p", { class: "soft" }, `Also in ${counted(failed.scenarios.length - 1, "other scenario")}.`));
}

function drivers(data) {
    const body = make("tbody", {});
    const table = make("table", {}, headed(["Driver", "Verdict", "Parts of the contract", "Profiles and hosts"]), body);
    const more = fillList(body, data.drivers, driverRow);
    return make("div", {},
        make("div", { class: "wide stack", tabindex: "0", role: "region", "aria-label": "Drivers" }, table), more);
}

function driverRow(driver) {
    return make("tr", {},
        make("th", { scope: "row" }, make("span", {}, driver.driver), make("span", { class: "soft" }, driver.plugin)),
        make("td", {}, overallBadge(driver.verdict, driver.verdictInWords),
            [driver.summary, ...driver.reasons].map(said => make("p", { class: "soft" }, said))),
        make("td", {}, make("ul", { class: "plain" }, driver.parts.map(part => make("li", {},
            make("span", {}, part.part), overallBadge(part.verdict, part.verdictInWords))))),
        make("td", {}, make("ul", { class: "plain" }, driver.hosts.map(host => make("li", {},
            make("span", {}, `${host.profile}, NDIS ${host.ndis}`), hostBadge(host.cells))))));
}

/** The worst verdict of a host, and how many scenarios have it. */
function hostBadge(cells) {
    const letter = worst([...new Set(cells)]);
    const count = [...cells].filter(cell => cell === letter).length;
    return badge(`${count} ${VERDICTS[letter].words}`, VERDICTS[letter]);
}
