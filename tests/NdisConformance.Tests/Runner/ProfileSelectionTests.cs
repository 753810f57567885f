using NdisConformance.Runner;
using NdisConformance.Testbed;

namespace NdisConformance.Tests.Runner;

[TestFixture]
internal sealed class ProfileSelectionTests
{
    [TestCase("all", 16)]
    [TestCase("bounced", 8)]
    [TestCase("32-BIT", 8)]
    [TestCase("32-bit.host", 4)]
    [TestCase("32-bit.bounced.fragmented.host", 1)]
    [TestCase("*.host", 8)]
    [TestCase("32-bit.*", 8)]
    public void Names_AreWholeNames_Words_OrPatterns(string name, int expected)
        => Assert.That(ProfileSelection.Of([name]), Has.Count.EqualTo(expected));

    [Test]
    public void SeveralNames_AddUp_EachProfileOnce()
        => Assert.That(ProfileSelection.Of(["bounced", "host"]), Has.Count.EqualTo(12).And.Unique);

    [Test]
    public void NoName_IsTheOrdinaryProfile()
        => Assert.That(ProfileSelection.Of([]), Is.EqualTo(new[] { TestbedProfile.Ordinary }));

    [TestCase("bouced", "bounced")]
    [TestCase("fragmented.caler", "fragmented")]
    [TestCase("64-bit.mapped.fragmented.hosd", "64-bit.mapped.fragmented.host")]
    [TestCase("*.nothing", "bounced")]
    public void AnUnknownName_NamesTheNearest(string name, string nearest)
    {
        ConfigurationException exception = Assert.Throws<ConfigurationException>(() => ProfileSelection.Of([name]))!;

        Assert.That(exception.Message, Does.StartWith($"there is no profile '{name}'").And.Contains(nearest));
    }
}
