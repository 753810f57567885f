// The rules with their verdicts. The table is made when somebody opens it.

class RuleTable {
    constructor(data) {
        this.data = data;
        this.box = make("details", { toggle: () => this.open() },
            make("summary", {}, this.summary()));
    }

    summary() {
        const counts = new Map();
        this.data.rules.forEach(rule => counts.set(rule.verdict, (counts.get(rule.verdict) ?? 0) + 1));
        const parts = [...counts].map(([verdict, count]) => `${count} ${verdict}`);
        return `${counted(this.data.rules.length, "rule")}: ${parts.join(", ")}`;
    }

    open() {
        if (this.box.open && !this.table) {
            this.table = make("table", {}, headed(["Rule", "Level", "Verdict", "Exercised"]),
                make("tbody", {}, this.data.rules.map(rule => this.row(rule))));
            this.box.append(make("div", {
                class: "wide", tabindex: "0", role: "region", "aria-label": "Rules",
            }, this.table));
        }
    }

    row(rule) {
        const look = { pass: "p", fail: "f", waived: "a", "not exercised": "n" }[rule.verdict] ?? ".";
        return make("tr", {},
            make("th", { scope: "row" }, make("code", {}, rule.id), make("span", { class: "soft" }, rule.title)),
            make("td", {}, rule.level),
            make("td", {}, badge(rule.verdict, VERDICTS[look])),
            make("td", {}, rule.exercised.toLocaleString("en")));
    }
}
