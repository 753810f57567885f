using System.Collections.Concurrent;

namespace NdisConformance.Testbed;

/// <summary>Testbeds that wait for their next run. Any thread may take one.</summary>
internal static class TestbedPool
{
    private static readonly ConcurrentBag<ReusableTestbed> Idle = [];

    /// <summary>A testbed on which nothing has run, as far as a run can see.</summary>
    public static ReusableTestbed Take()
        => Idle.TryTake(out ReusableTestbed? testbed) ? testbed : new ReusableTestbed();

    /// <summary>Builds a testbed if none waits.</summary>
    public static void Prepare()
    {
        if (Idle.IsEmpty)
        {
            Return(new ReusableTestbed());
        }
    }

    /// <summary>Gives a testbed back that was reset after its run.</summary>
    public static void Return(ReusableTestbed testbed)
    {
        if (Idle.Count < Environment.ProcessorCount)
        {
            Idle.Add(testbed);
        }
        else
        {
            testbed.Dispose();
        }
    }
}
