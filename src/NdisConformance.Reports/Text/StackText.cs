using System.Text.RegularExpressions;

namespace NdisConformance.Reports;

/// <summary>A function on a stack that .NET wrote, in the form in which findings name functions.</summary>
internal static partial class StackText
{
    /// <summary><c>Ring.cs:17 in Ring.Post</c>; without symbols <c>Ring.Post</c>. Parameters are left out.</summary>
    /// <param name="frame">As <c>Vendor.Ring.Post(UInt32) in Ring.cs:line 17</c>.</param>
    public static string Of(string frame)
    {
        Match parts = Parts().Match(frame);
        if (!parts.Success)
        {
            return frame;
        }

        string function = FunctionOf(parts.Groups["name"].Value);
        return parts.Groups["line"] is { Success: true } line
            ? $"{parts.Groups["file"].Value}:{line.Value} in {function}"
            : function;
    }

    /// <summary>Type and method. What the compiler made of a lambda has the name of its method.</summary>
    private static string FunctionOf(string name)
    {
        bool isConstructor = name.EndsWith("..ctor", StringComparison.Ordinal);
        string[] words = name.Split(['.', '+'], StringSplitOptions.RemoveEmptyEntries);
        string[] made = [.. words.Select(word => Generated().Match(word)).Where(match => match.Success)
            .Select(match => match.Groups["of"].Value)];
        string[] written = [.. words.Where(word => word[0] != '<')];
        if (made.Length > 0)
        {
            // The type is the last word before the compiler's.
            string[] types = [.. words.TakeWhile(word => word[0] != '<')];
            return types.Length == 0 ? made[^1] : $"{types[^1]}.{made[^1]}";
        }

        return written.Length < 2 ? name
            : isConstructor ? $"{written[^2]}..ctor"
            : $"{written[^2]}.{written[^1]}";
    }

    [GeneratedRegex(@"^(?<name>[^( ]+)\(.*?\)(?: in (?<file>\S+):line (?<line>\d+))?$")]
    private static partial Regex Parts();

    [GeneratedRegex("^<(?<of>[^<>]+)>")]
    private static partial Regex Generated();
}
