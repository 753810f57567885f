namespace NdisConformance.Rules;

/// <summary>Short forms for the tables of rules that have no checker.</summary>
internal static class PlannedRow
{
    public static RuleListing Must(
        string id, string title, string source, string reason, string requirement, string windows = "none")
        => Wanted(RuleLevel.Must, id, title, source, reason, requirement, windows);

    public static RuleListing MustNot(
        string id, string title, string source, string reason, string requirement, string windows = "none")
        => Wanted(RuleLevel.MustNot, id, title, source, reason, requirement, windows);

    public static RuleListing Should(
        string id, string title, string source, string reason, string requirement, string windows = "none")
        => Wanted(RuleLevel.Should, id, title, source, reason, requirement, windows);

    public static RuleListing HostMust(string id, string title, string source, string reason, string requirement)
        => OfHost(Must(id, title, source, reason, requirement));

    /// <summary>A permission that no conforming miniport makes use of yet.</summary>
    public static RuleListing May(string id, string title, string source, string reason, string requirement)
        => Wanted(RuleLevel.May, id, title, source, reason, requirement, "none");

    /// <summary>A permission, and the conforming miniport that makes use of it.</summary>
    public static RuleListing Allowed(string id, string title, string source, string driver, string requirement)
        => new(Describe(RuleLevel.May, id, title, source, requirement, "none"), RuleDisposition.Implemented, null)
        {
            Drivers = [driver],
        };

    /// <summary>A permission of the host, and the test that shows that it makes use of it.</summary>
    public static RuleListing HostAllowed(string id, string title, string source, string requirement, string test)
        => OfHost(Kept(RuleLevel.May, id, title, source, requirement, [test]));

    /// <summary>A duty of the host, and the tests that tell it from a wrong one.</summary>
    public static RuleListing HostKeeps(
        string id, string title, string source, string requirement, params string[] tests)
        => OfHost(Kept(RuleLevel.Must, id, title, source, requirement, tests));

    public static RuleListing Unverifiable(this RuleListing row)
        => row with { Disposition = RuleDisposition.NotVerified };

    public static RuleListing Performance(this RuleListing row)
        => row with { Rule = row.Rule with { IsPerformance = true } };

    public static RuleListing Robustness(this RuleListing row)
        => row with { Rule = row.Rule with { IsRobustness = true } };

    private static RuleListing OfHost(RuleListing row) => row with { Rule = row.Rule with { Who = RuleParty.Host } };

    private static RuleListing Wanted(
        RuleLevel level, string id, string title, string source, string reason, string requirement, string windows)
        => new(Describe(level, id, title, source, requirement, windows), RuleDisposition.Planned, reason);

    private static RuleListing Kept(
        RuleLevel level, string id, string title, string source, string requirement, string[] tests)
        => new(Describe(level, id, title, source, requirement, "none"), RuleDisposition.Implemented, null)
        {
            Tests = tests,
        };

    private static RuleDescriptor Describe(
        RuleLevel level, string id, string title, string source, string requirement, string windows) => new()
        {
            Id = id,
            Level = level,
            Title = title,
            Requirement = requirement,
            Source = source,
            SourcePage = SourcePages.Of(source),
            WindowsEquivalent = windows,
        };
}
