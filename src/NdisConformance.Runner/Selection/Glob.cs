namespace NdisConformance.Runner;

/// <summary>Patterns over IDs: a prefix, or a pattern for the whole ID if it has <c>*</c> or <c>?</c>.</summary>
public static class Glob
{
    public static bool Matches(string pattern, string id)
        => pattern.AsSpan().IndexOfAny('*', '?') < 0
            ? id.StartsWith(pattern, StringComparison.OrdinalIgnoreCase)
            : MatchesWhole(pattern, id);

    private static bool MatchesWhole(ReadOnlySpan<char> pattern, ReadOnlySpan<char> id)
    {
        int at = 0;
        int star = -1;
        int starAt = 0;
        int position = 0;
        while (position < id.Length)
        {
            if (at < pattern.Length && (pattern[at] == '?' || Same(pattern[at], id[position])))
            {
                at++;
                position++;
            }
            else if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                starAt = position;
            }
            else if (star >= 0)
            {
                at = star + 1;
                position = ++starAt;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at] == '*')
        {
            at++;
        }

        return at == pattern.Length;
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
