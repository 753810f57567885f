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
    public void All_IsEveryVersion() => Assert.That(VersionSelection.Of(["ALL"]), Is.EqualTo(HostVersion.All));

    [Test]
    public void SeveralNames_AreInOrder_EachOnce()
        => Assert.That(
            VersionSelection.Of(["6.80", "6.1", "6.80"]).Select(version => version.Name),
            Is.EqualTo(new[] { "6.1", "6.80" }));

    [TestCase("6.10")]
    [TestCase("6")]
    [TestCase("5.1")]
    [TestCase("")]
    public void AnUnknownVersion_NamesAllThatThereAre(string name)
    {
        ConfigurationException exception = Assert.Throws<ConfigurationException>(() => VersionSelection.Of([name]))!;

        Assert.That(
            exception.Message,
            Does.StartWith($"there is no host of NDIS '{name}'; give one of 6.0, 6.1, 6.20, ")
                .And.EndsWith("6.89, or all"));
    }
}
