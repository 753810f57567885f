using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>NDIS calls a serialized driver on one processor at a time, and another on several.</summary>
[TestFixture]
internal sealed class Ndis5SerializationTests
{
    private readonly NDIS_MINIPORT_INTERRUPT _interrupt = new();

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public void Dpc_RunsBesideASend_OnlyWhereTheDriverIsDeserialized(bool isDeserialized, int expected)
    {
        using Ndis5Bench bench = new();
        bool isInside = false;
        List<bool> dpcs = [];
        bench.Choices.Always((int)HostChoice.Preempt, 1);
        bench.Choices.Always((int)HostChoice.InterruptProcessor, 1);
        bench.Driver.OnIsr = () =>
        {
            bench.Device.Bus.SetInterruptLine(false);
            return true;
        };
        bench.Driver.OnDpc = () => dpcs.Add(isInside);
        bench.Driver.OnSend = _ =>
        {
            isInside = true;
            bench.Device.Bus.SetInterruptLine(true);
            bench.Ndis.NdisStallExecution(50);
            bench.Ndis.NdisStallExecution(50);
            isInside = false;
        };
        bench.StartMapped(isDeserialized);
        bench.Ndis.NdisMRegisterInterrupt(
            _interrupt,
            bench.Adapter,
            16,
            DEVICE_LEVEL,
            true,
            true,
            NDIS_INTERRUPT_MODE.NdisInterruptLevelSensitive);

        bench.Send();
        bench.Drain();

        Assert.That(dpcs, Is.EqualTo(new[] { expected == 1 }));
    }

    [Test]
    public void SerializedDriver_IsCalledAtDispatchLevel_AndTheSenderGoesOnAtItsOwn()
    {
        using Ndis5Bench bench = new();
        bench.StartMapped(isDeserialized: false);

        bench.Send();
        bench.Host.Information.Query(0x0001_0106, 4);

        Assert.That(
            bench.Trace.Last(TraceName.MiniportSendPackets, TraceKind.Enter).Irql, Is.EqualTo(DISPATCH_LEVEL));
        Assert.That(
            bench.Trace.Last(TraceName.MiniportQueryInformation, TraceKind.Enter).Irql, Is.EqualTo(DISPATCH_LEVEL));
        Assert.That(bench.Irql, Is.EqualTo(PASSIVE_LEVEL));
    }

    [Test]
    public void Send_OnTheOtherProcessor_Waits()
    {
        using Ndis5Bench bench = new();
        int depth = 0;
        List<int> depths = [];
        bench.Driver.OnSend = packets =>
        {
            depths.Add(++depth);
            if (depths.Count == 1)
            {
                bench.Host.Sends.Submit(
                    new NdisConformance.Host.Ndis5.PacketRequest { Processor = 1 }.Add(
                        new FrameShape { DataOffset = 0 }));
            }

            depth--;
            NDIS_SET_PACKET_STATUS(packets[0], NDIS_STATUS_SUCCESS);
        };
        bench.StartMapped(isDeserialized: false);

        bench.Send();
        bench.Drain();

        Assert.That(depths, Is.EqualTo(new[] { 1, 1 }));
        Assert.That(bench.Host.OutstandingSends, Is.Zero);
    }
}
