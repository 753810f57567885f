namespace NdisConformance.Runner;

/// <summary>
/// Does independent work on threads of its own; results come in the order of the work, as soon as they are ready.
/// </summary>
/// <remarks>PLINQ does the same, and takes as long to start as dozens of scenarios take.</remarks>
internal static class OrderedWork
{
    /// <summary>
    /// The results, each when it and all before it are ready. What the work throws is thrown in its turn. No work goes
    /// on when the enumeration has ended, unless that was given up.
    /// </summary>
    /// <param name="items">What is to be worked on.</param>
    /// <param name="threads">How much is worked on at once.</param>
    /// <param name="work">The work. It may wait.</param>
    /// <param name="abandonment">From then on the enumeration leaves out what is not ready.</param>
    public static IEnumerable<TResult> Run<TItem, TResult>(
        IReadOnlyList<TItem> items, int threads, Func<TItem, TResult> work, CancellationToken abandonment)
    {
        TaskCompletionSource<TResult>?[] results =
            [.. items.Select(_ => new TaskCompletionSource<TResult>())];
        int next = -1;
        bool isOver = false;
        Task[] workers = [.. Enumerable.Range(0, Math.Min(threads, items.Count)).Select(_ => Task.Factory.StartNew(
            Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        try
        {
            for (int i = 0; i < results.Length; i++)
            {
                if (!IsReady(results[i]!.Task, abandonment))
                {
                    continue;
                }

                TResult result = results[i]!.Task.GetAwaiter().GetResult();

                // Nothing of it is kept: a result may be large, and there may be thousands.
                results[i] = null;
                yield return result;
            }
        }
        finally
        {
            Volatile.Write(ref isOver, true);
            if (!abandonment.IsCancellationRequested)
            {
                Task.WaitAll(workers, CancellationToken.None);
            }
        }

        void Work()
        {
            while (!Volatile.Read(ref isOver) && Interlocked.Increment(ref next) is int index && index < items.Count)
            {
                try
                {
                    results[index]!.SetResult(work(items[index]));
                }
#pragma warning disable CA1031 // It is thrown where the result is asked for.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    results[index]!.SetException(exception);
                }
            }
        }
    }

    private static bool IsReady(Task task, CancellationToken abandonment)
    {
        try
        {
            Task.WaitAny([task], abandonment);
        }
        catch (OperationCanceledException)
        {
            // What is ready all the same is not lost.
        }

        return task.IsCompleted;
    }
}
