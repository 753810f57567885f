using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using NdisConformance.Host.Kernel;
using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>The functions of the driver that are running now.</summary>
internal static partial class DriverFrames
{
    private const int Most = 16;

    private static readonly string[] Prefixes = ["./", "/_/"];

    /// <summary>
    /// Those that called the harness last, the innermost first: further out, NDIS called the driver. None if nothing of
    /// the driver is running.
    /// </summary>
    public static IReadOnlyList<DriverFrame> Here()
    {
        List<DriverFrame> frames = [];
        foreach (StackFrame frame in new StackTrace(skipFrames: 1, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is not { } method)
            {
                continue;
            }

            if (!DriverStack.IsOurs(method.Module.Assembly))
            {
                frames.Add(Of(frame, method));
            }
            else if (frames.Count > 0 && DriverStack.IsHarness(method.Module.Assembly))
            {
                break;
            }
        }

        if (frames.Exists(frame => !IsGenerated(frame)))
        {
            frames.RemoveAll(IsGenerated);
        }

        return frames.Count > Most ? [.. frames[..(Most - 1)], frames[^1]] : frames;
    }

    /// <summary>Nobody wrote such a file: whoever called it is to blame.</summary>
    private static bool IsGenerated(DriverFrame frame) => frame.File.EndsWith(".g.cs", StringComparison.Ordinal);

    private static DriverFrame Of(StackFrame frame, MethodBase method) => new(
        DriverText.Escape(NameOf(method)),
        DriverText.Escape(PathOf(frame.GetFileName() ?? string.Empty)),
        frame.GetFileLineNumber(),
        frame.GetILOffset() == StackFrame.OFFSET_UNKNOWN ? -1 : frame.GetILOffset());

    /// <summary>Deterministic builds name files below a folder that does not exist.</summary>
    private static string PathOf(string file) => Prefixes.FirstOrDefault(
        prefix => file.StartsWith(prefix, StringComparison.Ordinal)) is { } found ? file[found.Length..] : file;

    /// <summary>Type and method. A lambda is named as a part of its method.</summary>
    private static string NameOf(MethodBase method)
    {
        Type? type = method.DeclaringType;
        string name = method.Name;
        bool isPart = Lambda().IsMatch(name);
        while (type is { Name: ['<', ..], DeclaringType: { } outer })
        {
            name = Generated().Match(type.Name) is { Success: true } made ? made.Groups["of"].Value : name;
            type = outer;
        }

        name = Generated().Match(name) is { Success: true } generated ? generated.Groups["of"].Value : name;
        return (type is null ? name : $"{type.Name}.{name}") + (isPart ? " (lambda)" : string.Empty);
    }

    [GeneratedRegex("^<[^<>]+>b__")]
    private static partial Regex Lambda();

    [GeneratedRegex("^<(?<of>[^<>]+)>")]
    private static partial Regex Generated();
}
