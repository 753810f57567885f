using System.Reflection;
using NdisConformance.Tests.Architecture;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>Every DDI function has a host test that calls it.</summary>
[TestFixture]
internal sealed class DdiCoverageTests
{
    private static IEnumerable<TraceName> EachDdi => Enum.GetValues<TraceName>().Where(TraceSchema.IsDdi);

    [Test]
    public void EveryDdi_IsDeclaredByATest()
    {
        HashSet<TraceName> declared = [.. Declared()];

        Assert.That(EachDdi.Where(ddi => !declared.Contains(ddi)), Is.Empty);
    }

    /// <summary>A declaration alone proves nothing.</summary>
    [TestCaseSource(nameof(EachDdi))]
    public void EveryDdi_IsCalledByTheHostTests(TraceName ddi)
        => Assert.That(
            RepositoryTree.Files(".cs")
                .Where(file => RepositoryTree.Relative(file).StartsWith(
                    "tests/NdisConformance.Tests/Host/", StringComparison.Ordinal))
                .Any(file => File.ReadAllText(file).Contains($".{ddi}(", StringComparison.Ordinal)));

    private static IEnumerable<TraceName> Declared()
    {
        Type[] fixtures = [.. typeof(DdiCoverageTests).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(TestFixtureAttribute)))];
        return fixtures.Cast<MemberInfo>()
            .Concat(fixtures.SelectMany(type => type.GetMethods()))
            .SelectMany(member => member.GetCustomAttributes<DdiAttribute>())
            .SelectMany(attribute => attribute.Names);
    }
}
