using System.Collections.Concurrent;
using NdisConformance.Contract;

namespace NdisConformance.Testbed;

/// <summary>Benches that wait for their next run. Any thread may take one.</summary>
internal static class TestbedPool
{
    private static readonly ConcurrentBag<Bench> IdleNdis5 = [];
    private static readonly ConcurrentBag<Bench> IdleNdis6 = [];

    /// <summary>A bench of a generation on which nothing has run, as far as a run can see.</summary>
    public static Bench Take(NdisGeneration generation)
    {
        ConcurrentBag<Bench> idle = generation == NdisGeneration.Ndis5 ? IdleNdis5 : IdleNdis6;
        return idle.TryTake(out Bench? bench) ? bench
            : generation == NdisGeneration.Ndis5 ? new Ndis5Testbed()
            : new ReusableTestbed();
    }

    /// <summary>Builds a bench for NDIS 6 if none waits.</summary>
    public static void Prepare()
    {
        if (IdleNdis6.IsEmpty)
        {
            Return(new ReusableTestbed());
        }
    }

    /// <summary>Gives a bench back that was reset after its run.</summary>
    public static void Return(Bench bench)
    {
        ConcurrentBag<Bench> idle = bench is Ndis5Testbed ? IdleNdis5 : IdleNdis6;
        if (idle.Count < Environment.ProcessorCount)
        {
            idle.Add(bench);
        }
        else
        {
            bench.Dispose();
        }
    }
}
