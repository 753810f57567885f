namespace NdisConformance.Tests.Machine;

/// <summary>What some work leaves on the heap.</summary>
internal static class Garbage
{
    private const int Tries = 3;

    /// <summary>
    /// Bytes that this thread allocates, the least of some tries: a collection in another thread can count up to a page
    /// against this one, and on a busy machine code may still wait to be compiled a second time.
    /// </summary>
    public static long Of(Action work)
    {
        long least = long.MaxValue;
        for (int i = 0; i < Tries && least > 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
