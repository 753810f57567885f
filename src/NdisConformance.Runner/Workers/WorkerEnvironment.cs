using System.Collections;

namespace NdisConformance.Runner;

/// <summary>The environment of workers: what .NET and its libraries need, and what the user adds.</summary>
internal static class WorkerEnvironment
{
    private static readonly string[] Allowed =
    [
        "PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
        "SystemRoot", "SystemDrive", "windir", "ComSpec", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "ProgramData",
        "ProgramFiles", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE",
    ];

    private static readonly string[] TemporaryFolders = ["TMPDIR", "TEMP", "TMP"];

    /// <summary>
    /// The tool itself is about to end when the runtime begins to compile again what is called often; for a worker that
    /// pays. In milliseconds, hexadecimal: .NET's own default.
    /// </summary>
    private static readonly (string Name, string Value) Compilation = ("DOTNET_TC_CallCountingDelayMs", "64");

    /// <summary>Code in which each function has its frame and each statement its place.</summary>
    private static readonly (string Name, string Value) Debuggable = ("DOTNET_JitDebuggable", "1");

    /// <summary>Nothing is run as it was compiled before: that code is optimized. It makes the start slow.</summary>
    private static readonly (string Name, string Value) NotPrecompiled = ("DOTNET_ReadyToRun", "0");

    /// <summary>The file that the runtime leaves when it gives up.</summary>
    private const string DumpName = "dump";

    public static void Fill(
        IDictionary<string, string?> environment, string temporary, WorkerSettings? settings = null)
    {
        environment.Clear();
        if (settings is { KeepsDump: true })
        {
            environment["DOTNET_DbgEnableMiniDump"] = "1";
            environment["DOTNET_DbgMiniDumpType"] = "1";
            environment["DOTNET_DbgMiniDumpName"] = DumpIn(temporary);
        }

        if (settings is { KeepsFrames: true })
        {
            environment[Debuggable.Name] = Debuggable.Value;
            if (settings.IsPrecompiled)
            {
                environment[NotPrecompiled.Name] = NotPrecompiled.Value;
            }
        }

        environment[Compilation.Name] = Compilation.Value;
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            string name = (string)variable.Key;
            if (Allowed.Contains(name, StringComparer.OrdinalIgnoreCase)
                || name.StartsWith("DOTNET_", StringComparison.OrdinalIgnoreCase)
                || settings?.Environment.Contains(name, StringComparer.Ordinal) == true)
            {
                environment[name] = (string?)variable.Value;
            }
        }

        foreach (string name in TemporaryFolders)
        {
            environment[name] = temporary;
        }
    }

    /// <summary>The dump of a worker that has this folder.</summary>
    public static string DumpIn(string folder) => Path.Combine(folder, DumpName);
}
