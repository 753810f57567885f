// Puts the page together and shows what its address names.

const data = JSON.parse(document.getElementById("data").textContent);
const main = make("main", { id: "main", tabindex: "-1" });
let page = null;

/** The theme of the system, or the one that the reader chose. */
function themeButton() {
    const isDark = () => (document.documentElement.dataset.theme
        ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    const name = () => isDark() ? "Light theme" : "Dark theme";
    const toggle = button(name(), () => {
        document.documentElement.dataset.theme = isDark() ? "light" : "dark";
        toggle.textContent = name();
    });
    return toggle;
}

function show() {
    const [kind, key] = location.hash.slice(1).split("/");
    const place = kind === "mistake" ? data.mistakes.findIndex(mistake => mistake.key === key) : -1;
    page = place >= 0 ? new MistakePage(data, place) : null;
    main.replaceChildren(page ? page.build() : overview(data));
    document.title = page
        ? `${page.mistake.rule}: ${page.mistake.title}` : `NDIS conformance: ${data.verdictInWords}`;
    scrollTo(0, 0);
    return page?.start();
}

async function arrive() {
    await show();
    main.focus({ preventScroll: true });
}

document.body.append(
    make("a", { class: "skip", href: "#main", click: event => {
        event.preventDefault();
        main.focus();
    } }, "Skip to the content"),
    make("header", { class: "banner" },
        make("a", { href: "#overview", class: "brand" }, "NDIS conformance"),
        make("span", { class: "verdict" }, overallBadge(data.verdict, data.verdictInWords)),
        themeButton()),
    main);
listenToKeys(() => page);
addEventListener("hashchange", arrive);
await show();
document.documentElement.dataset.ready = "";
