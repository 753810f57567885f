using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Short forms for the tables of the catalogue.</summary>
internal static class Describe
{
    public static RuleDescriptor Must(
        string id, string title, string requirement, string source, string windows, params TraceName[] preconditions)
        => Rule(RuleLevel.Must, id, title, requirement, source, windows, preconditions);

    public static RuleDescriptor Should(
        string id, string title, string requirement, string source, string windows, params TraceName[] preconditions)
        => Rule(RuleLevel.Should, id, title, requirement, source, windows, preconditions);

    public static RuleDescriptor ShouldNot(
        string id, string title, string requirement, string source, string windows, params TraceName[] preconditions)
        => Rule(RuleLevel.ShouldNot, id, title, requirement, source, windows, preconditions);

    public static RuleDescriptor HostMust(string id, string title, string requirement, string source, string windows)
        => Rule(RuleLevel.Must, id, title, requirement, source, windows, []) with { Who = RuleParty.Host };

    private static RuleDescriptor Rule(
        RuleLevel level,
        string id,
        string title,
        string requirement,
        string source,
        string windows,
        TraceName[] preconditions) => new()
        {
            Id = id,
            Level = level,
            Title = title,
            Requirement = requirement,
            Source = source,
            SourcePage = SourcePages.Of(source),
            WindowsEquivalent = windows,
            Preconditions = preconditions,
        };
}
