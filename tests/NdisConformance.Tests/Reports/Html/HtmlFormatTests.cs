using System.Text.RegularExpressions;
using NdisConformance.Reports;
using NdisConformance.Results;

namespace NdisConformance.Tests.Reports.Html;

/// <summary>The page as text; a browser looks at it in NdisConformance.Browser.</summary>
[TestFixture]
internal sealed partial class HtmlFormatTests
{
    private static readonly RunReport Sample = new(new RunResult
    {
        Drivers = [new DriverResult { Plugin = "plugin", Driver = "</script><b>\u0002", Scenarios = [] }],
        IdleWaivers = ["a waiver <!-- that \u0001 nobody needs"],
    });

    private static readonly string Page = Report.Of(new HtmlFormat(), Sample);

    [Test]
    public void Page_IsTheSameEachTime()
        => Assert.That(Report.Of(new HtmlFormat(), Sample), Is.EqualTo(Page));

    [Test]
    public void Page_LoadsNothing()
    {
        Assert.That(Page, Does.Contain("default-src 'none'"));
        Assert.That(Page, Does.Not.Contain("unsafe"));
        Assert.That(Loading().Matches(Page), Is.Empty);
    }

    [Test]
    public void Names_AreNoMarkup()
    {
        Assert.That(Page, Does.Not.Contain("</script><b>"));
        Assert.That(Page, Does.Not.Contain("<!--"));
        Assert.That(Page.Where(c => char.IsControl(c) && c != '\n'), Is.Empty);
    }

    [Test]
    public void Parts_AreSmall()
    {
        Assert.That(PageParts.Script, Does.Not.Contain("</"));
        Assert.That(PageParts.Style, Does.Not.Contain("</"));
        Assert.That(Page, Has.Length.LessThan(100_000));
    }

    // What a browser would fetch.
    [GeneratedRegex("""<(link|img|iframe|script [^>]*src|object|embed)\b|@import|url\(|import\(""")]
    private static partial Regex Loading();
}
