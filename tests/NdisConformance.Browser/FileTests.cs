using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NdisConformance.Results;
using static Microsoft.Playwright.Assertions;

namespace NdisConformance.Browser;

/// <summary>The report as a file: alone, on paper, very long, with hostile names.</summary>
[TestFixture]
internal sealed class FileTests
{
    private const int Many = 500_000;
    private const string Hostile =
        "</script><script>document.title='taken'</script><img src=x onerror=\"alert(1)\">\u0001\u2028";

    [Test]
    public async Task Page_AsksForNothingElse()
    {
        IPage page = await Browser.OpenAsync(SampleRun.File);
        await page.Locator(".item").First.ClickAsync();
        await Expect(page.Locator(".events .row.marked").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();

        Assert.That(Browser.Requests, Is.Empty);
    }

    [Test]
    public async Task Policy_RefusesEveryRequest()
    {
        IPage page = await Browser.OpenAsync(SampleRun.File);

        bool isRefused = await page.EvaluateAsync<bool>(
            "() => fetch('data:text/plain,x').then(() => false, () => true)");
        Browser.Requests.RemoveAll(request => request.Contains("data:text/plain", StringComparison.Ordinal));

        Assert.That(isRefused, Is.True);
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task Paper_HasTheMistakeAndItsPicture()
    {
        IPage page = await Browser.OpenAsync(SampleRun.File);
        await page.Locator(".item").First.ClickAsync();
        await Expect(page.Locator(".events .row.marked").First).ToBeVisibleAsync();

        byte[] paper = await page.PdfAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        string text = await page.Locator("main").InnerTextAsync();

        Assert.That(Regex.Count(Encoding.Latin1.GetString(paper), @"/Type\s*/Page\b"), Is.InRange(1, 8));
        Assert.That(paper, Has.Length.GreaterThan(20_000));
        Assert.That(text, Does.Contain("✗ broken"));
        await Expect(page.Locator(".printed .graph").First).ToBeVisibleAsync();
        await Expect(page.Locator(".events").First).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task LongTrace_ShowsOnlyTheRowsInSight()
    {
        string file = SampleRun.FileOf(LongRun(), "long.html");
        Stopwatch clock = Stopwatch.StartNew();
        IPage page = await Browser.OpenAsync(file);
        long opened = clock.ElapsedMilliseconds;
        await page.Locator(".item").First.ClickAsync();
        await Expect(page.Locator(".events .row.marked").First).ToBeVisibleAsync();
        long shown = clock.ElapsedMilliseconds;
        double frames = await page.EvaluateAsync<double>(
            """
            async () => {
                const list = document.querySelector(".events");
                const start = performance.now();
                for (let step = 0; step < 60; step++) {
                    list.scrollTop = step * list.scrollHeight / 60;
                    await new Promise(requestAnimationFrame);
                }
                return (performance.now() - start) / 60;
            }
            """);
        int nodes = await page.EvaluateAsync<int>("() => document.querySelectorAll('*').length");
        TestContext.Out.WriteLine(
            $"{new FileInfo(file).Length >> 20} MiB; opened in {opened} ms, picture in {shown} ms, "
            + $"{frames:F1} ms a frame while scrolling, {nodes} elements");

        Assert.That(nodes, Is.LessThan(6000));
        await page.Locator(".events").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator(".events .row[aria-selected=true]"))
            .ToHaveAttributeAsync("aria-posinset", $"{Many}");
        await Expect(page.Locator(".events .row[aria-selected=true]")).ToBeInViewportAsync();
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task HostileNames_AreText()
    {
        IPage page = await Browser.OpenAsync(SampleRun.FileOf(HostileRun(), "hostile.html"));
        await Expect(page.Locator(".mistakes")).ToContainTextAsync("</script><script>");
        await page.Locator(".item").First.ClickAsync();
        await Expect(page.Locator(".events .row.marked").First).ToContainTextAsync("<img src=x");
        await Expect(page.Locator(".details")).ToContainTextAsync("<img src=x");

        Assert.That(await page.TitleAsync(), Does.Not.Contain("taken"));
        await Expect(page.Locator("img")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
        Assert.That(Browser.Requests, Is.Empty);
    }

    /// <summary>The trace of the first mistake, again and again.</summary>
    private static RunReport LongRun()
    {
        RunReport sample = SampleRun.Traced;
        RunTrace trace = sample.Traces[0];
        long length = trace.Lines[^1].Time + 10;
        List<TraceLine> lines = [];
        while (lines.Count < Many)
        {
            long round = lines.Count / trace.Lines.Count;
            TraceLine line = trace.Lines[lines.Count % trace.Lines.Count];
            lines.Add(line with
            {
                Sequence = lines.Count + 1,
                Time = line.Time + (round * length),
                Text = $"{line.Text} {lines.Count}",
            });
        }

        return sample with { Traces = [trace with { Lines = lines }] };
    }

    private static RunReport HostileRun()
    {
        RunReport sample = SampleRun.Traced;
        DriverResult driver = sample.Result.Drivers[0];
        FindingGroup mistake = driver.Mistakes[0];
        FindingResult finding = mistake.Finding with { Actual = Hostile, Expected = Hostile, Object = Hostile };
        Occurrence first = mistake.First with { Finding = finding };
        RunTrace trace = sample.Traces[0];
        return sample with
        {
            Result = sample.Result with
            {
                Drivers = [driver with
                {
                    Driver = Hostile,
                    Mistakes = [mistake with { First = first, Occurrences = [first] }],
                }],
                IdleWaivers = [Hostile],
            },
            Traces = [trace with
            {
                Driver = Hostile,
                Lines = [.. trace.Lines.Select(line => line with
                {
                    Text = line.Text + Hostile,
                    Objects = [.. line.Objects, Hostile],
                    Arguments = new Dictionary<string, string> { [Hostile] = Hostile },
                })],
            }],
        };
    }
}
