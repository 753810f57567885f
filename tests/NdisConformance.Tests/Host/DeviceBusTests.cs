using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>What a device may do, and what becomes of it in the trace.</summary>
[TestFixture]
internal sealed class DeviceBusTests
{
    [Test]
    public void Device_IsCalledWhenItAsked_OnNoProcessor()
    {
        using ScatterGatherBench bench = new();
        bench.Pc.Current.Irql = 2;

        bench.Device.Bus.Schedule(30, 7);
        bench.Device.Bus.Schedule(-1, 8);
        bench.Drain();

        Assert.That(bench.Device.Scheduled, Is.EqualTo(new[] { (0L, 8u), (30L, 7u) }));
        Assert.That(bench.Pc.Current.Irql, Is.EqualTo(2));
    }

    [Test]
    public void Choices_OfTheDeviceFollowThoseOfTheHost()
    {
        using ScatterGatherBench bench = new();
        bench.Choices.Always((int)HostChoice.DeviceFirst + (int)DeviceChoice.CompletionOrder, 1);

        Assert.That(bench.Device.Bus.Choose(DeviceChoice.CompletionOrder, 2), Is.EqualTo(1));
        Assert.That(bench.Device.Bus.Choose(DeviceChoice.FetchMoment, 2), Is.Zero);
    }

    [Test]
    public void Accesses_AreFactsWithThePlaceInTheList()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        ScatterGatherDelivery delivery = bench.Map(bench.NetBuffer(0, 100, 60, 40));

        bench.Device.Bus.DmaRead(delivery.Elements[1].Address + 5, new byte[10]);
        bench.Device.Bus.DmaWrite(delivery.Elements[1].Address, new byte[10]);

        DeviceReadEvent read = bench.Trace.Last<DeviceReadEvent>();
        DeviceFaultEvent fault = bench.Trace.Last<DeviceFaultEvent>();
        Assert.That(
            (read.Object, read.Offset, read.Length), Is.EqualTo((new TraceObject(ObjectKind.Sg, 1), 65UL, 10UL)));
        Assert.That(
            (fault.Object, fault.Reason, fault.Write, fault.Length),
            Is.EqualTo((new TraceObject(ObjectKind.Sg, 1), FaultReason.WrongDirection, true, 10u)));
    }

    [Test]
    public void Faults_AreNamed()
    {
        using ScatterGatherBench bench = new ScatterGatherBench().Open();
        PVOID memory = bench.Memory(64);
        ulong physical = bench.Host.Ndis.MmGetPhysicalAddress(memory).QuadPart;

        ulong[] addresses = [memory.Value, physical, 0xCCCC_CCCC_CCCC_CCCC, 0x10];
        foreach (ulong address in addresses)
        {
            bench.Device.Bus.DmaRead(address, new byte[4]);
        }

        Assert.That(
            bench.Trace.Each((DeviceFaultEvent e) => e.Reason),
            Is.EqualTo(new[]
            {
                FaultReason.HostVirtual, FaultReason.HostPhysical, FaultReason.Poison, FaultReason.Unmapped,
            }));
    }

    [Test]
    public void Registers_AreReached_ThroughAMappingThatIsAlive()
    {
        using ScatterGatherBench bench = new();
        NDIS_STATUS status = bench.Host.Ndis.NdisMMapIoSpace(
            out PVOID window, bench.Adapter, new PHYSICAL_ADDRESS(0xFEB0_0000), 4096);

        uint read = bench.Host.Ndis.NdisReadRegisterUlong(window + 0x24);
        uint beyond = bench.Host.Ndis.NdisReadRegisterUlong(window + 4096);
        bench.Host.Ndis.NdisMUnmapIoSpace(bench.Adapter, window, 4096);
        uint after = bench.Host.Ndis.NdisReadRegisterUlong(window + 0x24);

        Assert.That(status, Is.EqualTo(NDIS_STATUS_SUCCESS));
        Assert.That((read, beyond, after), Is.EqualTo((0x24u, uint.MaxValue, uint.MaxValue)));
        Assert.That(bench.Trace.Of(TraceName.HandleMisuse).Count(), Is.EqualTo(2));
    }
}
