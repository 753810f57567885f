using System.Text;
using NdisConformance.Rules;
using NdisConformance.Tests.Architecture;

namespace NdisConformance.Tests.Rules;

/// <summary>
/// <c>conformance/RULES.md</c> says what the catalogue says. With NDIS_CONFORMANCE_UPDATE_RULES=1 this test
/// writes it anew.
/// </summary>
[TestFixture]
internal sealed class RulesDocumentTests
{
    private const string UpdateVariable = "NDIS_CONFORMANCE_UPDATE_RULES";

    private static readonly string Accepted = Path.Combine(RepositoryTree.Root, "conformance", "RULES.md");
    private static readonly string Received = Accepted + ".received";
    private static readonly string Expected = RulesDocument.Write();

    [Test]
    public void Document_IsUpToDate()
    {
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Write(Accepted);
        }

        string actual = File.Exists(Accepted) ? File.ReadAllText(Accepted) : string.Empty;
        if (actual == Expected)
        {
            File.Delete(Received);
            return;
        }

        Write(Received);
        Assert.Fail(
            $"conformance/RULES.md is out of date from line {FirstDifference(actual)} on. Look at RULES.md.received "
            + $"beside it and copy it over RULES.md, or run this test again with {UpdateVariable}=1.");
    }

    [Test]
    public void Document_HasEveryRuleOnce()
        => Assert.That(
            Expected.Split('\n')
                .Where(line => line.StartsWith("### ", StringComparison.Ordinal))
                .Select(line => line[4..line.IndexOf(':', StringComparison.Ordinal)]),
            Is.EqualTo(RuleRoster.All.Select(listing => listing.Rule.Id)));

    [Test]
    public void Document_HasUnixLines()
        => Assert.That(Expected, Does.EndWith("\n").And.Not.Contain("\r").And.Not.Contain("\n\n\n"));

    private static void Write(string file) => File.WriteAllText(file, Expected, new UTF8Encoding(false));

    private static int FirstDifference(string actual)
    {
        int length = actual.AsSpan().CommonPrefixLength(Expected);
        return Expected.AsSpan(0, length).Count('\n') + 1;
    }
}
