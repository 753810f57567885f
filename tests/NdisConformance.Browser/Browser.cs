using Microsoft.Playwright;

namespace NdisConformance.Browser;

/// <summary>The browser that all tests share: Debian's Chromium, without a window.</summary>
[SetUpFixture]
internal sealed class Browser
{
    private const string Path = "/usr/bin/chromium";
    private const string Required = "NDIS_CONFORMANCE_REQUIRES_BROWSER";

    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    /// <summary>The requests that pages of <see cref="OpenAsync"/> made, apart from the page itself.</summary>
    public static List<string> Requests { get; } = [];

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        if (!File.Exists(Path))
        {
            if (Environment.GetEnvironmentVariable(Required) is { Length: > 0 })
            {
                Assert.Fail($"{Required} is set and there is no {Path}; install the package chromium");
            }

            Assert.Ignore($"{Path} is missing, so that the HTML report is not opened; install the package chromium");
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens a file in a window of its own, and waits until its script has run.</summary>
    public static async Task<IPage> OpenAsync(
        string file, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        IBrowserContext context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
        });
        context.SetDefaultTimeout(5000);
        IPage page = await context.NewPageAsync();
        page.Request += (_, request) =>
        {
            if (!request.IsNavigationRequest)
            {
                Requests.Add(request.Url);
            }
        };
        page.PageError += (_, error) => Requests.Add($"error: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Requests.Add($"console: {message.Text}");
            }
        };
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        await page.WaitForSelectorAsync("html[data-ready]", new() { State = WaitForSelectorState.Attached });
        return page;
    }
}
