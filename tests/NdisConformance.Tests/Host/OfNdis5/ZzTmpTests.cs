using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host.OfNdis5;

[TestFixture]
internal sealed class ZzTmpTests
{
    [Test]
    public void Reentry()
    {
        using Ndis5Bench bench = new();
        bool isInside = false;
        int bad = 0;
        NDIS_MINIPORT_INTERRUPT interrupt = new();
        bench.Choices.Always((int)HostChoice.Preempt, 1);
        bench.Choices.Always((int)HostChoice.InterruptProcessor, 1);
        bench.Driver.OnIsr = () => { bench.Device.Bus.SetInterruptLine(false); return true; };
        bench.Driver.OnDpc = () => bad += isInside ? 1 : 0;
        bench.Driver.OnSend = packets =>
        {
            isInside = true;
            bench.Device.Bus.SetInterruptLine(true);
            bench.Ndis.NdisStallExecution(50);
            bench.Ndis.NdisStallExecution(50);
            bench.Ndis.NdisMIndicateStatus(bench.Adapter, 0, null, 0);
            NDIS_SET_PACKET_STATUS(packets[0], 0);
            isInside = false;
        };
        bench.StartMapped(isDeserialized: false);
        bench.Ndis.NdisMRegisterInterrupt(interrupt, bench.Adapter, 16, DEVICE_LEVEL, true, true, 0);
        bench.Send();
        bench.Drain();
        Assert.That(bad, Is.Zero);
    }
}
