namespace NdisConformance.Runner;

/// <summary>
/// The threads of this process that .NET did not start for itself, whoever made them: a thread whose maker wanted it to
/// bear no mark is still one of the system. Only Linux tells; elsewhere there are none.
/// </summary>
internal static class ForeignThreads
{
    private const string Tasks = "/proc/self/task";
    private const string State = "/proc/self/stat";
    private const string OfRuntime = ".NET ";

    // The number of threads stands behind the name of the program in brackets, as the 18th field from there.
    private const int CountField = 18;

    private static readonly Lock Gate = new();
    private static string _lastCount = string.Empty;
    private static int _lastForeign;

    /// <summary>True in a worker, whose threads are known: in any other process they come and go.</summary>
    public static bool AreWatched { get; set; }

    /// <summary>How many there are, the harness's own included.</summary>
    public static int Count()
    {
        if (!AreWatched || !OperatingSystem.IsLinux())
        {
            return 0;
        }

        lock (Gate)
        {
            try
            {
                // As long as the number of all threads is the same, nobody looks at their names.
                string count = CountOfAll();
                if (count != _lastCount)
                {
                    _lastForeign = Directory.EnumerateDirectories(Tasks).Count(IsForeign);
                    _lastCount = count;
                }
            }
            catch (IOException)
            {
                // The driver opened as many files as the process may.
            }

            return _lastForeign;
        }
    }

    private static string CountOfAll()
    {
        string state = File.ReadAllText(State);
        return state[(state.LastIndexOf(')') + 1)..].Split(' ')[CountField];
    }

    private static bool IsForeign(string task)
    {
        try
        {
            return !File.ReadAllText(Path.Combine(task, "comm")).StartsWith(OfRuntime, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It has just ended.
            return false;
        }
    }
}
