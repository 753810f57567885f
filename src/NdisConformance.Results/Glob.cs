using System.IO.Enumeration;

namespace NdisConformance.Results;

/// <summary>Patterns over IDs: a prefix, or a pattern for the whole ID if it has <c>*</c> or <c>?</c>.</summary>
public static class Glob
{
    public static bool Matches(string pattern, string id)
        => pattern.AsSpan().IndexOfAny('*', '?') < 0
            ? id.StartsWith(pattern, StringComparison.OrdinalIgnoreCase)
            : FileSystemName.MatchesSimpleExpression(pattern, id, ignoreCase: true);
}
