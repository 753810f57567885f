using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Runner;

namespace NdisConformance.Tests.Runner;

[TestFixture]
internal sealed class VersionSelectionTests
{
    [Test]
    public void NoName_IsTheNewest()
        => Assert.That(VersionSelection.Of([]), Is.EqualTo(new[] { HostVersion.Newest }));

    [Test]
    public void All_IsEveryVersion() => Assert.That(VersionSelection.Of(["ALL"]), Is.EqualTo(HostVersion.Each));

    [TestCase(NdisGeneration.Ndis6, "all", "6.0 6.1 6.20 6.30")]
    [TestCase(NdisGeneration.Ndis6, "5.1", "")]
    [TestCase(NdisGeneration.Ndis5, "all", "5.0 5.1 6.0 6.1 6.20")]
    [TestCase(NdisGeneration.Ndis5, "6.89", "6.20")]
    [TestCase(NdisGeneration.Ndis5, "6.30", "")]
    public void EachGeneration_HasItsHosts(NdisGeneration generation, string name, string expected)
        => Assert.That(
            string.Join(' ', VersionSelection.For(generation, VersionSelection.Of([name])).Take(5)),
            Does.StartWith(expected).And.Length.EqualTo(expected.Length).Or.StartWith(expected + " 6.40"));

    [Test]
    public void SeveralNames_AreInOrder_EachOnce()
        => Assert.That(
            VersionSelection.Of(["6.80", "6.1", "6.80"]).Select(version => version.Name),
            Is.EqualTo(new[] { "6.1", "6.80" }));

    [TestCase("6.10")]
    [TestCase("6")]
    [TestCase("5.2")]
    [TestCase("")]
    public void AnUnknownVersion_NamesAllThatThereAre(string name)
    {
        ConfigurationException exception = Assert.Throws<ConfigurationException>(() => VersionSelection.Of([name]))!;

        Assert.That(
            exception.Message,
            Does.StartWith($"there is no host of NDIS '{name}'; give one of 5.0, 5.1, 6.0, 6.1, 6.20, ")
                .And.EndsWith("6.89, or all"));
    }
}
