using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Tests.Machine;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

/// <summary>The data path leaves no garbage, whichever way a list goes.</summary>
[NonParallelizable]
[TestFixture]
internal sealed class ScatterGatherSteadyStateTests
{
    [Test]
    public void RequestReadAndFree_LeaveNoGarbage(
        [Values(CallbackMoment.Inside, CallbackMoment.OtherProcessor)] CallbackMoment moment,
        [Values(0, 1)] int storage,
        [Values(0, 1)] int bounce)
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        bench.Choices.Always((int)HostChoice.CallbackMoment, (int)moment)
            .Always((int)HostChoice.ListStorage, storage)
            .Always((int)HostChoice.Bounce, bounce);
        bench.Trace.IsOff = true;
        NET_BUFFER nb = bench.NetBuffer(10, 3000, 200, 2000, 1000);
        PVOID buffer = bench.Memory(512);
        SCATTER_GATHER_LIST delivered = default;
        byte[] bytes = new byte[64];
        bench.InCallback = list => delivered = list;
        Exchange(2000);

        Assert.That(Garbage.Of(() => Exchange(10_000)), Is.Zero);

        void Exchange(int times)
        {
            for (int i = 0; i < times; i++)
            {
                bench.Pc.Current.Irql = DISPATCH_LEVEL;
                bench.Host.Ndis.NdisMAllocateNetBufferSGList(
                    bench.Dma, nb, buffer, NDIS_SG_LIST_WRITE_TO_DEVICE, buffer, 512);
                bench.Drain();
                bench.Device.Bus.DmaRead(delivered.Elements[0].Address.QuadPart, bytes);
                bench.Host.Ndis.NdisMFreeNetBufferSGList(bench.Dma, delivered, nb);
                bench.Pc.Current.Irql = PASSIVE_LEVEL;
            }
        }
    }
}
