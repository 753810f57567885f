using NdisConformance.Evidence;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Tests.Results;

namespace NdisConformance.Tests.Reports;

[TestFixture]
internal sealed class RulePageTextTests
{
    [Test]
    public void WithoutPlugins_ThePageSaysThatTracesAreMissing()
    {
        string text = Text(new RulePage(Listing("SGDMA-FREE-002"), ["g/n"], null, null));

        Assert.That(text, Does.StartWith("# SGDMA-FREE-002: "));
        Assert.That(text, Does.Contain("- **why**: ").And.Contain("- **scenarios**: `g/n`"));
        Assert.That(text, Does.Contain("bug check 0xE6 with first parameter 0x06"));
        Assert.That(text, Does.EndWith("do not lie beside the tool: no traces.\n"));
    }

    [Test]
    public void BrokenAndKept_StandBelowEachOther()
    {
        RuleIllustration shown = new(
            "g/n", "wrong", Sample.Finding(Sample.Catalogue[1]), ["failing"], "reference", ["passing"]);

        string text = Text(new RulePage(Listing("SGDMA-FREE-002"), [], ["wrong"], shown));

        Assert.That(text, Does.Contain("## Broken\n\n`wrong` in `g/n`:\n\n```text\nfailing\n```\n"));
        Assert.That(text, Does.EndWith("## Kept\n\n`reference` in the same scenario:\n\n```text\npassing\n```\n"));
    }

    [Test]
    public void ADutyOfTheHost_NamesItsTests()
        => Assert.That(
            Text(new RulePage(Listing("SGDMA-CB-001"), [], [], null)),
            Does.Contain("the tests `ScatterGatherCallbackTests.Cb001_` know the host from a wrong one"));

    [Test]
    public void WhereFaultyMiniportsGoUncaught_ThePageSaysWhy()
        => Assert.That(
            Text(new RulePage(Listing("SHMEM-001"), [], [], null)),
            Does.Contain("- **uncaught in**: `lifecycle/halt-after-initialization`, `"));

    [Test]
    public void EveryRule_SaysWhatGoesWrong()
        => Assert.That(
            RuleRoster.All.Select(listing => listing.Rule.Why), Has.All.EndsWith(".").And.All.Not.Contain("  "));

    private static RuleListing Listing(string id) => RuleRoster.Find(id)!;

    private static string Text(RulePage page)
    {
        using StringWriter output = new() { NewLine = "\n" };
        RulePageText.Write(output, page);
        return output.ToString();
    }
}
