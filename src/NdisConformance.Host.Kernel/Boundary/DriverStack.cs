using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;

namespace NdisConformance.Host.Kernel;

/// <summary>The functions of a driver that ran when something happened, the innermost first, as text.</summary>
public static class DriverStack
{
    private const int MostFrames = 16;
    private const string FrameStart = "at ";
    private const string FileStart = " in ";

    private static readonly string[] Others =
        ["NdisConformance.", "System.", "Microsoft.", "Internal.", "ILStubClass."];

    /// <summary>Those that an exception came through.</summary>
    public static IReadOnlyList<string> Of(Exception exception) => Of(new StackTrace(exception, fNeedFileInfo: true));

    /// <summary>Those that run on this thread now.</summary>
    public static IReadOnlyList<string> Here() => Of(new StackTrace(fNeedFileInfo: true));

    /// <summary>The innermost line that an exception came through, as <c> in Ring.cs:line 17</c>; or nothing.</summary>
    public static string LineOf(Exception exception)
        => Of(exception) is [{ } first, ..]
            && first.LastIndexOf(FileStart, StringComparison.Ordinal) is >= 0 and int file
            ? first[file..]
            : string.Empty;

    /// <summary>Those among lines that .NET wrote; other lines are skipped.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> lines) =>
    [
        .. lines.Select(line => line.Trim())
            .Where(line => line.StartsWith(FrameStart, StringComparison.Ordinal))
            .Select(Frame)
            .Where(IsDriver)
            .Take(MostFrames),
    ];

    /// <summary>True if code of a plugin threw, or made .NET throw.</summary>
    public static bool IsOfPlugin(Exception exception)
        => new StackTrace(exception).GetFrames()
            .Select(frame => frame.GetMethod()?.Module.Assembly)
            .OfType<Assembly>()
            .FirstOrDefault(assembly => !IsOurs(assembly) || IsHarness(assembly)) is { } thrower
            && !IsOurs(thrower);

    /// <summary>True for a function, as .NET writes it, that belongs neither to .NET nor to the harness.</summary>
    public static bool IsDriver(string function)
        => !Others.Any(other => function.StartsWith(other, StringComparison.Ordinal));

    /// <summary>True for code that is loaded with the harness: plugins are loaded apart from it.</summary>
    public static bool IsOurs(Assembly assembly)
        => AssemblyLoadContext.GetLoadContext(assembly)
            == AssemblyLoadContext.GetLoadContext(typeof(DriverStack).Assembly);

    /// <summary>True for an assembly of the harness itself.</summary>
    public static bool IsHarness(Assembly assembly)
        => assembly.GetName().Name!.StartsWith(Others[0], StringComparison.Ordinal);

    private static IReadOnlyList<string> Of(StackTrace trace) =>
    [
        .. trace.GetFrames()
            .Where(frame => frame.GetMethod()?.Module.Assembly is { } assembly && !IsOurs(assembly))
            .Select(frame => Frame(new StackTrace(frame).ToString()))
            .Take(MostFrames),
    ];

    /// <summary>A line that .NET wrote, with the name of the file alone: folders differ between machines.</summary>
    private static string Frame(string line)
    {
        string frame = line.Trim();
        frame = frame.StartsWith(FrameStart, StringComparison.Ordinal) ? frame[FrameStart.Length..] : frame;
        int file = frame.LastIndexOf(FileStart, StringComparison.Ordinal);
        int name = frame.LastIndexOfAny(['/', '\\']) + 1;
        return DriverText.Escape(file >= 0 && name > file
            ? string.Concat(frame.AsSpan(0, file + FileStart.Length), frame.AsSpan(name))
            : frame);
    }
}
