using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Testbed;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Benchmarks;

/// <summary>One scatter/gather list: request, callback and free, against walking the same pages.</summary>
internal sealed class ListBenchmark : IDisposable
{
    private const uint PageBytes = 4096;
    private readonly ReusableTestbed _testbed = new();
    private readonly TestbedSession _session;
    private readonly ListDriver _driver = new();
    private readonly ulong[] _frames;
    private readonly (ulong Address, uint Length, ulong Reserved)[] _elements;
    private int _elementCount;

    public ListBenchmark(int elements)
    {
        _session = new TestbedSession(
            _testbed,
            TestbedSetup.Ordinary,
            () => _driver,
            new ScenarioRunOptions { Store = TraceStore.Nothing, Budget = RunBudget.Unlimited });
        _session.Start();
        _driver.Prepare((uint)elements);
        _frames = new ulong[elements];
        _elements = new (ulong Address, uint Length, ulong Reserved)[elements];
        for (int i = 0; i < elements; i++)
        {
            _frames[i] = _driver.PageFrame(i);
        }
    }

    public void ThroughHost(int lists)
    {
        _driver.Ndis.KeRaiseIrql(DISPATCH_LEVEL, out byte old);
        for (int i = 0; i < lists; i++)
        {
            _driver.MapAndFree();
        }

        _driver.Ndis.KeLowerIrql(old);
    }

    /// <summary>
    /// What building the list comes to without a host: look each page's frame up, merge neighbours, write elements.
    /// </summary>
    public void PlainWalk(int lists)
    {
        for (int i = 0; i < lists; i++)
        {
            int count = 0;
            ulong next = 0;
            for (int page = 0; page < _frames.Length; page++)
            {
                ulong address = _frames[page] * PageBytes;
                if (address == next)
                {
                    _elements[count - 1].Length += PageBytes;
                }
                else
                {
                    _elements[count++] = (address, PageBytes, 0);
                }

                next = address + PageBytes;
            }

            Volatile.Write(ref _elementCount, count);
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _testbed.Dispose();
    }
}
