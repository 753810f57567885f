using System.Reflection;
using NdisConformance.Tests.Rules;

namespace NdisConformance.Tests.Meta;

/// <summary>The tests of the harness by name, and the rules that they say they show.</summary>
internal static class HarnessTests
{
    private const string Plain = "Fires_When";
    private const string Firing = "Fires";

    // The first tests of a class show the plain cases, so that the order of the source counts.
    private static readonly (string Class, string Method, IReadOnlyList<string> Rules)[] All =
    [
        .. from type in typeof(HarnessTests).Assembly.GetTypes().OrderBy(type => type.Name, StringComparer.Ordinal)
           from method in type.GetMethods().Where(IsTest).OrderBy(method => method.MetadataToken)
           select (type.Name, method.Name, method.GetCustomAttribute<RuleAttribute>()?.Ids ?? []),
    ];

    /// <summary>The first test whose name begins in one of these ways; null if none does.</summary>
    public static string? BeginningWith(IReadOnlyList<string> names)
        => names.SelectMany(name => All.Select(NameOf).Where(test => test.StartsWith(name, StringComparison.Ordinal)))
            .FirstOrDefault();

    /// <summary>A test that shows a rule: broken rather than kept, and no other rule beside it if it can be.</summary>
    public static string? Showing(string rule)
        => All.Where(test => test.Rules.Contains(rule))
            .OrderByDescending(test => test.Method.StartsWith(Plain, StringComparison.Ordinal))
            .ThenByDescending(test => test.Method.StartsWith(Firing, StringComparison.Ordinal))
            .ThenBy(test => test.Rules.Count)
            .Select(NameOf)
            .FirstOrDefault();

    private static string NameOf((string Class, string Method, IReadOnlyList<string> Rules) test)
        => $"{test.Class}.{test.Method}";

    private static bool IsTest(MethodInfo method)
        => method.IsDefined(typeof(TestAttribute)) || method.IsDefined(typeof(TestCaseAttribute))
            || method.IsDefined(typeof(TestCaseSourceAttribute));
}
