using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NdisConformance.Browser;

/// <summary>The page without a mouse.</summary>
[TestFixture]
internal sealed class KeyboardTests
{
    private IPage _page = null!;

    [SetUp]
    public async Task OpenAsync() => _page = await Browser.OpenAsync(SampleRun.File);

    [TearDown]
    public Task CloseAsync() => _page.Context.CloseAsync();

    [Test]
    public async Task Keys_LeadFromTheOverviewToAnEventAndBack()
    {
        await _page.Keyboard.PressAsync("/");
        await Expect(_page.GetByPlaceholder("part of a name or title")).ToBeFocusedAsync();
        await _page.Keyboard.PressAsync("Escape");
        await _page.Keyboard.PressAsync("j");
        await _page.Keyboard.PressAsync("Enter");
        await Expect(_page.Locator(".events .row[aria-selected=true]")).ToHaveCountAsync(1);

        long broken = await ActiveAsync();
        await _page.Keyboard.PressAsync("j");
        await _page.Keyboard.PressAsync("j");
        await _page.Keyboard.PressAsync("k");
        Assert.That(await ActiveAsync(), Is.EqualTo(broken + 1));
        await _page.Locator(".events").First.FocusAsync();
        await _page.Keyboard.PressAsync("ArrowUp");
        Assert.That(await ActiveAsync(), Is.EqualTo(broken));
        await _page.Keyboard.PressAsync("Home");
        Assert.That(await ActiveAsync(), Is.Zero);
        await _page.Keyboard.PressAsync("b");
        Assert.That(await ActiveAsync(), Is.EqualTo(broken));

        await _page.Keyboard.PressAsync("Escape");
        await Expect(_page.Locator("h1")).ToContainTextAsync("Not conformant");
    }

    [Test]
    public async Task Escape_EndsTheFilterFirst()
    {
        await _page.Locator(".item").First.ClickAsync();
        await Expect(_page.Locator(".events .row[aria-selected=true]")).ToHaveCountAsync(1);
        await _page.Keyboard.PressAsync("/");
        await _page.Keyboard.TypeAsync("Miniport");
        await Expect(_page.Locator(".tools .status")).ToContainTextAsync(" of ");

        await _page.Keyboard.PressAsync("Escape");

        await Expect(_page.Locator(".tools .status")).ToBeEmptyAsync();
        await Expect(_page.Locator("article.mistake")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Tab_ReachesEverythingInOrderAndShowsIt()
    {
        HashSet<string> reached = [];
        for (int i = 0; i < 60; i++)
        {
            await _page.Keyboard.PressAsync("Tab");
            string seen = await _page.EvaluateAsync<string>(
                """
                () => {
                    const it = document.activeElement;
                    const style = getComputedStyle(it);
                    const shown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
                    return `${it.tagName} ${it.className} ${it === document.body || shown}`;
                }
                """);
            reached.Add(seen);
        }

        Assert.That(reached, Has.None.EndsWith("false"));
        Assert.That(
            reached.Select(seen => seen.Split(' ')[0]), Is.SupersetOf(new[] { "A", "BUTTON", "INPUT", "SELECT" }));
    }

    private async Task<long> ActiveAsync() => long.Parse(
        await _page.Locator(".events .row[aria-selected=true]").First.GetAttributeAsync("data-index") ?? "-1",
        System.Globalization.CultureInfo.InvariantCulture);
}
