// Scenarios by drivers, profiles or hosts, with filters.

const ROWS_AT_ONCE = 60;
const COLUMNS_AT_ONCE = 16;

class Matrix {
    constructor(data) {
        this.data = data;
        this.wanted = { text: "", verdict: "", rule: "", by: data.drivers.length > 1 ? "driver" : "profile" };
        this.limit = ROWS_AT_ONCE;
        this.rules = this.rulesByScenario();
        this.status = make("span", { class: "status", role: "status" });
        this.table = make("table", { class: "matrix" });
        this.more = button("", () => this.showAll());
        this.box = make("div", {}, this.tools(),
            make("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Scenarios" }, this.table),
            this.more);
        this.show();
    }

    rulesByScenario() {
        const rules = this.data.scenarios.map(() => new Set());
        for (const driver of this.data.drivers) {
            for (const [scenario, broken] of Object.entries(driver.broken)) {
                broken.forEach(rule => rules[scenario].add(rule));
            }
        }

        return rules;
    }

    tools() {
        const change = name => value => {
            this.wanted[name] = value;
            this.limit = ROWS_AT_ONCE;
            this.show();
        };
        const search = make("input", {
            type: "search", "data-search": "", autocomplete: "off", spellcheck: "false",
            placeholder: "part of a name or title", input: () => change("text")(search.value.trim().toLowerCase()),
        });
        const broken = [...new Set(this.rules.flatMap(rules => [...rules]))].sort();
        const by = [["driver", "driver"], ["profile", "profile"], ["host", "host"]];
        const columns = choice("Columns", by, change("by"));
        columns.querySelector("select").value = this.wanted.by;
        return make("div", { class: "tools" },
            make("label", { class: "field" }, make("span", {}, "Find scenarios"), search),
            choice("Verdict", [["", "any"], ...[..."fchenap"].map(letter => [letter, VERDICTS[letter].words])],
                change("verdict")),
            choice("Broken rule", [["", "any"], ...broken.map(rule => [rule, rule])], change("rule")),
            columns, this.status);
    }

    /** The columns: a label, the drivers, and the letters of all scenarios of everything that belongs to it. */
    columns() {
        const columns = new Map();
        this.data.drivers.forEach((driver, index) => {
            for (const host of driver.hosts) {
                const label = this.wanted.by === "driver" ? driver.driver
                    : this.wanted.by === "profile" ? host.profile : `NDIS ${host.ndis}`;
                const column = columns.get(label) ?? { label, cells: [], drivers: new Set() };
                column.cells.push(host.cells);
                column.drivers.add(index);
                columns.set(label, column);
            }
        });

        return [...columns.values()];
    }

    show() {
        const all = this.columns();
        const columns = all.slice(0, this.limit === Infinity ? all.length : COLUMNS_AT_ONCE);
        const rows = [];
        this.data.scenarios.forEach((scenario, place) => {
            const letters = all.map(column => worst(column.cells.map(cells => cells[place])));
            if (this.isWanted(scenario, place, letters)) {
                rows.push({ scenario, place, letters });
            }
        });
        this.status.textContent = `${rows.length} of ${counted(this.data.scenarios.length, "scenario")}`;
        this.table.replaceChildren(
            make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Scenario"),
                columns.map(column => make("th", { scope: "col", class: columns.length > 3 ? "turned" : "few" },
                    make("span", {}, column.label))))),
            make("tbody", {}, rows.slice(0, this.limit).map(row => this.row(row, columns))));
        const isCut = rows.length > this.limit || all.length > columns.length;
        this.more.hidden = !isCut;
        this.more.textContent = all.length > columns.length
            ? `Show all ${counted(rows.length, "scenario")} and ${counted(all.length, "column")}`
            : `Show all ${counted(rows.length, "scenario")}`;
    }

    showAll() {
        this.limit = Infinity;
        this.show();
    }

    isWanted(scenario, place, letters) {
        const { text, verdict, rule } = this.wanted;
        return (text === "" || `${scenario.id} ${scenario.title}`.toLowerCase().includes(text))
            && (verdict === "" || letters.includes(verdict))
            && (rule === "" || this.rules[place].has(rule));
    }

    row({ scenario, place, letters }, columns) {
        return make("tr", {},
            make("th", { scope: "row" },
                make("code", {}, scenario.id), make("span", { class: "soft" }, scenario.title)),
            columns.map((column, index) => make("td", { class: `cell ${VERDICTS[letters[index]].look}` },
                this.cell(place, letters[index], column))));
    }

    /** What failed leads to the mistake of that driver. */
    cell(place, letter, column) {
        const { sign, words } = VERDICTS[letter];
        const content = [make("span", { "aria-hidden": "true" }, sign), make("span", { class: "hidden" }, words)];
        const mistake = letter === "f"
            ? this.data.mistakes.find(known => known.kind === "broken" && column.drivers.has(known.driver)
                && known.occurrences.some(found => found.scenario === place))
            : null;
        return mistake
            ? make("a", { href: mistakeAddress(mistake), title: `${words}: ${mistake.rule}` }, content)
            : make("span", { title: words }, content);
    }
}
