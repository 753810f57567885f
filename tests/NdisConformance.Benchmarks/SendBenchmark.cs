using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Benchmarks;

/// <summary>Frames of four elements through the whole path: host, reference miniport, NIC, rules.</summary>
internal sealed class SendBenchmark : IDisposable
{
    private readonly ReusableTestbed _testbed = new();
    private readonly TestbedSession _session;
    private readonly SendRequest _request = TestbedSession.NewRequest().Add(Shapes.Fragments(4, 378));

    public SendBenchmark(bool isStoring)
    {
        _session = new TestbedSession(
            _testbed,
            TestbedSetup.Ordinary,
            ReferencePlugin.Create,
            new ScenarioRunOptions
            {
                Store = isStoring ? () => TraceStore.Ring(1 << 16) : TraceStore.Nothing,
                Budget = RunBudget.Unlimited,
            });
        _session.Start();
    }

    public void Send(int frames)
    {
        for (int i = 0; i < frames; i++)
        {
            _session.Send(_request);
            _session.RunUntilIdle();
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _testbed.Dispose();
    }
}
