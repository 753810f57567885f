using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>Takes orders and gives each to its lane.</summary>
/// <param name="orders">Orders come from here.</param>
/// <param name="answers">Answers go there.</param>
/// <param name="folder">The worker's own folder.</param>
/// <param name="catalogue">The scenarios.</param>
internal sealed class WorkerLoop(
    LineStream orders, LineStream answers, string folder, Func<IReadOnlyList<Scenario>> catalogue)
{
    /// <summary>Name of the thread that prepares what comes first; at most 15 characters, as Linux has it.</summary>
    public const string Preparation = "preparation";

    // Longer than the tool looks.
    private static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(20);

    private readonly ManualResetEventSlim _mayExit = new();

    /// <summary>
    /// Works until the tool is gone. This thread never runs code of the plugin, so that nothing keeps it from ending
    /// the process then.
    /// </summary>
    public void Run()
    {
        answers.Write(WorkerLines.Ready);
        WorkerPlugin plugin = new(catalogue);
        new Thread(plugin.Prepare) { IsBackground = true, Name = Preparation }.Start();
        List<WorkerLane> lanes = [];
        while (Next() is { } order)
        {
            if (order.Task == WorkerTask.Exit)
            {
                _mayExit.Set();
                continue;
            }

            if (order.Task == WorkerTask.Open)
            {
                ForeignThreads.AreWatched = true;
                LaneConsole.Limit(order.Output);
                lanes.AddRange(order.Traces!.Select(trace => new WorkerLane(plugin, trace, answers)));
                order.Traces!.ToList().ForEach(WorkerFolder.RemoveTrace);
            }

            lanes[order.Lane].Add(order);
        }

        // The tool ends its workers before it lets go of the pipe: it was killed, and nobody else tidies up.
        WorkerFolder.Remove(folder);
        NativeProcess.EndSelf();
    }

    /// <summary>Somebody called Environment.Exit, and waits for it: the tool can see who that is.</summary>
    public void AnnounceExit()
    {
        try
        {
            answers.WriteLast(new WorkerAnswer { Id = 0, Kind = WorkerAnswerKind.Exiting });
            _mayExit.Wait(ExitPatience);
        }
        catch (IOException)
        {
            // The tool is gone.
        }
    }

    private WorkerOrder? Next()
    {
        try
        {
            return orders.TryRead(out ReadOnlySpan<byte> line) ? WorkerLines.ReadOrder(line) : null;
        }
        catch (IOException)
        {
            // The tool is gone.
            return null;
        }
    }
}
