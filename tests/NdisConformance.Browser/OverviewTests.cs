using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NdisConformance.Browser;

[TestFixture]
internal sealed class OverviewTests
{
    private IPage _page = null!;

    [SetUp]
    public async Task OpenAsync() => _page = await Browser.OpenAsync(SampleRun.File);

    [TearDown]
    public Task CloseAsync() => _page.Context.CloseAsync();

    private ILocator Rows => _page.Locator(".matrix tbody tr");

    [Test]
    public async Task Overview_HasTheVerdicts()
    {
        await Expect(_page.Locator("h1")).ToContainTextAsync("Not conformant");
        await Expect(_page.Locator("main")).ToContainTextAsync("sgdma-free-002-frees-twice");
        await Expect(_page.Locator(".mistakes li"))
            .ToHaveCountAsync(SampleRun.Traced.Result.Drivers.Sum(driver => driver.Mistakes.Count));
    }

    [Test]
    public async Task Matrix_IsFilteredByTextVerdictAndRule()
    {
        int all = await Rows.CountAsync();
        await _page.GetByPlaceholder("part of a name or title").FillAsync("free-ordering/");
        int found = await Rows.CountAsync();
        await _page.GetByLabel("Broken rule").SelectOptionAsync("SGDMA-FREE-002");
        int broken = await Rows.CountAsync();
        await _page.GetByLabel("Verdict").SelectOptionAsync("h");

        Assert.That(found, Is.InRange(1, all - 1));
        Assert.That(broken, Is.InRange(1, found));
        await Expect(Rows).ToHaveCountAsync(0);
        await Expect(_page.Locator(".tools .status")).ToContainTextAsync("0 of ");
    }

    [Test]
    public async Task Matrix_LeadsToTheMistake()
    {
        // The columns are the drivers, in the order of their names.
        foreach ((int column, string rule) in new[] { (1, "IRQL-004"), (2, "SGDMA-FREE-002") })
        {
            await _page.Locator($".matrix tr td:nth-of-type({column}) a").First.ClickAsync();
            await Expect(_page.Locator("article.mistake")).ToContainTextAsync(rule);
            Assert.That(new Uri(_page.Url).Fragment, Does.StartWith("#mistake/"));
            await _page.GoBackAsync();
        }
    }

    [Test]
    public async Task Columns_CanBeProfiles()
    {
        await _page.GetByLabel("Columns").SelectOptionAsync("profile");

        await Expect(_page.Locator(".matrix thead th")).ToHaveCountAsync(2);
    }

    [Test]
    public async Task Rules_AreListedWhenOpened()
    {
        await Expect(_page.GetByRole(AriaRole.Region, new() { Name = "Rules" })).ToHaveCountAsync(0);

        await _page.Locator("summary", new() { HasText = "rules:" }).ClickAsync();

        await Expect(_page.GetByRole(AriaRole.Region, new() { Name = "Rules" })).ToContainTextAsync("SGDMA-FREE-002");
    }
}
