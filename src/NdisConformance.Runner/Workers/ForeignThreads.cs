namespace NdisConformance.Runner;

/// <summary>
/// The threads of this process that .NET did not start for itself, whoever made them: a thread whose maker wanted it to
/// bear no mark is still one of the system. Only Linux tells; elsewhere there are none.
/// </summary>
internal static class ForeignThreads
{
    private const string Tasks = "/proc/self/task";
    private const string OfRuntime = ".NET ";
    private const string OfHarness = WorkerLoop.Preparation;

    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Last = new(StringComparer.Ordinal);
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
                // As long as the threads are the same, nobody looks at their names.
                string[] tasks = Directory.GetDirectories(Tasks);
                if (!Last.SetEquals(tasks))
                {
                    _lastForeign = tasks.Count(IsForeign);
                    Last.Clear();
                    Last.UnionWith(tasks);
                }
            }
            catch (IOException)
            {
                // The driver opened as many files as the process may.
            }

            return _lastForeign;
        }
    }

    /// <summary>
    /// A thread may have borne the name of its maker for a moment: whoever sees one too many looks again.
    /// </summary>
    public static void LookAgain()
    {
        lock (Gate)
        {
            Last.Clear();
        }
    }

    private static bool IsForeign(string task)
    {
        try
        {
            string name = File.ReadAllText(Path.Combine(task, "comm")).TrimEnd('\n');
            return name != OfHarness && !name.StartsWith(OfRuntime, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It has just ended.
            return false;
        }
    }
}
