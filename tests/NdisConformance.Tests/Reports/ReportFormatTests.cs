using NdisConformance.Reports;
using NdisConformance.Results;

namespace NdisConformance.Tests.Reports;

[TestFixture]
internal sealed class ReportFormatTests
{
    private readonly ReportFormats _formats = new([new TextFormat(), new JsonFormat(), new VerdictFormat()]);

    [Test]
    public void AFormat_IsOffered_ForTheResultsThatItWrites()
    {
        Assert.That(
            _formats.For<RunReport>().Select(format => format.Name), Is.EqualTo(new[] { "text", "json", "verdict" }));
        Assert.That(
            _formats.For<SelftestResult>().Select(format => format.Name), Is.EqualTo(new[] { "text", "json" }));
    }

    [Test]
    public void OnlyJson_TakesThePlaceOfAResult_WithAnError()
    {
        string[] errors = [.. _formats.For<RunReport>().Select(format =>
        {
            using StringWriter output = new();
            format.WriteError(output, ExitCode.BadInput, "wrong");
            return output.ToString();
        })];

        Assert.That(errors[0], Is.Empty);
        Assert.That(errors[1], Does.Contain("\"error\": \"wrong\""));
        Assert.That(errors[2], Is.Empty);
    }

    private sealed class VerdictFormat : IReportOf<RunReport>
    {
        public string Name => "verdict";

        public string Description => "one word";

        public bool IsDocument => true;

        public void Write(TextWriter output, RunReport result, ReportStyle style)
            => output.WriteLine(result.Result.Verdict);
    }
}
