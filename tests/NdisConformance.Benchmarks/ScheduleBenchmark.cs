using NdisConformance.Host.Ndis6;
using NdisConformance.Nic;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Benchmarks;

/// <summary>
/// A schedule: DriverEntry to unload of the reference miniport with rings of four descriptors, five sends and five
/// receives, rules on, storing off.
/// </summary>
internal sealed class ScheduleBenchmark : IDisposable
{
    private const int Frames = 5;

    private static readonly TestbedSetup Setup = new()
    {
        Nic = new ReferenceNicOptions { TransmitRingLimit = 4, ReceiveRingLimit = 4 },
    };

    private static readonly TraceStore Nothing = TraceStore.Nothing();
    private static readonly ScenarioRunOptions Options = new() { Store = () => Nothing };
    private readonly ReusableTestbed _testbed = new();
    private readonly SendRequest _request = TestbedSession.NewRequest().Add(Shapes.Fragments(4, 378));

    /// <summary>Schedules on one testbed, which is reset after each.</summary>
    public void OnOne(int schedules)
    {
        for (int i = 0; i < schedules; i++)
        {
            Run(_testbed);
        }
    }

    /// <summary>Schedules on a new testbed each.</summary>
    public void OnNew(int schedules)
    {
        for (int i = 0; i < schedules; i++)
        {
            using ReusableTestbed testbed = new();
            Run(testbed);
        }
    }

    public void Dispose() => _testbed.Dispose();

    private void Run(ReusableTestbed testbed)
    {
        using TestbedSession session = new(testbed, Setup, ReferencePlugin.Create, Options);
        session.Start();
        for (int i = 0; i < Frames; i++)
        {
            session.Send(_request);
            session.Receive(FrameSizes.Maximum);
        }

        session.Stop();
    }
}
