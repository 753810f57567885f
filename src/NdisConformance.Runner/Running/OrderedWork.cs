using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace NdisConformance.Runner;

/// <summary>
/// Does independent work on all processors; results come in the order of the work, as soon as they are ready.
/// </summary>
internal static class OrderedWork
{
    public static IEnumerable<TResult> Run<TItem, TResult>(
        IReadOnlyList<TItem> items, Func<TItem, TResult> work, CancellationToken cancellation)
    {
        using IEnumerator<TResult> results = Partitioner.Create(items, EnumerablePartitionerOptions.NoBuffering)
            .AsParallel()
            .AsOrdered()
            .WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .WithCancellation(cancellation)
            .Select(work)
            .GetEnumerator();
        while (HasNext(results))
        {
            yield return results.Current;
        }
    }

    private static bool HasNext<TResult>(IEnumerator<TResult> results)
    {
        try
        {
            return results.MoveNext();
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
            throw;
        }
    }
}
