using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NdisConformance.Browser;

/// <summary>From the overview to a mistake and through its picture.</summary>
[TestFixture]
internal sealed class MistakePageTests
{
    private IPage _page = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _page = await Browser.OpenAsync(SampleRun.File);
        await _page.Locator(".item", new() { HasText = "SGDMA-FREE-002" }).First.ClickAsync();
        await Expect(_page.Locator(".row.marked").First).ToBeVisibleAsync();
    }

    [TearDown]
    public Task CloseAsync() => _page.Context.CloseAsync();

    [Test]
    public async Task Page_SaysWhatIsWrongAndWhere()
    {
        string text = await _page.Locator("article").InnerTextAsync();

        Assert.That(text, Does.Contain("NdisMFreeNetBufferSGList once for each list"));
        Assert.That(text, Does.Contain("FreesTwice.cs"));
        Assert.That(text, Does.Contain("ndis-conformance trace free-ordering/"));
        await Expect(_page.Locator(".facts a")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex(
            "^https://learn.microsoft.com/.*ndismfreenetbuffersglist"));
        await Expect(_page.Locator(".lines li.it").First).ToContainTextAsync("NdisMFreeNetBufferSGList");
    }

    [Test]
    public async Task Picture_ShowsBothMoments()
    {
        await Expect(_page.Locator(".events .row.marked", new() { HasText = "broken" })).ToHaveCountAsync(1);

        await _page.GetByRole(AriaRole.Button, new() { Name = "◆ obliged" }).ClickAsync();

        ILocator obliged = _page.Locator(".events .row.marked", new() { HasText = "obliged" });
        await Expect(obliged).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(_page.Locator(".details h3")).ToHaveTextAsync("NdisMFreeNetBufferSGList");
        await Expect(_page.Locator(".details")).ToContainTextAsync("DISPATCH");
    }

    [Test]
    public async Task Filter_ShowsOnlyEventsOfTheObject()
    {
        await _page.GetByRole(AriaRole.Searchbox, new() { Name = "Show events of" })
            .Or(_page.Locator(".tools input")).First.FillAsync("sg#1");

        await Expect(_page.Locator(".tools .status")).ToContainTextAsync(" of ");
        IReadOnlyList<string> rows = await _page.Locator(".events .row .what").AllInnerTextsAsync();
        Assert.That(rows, Is.Not.Empty);
        Assert.That(rows, Is.All.Contain("sg#1"));
    }

    [Test]
    public async Task Zoom_ChangesTheHeightOfRows()
    {
        async Task<float> HeightAsync() => (await _page.Locator(".events .row").First.BoundingBoxAsync())!.Height;
        float before = await HeightAsync();

        await _page.GetByRole(AriaRole.Button, new() { Name = "Larger" }).ClickAsync();
        float larger = await HeightAsync();
        await _page.Keyboard.PressAsync("-");
        await _page.Keyboard.PressAsync("-");
        float smaller = await HeightAsync();
        await _page.Locator(".events").HoverAsync();
        await _page.Keyboard.DownAsync("Control");
        await _page.Mouse.WheelAsync(0, -100);
        await _page.Keyboard.UpAsync("Control");

        Assert.That(larger, Is.GreaterThan(before));
        Assert.That(smaller, Is.LessThan(before));
        await Expect(_page.Locator(".events .row").First).ToHaveCSSAsync("height", $"{before}px");
    }

    [Test]
    public async Task Comparison_MarksTheFirstDifference()
    {
        await _page.Keyboard.PressAsync("Escape");
        await _page.Locator(".item").First.ClickAsync();
        await _page.GetByRole(AriaRole.Button, new() { Name = "Compare with a passing run" }).ClickAsync();

        await Expect(_page.Locator(".side")).ToHaveCountAsync(2);
        await Expect(_page.Locator(".row.first-difference")).ToHaveCountAsync(2);
        ILocator difference = _page.Locator(".row.first-difference").First;
        await Expect(difference).ToBeInViewportAsync();
        await Expect(_page.Locator(".comparison .status")).ToContainTextAsync("Identical for the first");
    }
}
