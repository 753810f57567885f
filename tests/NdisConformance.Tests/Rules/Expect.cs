using NdisConformance.Rules;

namespace NdisConformance.Tests.Rules;

/// <summary>What a trace is expected to be found to be.</summary>
internal static class Expect
{
    /// <summary>One rule is broken, and no other; it was evaluated, too.</summary>
    public static Finding Fires(string id, DriverTrace trace)
    {
        Assert.That(Ids(trace), Is.EqualTo(new[] { id }), Describe(trace));
        Assert.That(trace.Engine.Exercised(id), Is.Positive, $"{id} fired without an evaluation");
        return trace.Engine.Findings[0];
    }

    /// <summary>Rules that forbid the same thing are broken by one event, and no other is.</summary>
    public static void FiresTogether(DriverTrace trace, params string[] ids)
    {
        Assert.That(Ids(trace), Is.EquivalentTo(ids), Describe(trace));
        Assert.That(trace.Engine.Findings.Select(finding => finding.Broken).Distinct().Count(), Is.EqualTo(1));
    }

    /// <summary>One rule is broken first; others may follow.</summary>
    public static void FiresFirst(string id, DriverTrace trace)
    {
        Assert.That(Ids(trace).FirstOrDefault(), Is.EqualTo(id), Describe(trace));
        Assert.That(trace.Engine.Exercised(id), Is.Positive, $"{id} fired without an evaluation");
    }

    /// <summary>Nothing is broken, and each of the rules was evaluated.</summary>
    public static void Silent(DriverTrace trace, params string[] ids)
    {
        Assert.That(trace.Engine.Findings, Is.Empty, Describe(trace));
        foreach (string id in ids)
        {
            Assert.That(trace.Engine.Exercised(id), Is.Positive, $"{id} was not evaluated");
        }
    }

    private static string[] Ids(DriverTrace trace)
        => [.. trace.Engine.Findings.Select(finding => finding.RuleId).Distinct()];

    private static string Describe(DriverTrace trace)
        => string.Join(Environment.NewLine, trace.Engine.Findings.Select(f => $"{f.RuleId} {f.Message}"));
}
