using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NdisConformance.Testing;
using static Microsoft.Playwright.Assertions;

namespace NdisConformance.Browser;

/// <summary>
/// axe-core finds nothing serious, in both themes; an ordinary test run takes the dark one (<see cref="TestExtent"/>).
/// </summary>
[TestFixture]
internal sealed class AccessibilityTests
{
    private static bool[] Themes => TestExtent.IsFull ? [true, false] : [true];

    [Test]
    public async Task Overview_HasNoSeriousFault([ValueSource(nameof(Themes))] bool isDark)
    {
        IPage page = await OpenAsync(isDark);
        // A few rows of each table do: axe-core takes its time.
        await page.GetByPlaceholder("part of a name or title").FillAsync("one-send");

        Assert.That(await FaultsAsync(page), Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Mistake_HasNoSeriousFault([ValueSource(nameof(Themes))] bool isDark)
    {
        IPage page = await OpenAsync(isDark);
        await page.Locator(".item").First.ClickAsync();
        await Expect(page.Locator(".events .row.marked").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare with a passing run" }).ClickAsync();
        await Expect(page.Locator(".row.first-difference")).ToHaveCountAsync(2);
        // Both pictures at once: axe-core takes its time.
        await page.EvaluateAsync(
            """
            () => {
                document.querySelector(".picture").hidden = false;
                document.querySelector(".legend").open = true;
            }
            """);
        await Expect(page.Locator(".picture .row").First).ToBeVisibleAsync();
        Assert.That(await FaultsAsync(page), Is.Empty);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Button_ChangesTheTheme()
    {
        IPage page = await Browser.OpenAsync(SampleRun.File);
        Task<string> BackAsync() => page.EvaluateAsync<string>(
            "() => getComputedStyle(document.documentElement).backgroundColor");
        string light = await BackAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Dark theme" }).ClickAsync();

        Assert.That(await BackAsync(), Is.Not.EqualTo(light));
        await page.Context.CloseAsync();
    }

    private static Task<IPage> OpenAsync(bool isDark) => Browser.OpenAsync(
        SampleRun.File, height: 420, scheme: isDark ? ColorScheme.Dark : ColorScheme.Light);

    private static async Task<string[]> FaultsAsync(IPage page)
    {
        AxeResult result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return
        [
            .. from fault in result.Violations
               where fault.Impact is "serious" or "critical"
               from node in fault.Nodes
               select $"{fault.Id}: {node.Html} ({string.Join("; ", node.Any.Select(check => check.Message))})",
        ];
    }
}
