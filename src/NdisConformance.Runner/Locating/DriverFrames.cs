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

        return frames.Count > Most ? [.. frames[..(Most - 1)], frames[^1]] : frames;
    }

    private static DriverFrame Of(StackFrame frame, MethodBase method) => new(
        DriverText.Escape(NameOf(method)),
        DriverText.Escape(frame.GetFileName() ?? string.Empty),
        frame.GetFileLineNumber(),
        frame.GetILOffset() == StackFrame.OFFSET_UNKNOWN ? -1 : frame.GetILOffset());

    /// <summary>Type and method. What the compiler made of a lambda or a local function has the name of its method.</summary>
    private static string NameOf(MethodBase method)
    {
        Type? type = method.DeclaringType;
        string name = method.Name;
        while (type is { Name: ['<', ..], DeclaringType: { } outer })
        {
            name = Generated().Match(type.Name) is { Success: true } made ? made.Groups["of"].Value : name;
            type = outer;
        }

        name = Generated().Match(name) is { Success: true } generated ? generated.Groups["of"].Value : name;
        return type is null ? name : $"{type.Name}.{name}";
    }

    [GeneratedRegex("^<(?<of>[^<>]+)>")]
    private static partial Regex Generated();
}
