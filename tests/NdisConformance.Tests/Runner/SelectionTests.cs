using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Tests.Runner;

[TestFixture]
internal sealed class SelectionTests
{
    private static readonly string[] Ids =
        ["data-path/chains", "data-path/receive", "data-path/receive-late", "lifecycle/start-and-stop"];

    [TestCase("data-path", 3)]
    [TestCase("data-path/receive", 2)]
    [TestCase("DATA-PATH/Receive", 2)]
    [TestCase("data-path/receive*", 2)]
    [TestCase("*/receive", 1)]
    [TestCase("*receive*", 2)]
    [TestCase("lifecycle/start-???-stop", 1)]
    [TestCase("lifecycle/start-and-stop?", 0)]
    [TestCase("DATA-PATH/*LATE", 1)]
    [TestCase("d*-p*-l*e", 1)]
    [TestCase("**", 4)]
    [TestCase("*", 4)]
    public void Patterns_ArePrefixes_OrMatchTheWholeId(string pattern, int expected)
        => Assert.That(Ids.Count(id => Glob.Matches(pattern, id)), Is.EqualTo(expected));

    [Test]
    public void Exclusion_StandsAboveInclusion()
        => Assert.That(
            new Selection(["data-path"], ["*late"]).From(Ids, id => id),
            Is.EqualTo(new[] { "data-path/chains", "data-path/receive" }));

    [Test]
    public void Nothing_Given_IsEverything()
        => Assert.That(Selection.All.From(Ids, id => id), Is.EqualTo(Ids));

    [Test]
    public void AnUnknownId_NamesTheNearest()
    {
        NothingMatchedException nothing = Assert.Throws<NothingMatchedException>(
            () => new Selection(["data-path", "data-path/recieve"], []).From(Ids, id => id))!;

        Assert.That(nothing.Nearest[0], Is.EqualTo("data-path/receive"));
        Assert.That(nothing.Message, Does.Contain("nothing matches 'data-path/recieve'"));
    }
}
