using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_DEVICE_PNP_EVENT;

namespace NdisConformance.Tests.Host;

/// <summary>MiniportDevicePnPEventNotify, and the reason of the pause that follows a removal.</summary>
[TestFixture]
internal sealed class PnpEventTests
{
    [Test]
    public void AfterTheInitialization_TheDriverGetsThePowerProfile()
    {
        using DutyBench bench = new();
        List<string> order = [];
        uint read = uint.MaxValue;
        bench.Driver.OnInitialize = () => order.Add("initialize");
        bench.Driver.OnPnpEvent = e =>
        {
            order.Add($"{e.DevicePnPEvent} {e.InformationBufferLength}");
            read = e.InformationBuffer.Read<uint>();
        };
        bench.Start(isRunning: true);
        Assert.That(order, Is.EqualTo(["initialize", "NdisDevicePnPEventPowerProfileChanged 4"]));
        Assert.That(read, Is.EqualTo((uint)NDIS_POWER_PROFILE.NdisPowerProfileAcOnLine));
    }

    [Test]
    public void AFailedInitialization_HasNoEvent()
    {
        using DutyBench bench = new();
        bench.Driver.InitializeStatus = NDIS_STATUS.NDIS_STATUS_RESOURCES;
        int events = 0;
        bench.Driver.OnPnpEvent = _ => events++;
        bench.Start();
        Assert.That(events, Is.Zero);
    }

    [Test]
    public void TheBufferOfAnEvent_IsGoneAfterwards()
    {
        using DutyBench bench = new();
        PVOID kept = default;
        bench.Driver.OnPnpEvent = e => kept = e.InformationBuffer;
        bench.Start();
        Assert.That(kept == null, Is.False);
        bench.Driver.OnPnpEvent = e => Assert.That(e.DevicePnPEvent, Is.EqualTo(NdisDevicePnPEventSurpriseRemoved));
        bench.Host.PnpEvents.NotifySurpriseRemoval();
        Assert.That(bench.Pc.Memory.TryFindGeneration(kept.Reference.Generation, out var block), Is.True);
        Assert.That(block.IsFree, Is.True);
    }

    [TestCase((byte)30, false, 0x0BAD_F1E1u)]
    [TestCase((byte)30, true, 0x0BAD_F1E1u)]
    [TestCase((byte)40, false, NDIS.NDIS_PAUSE_NDIS_INTERNAL)]
    [TestCase((byte)89, true, NDIS.NDIS_PAUSE_MINIPORT_DEVICE_REMOVE)]
    public void TheReasonOfAPause_GoesByTheVersionOfTheDriver(byte minor, bool isRemoved, uint reason)
    {
        using DutyBench bench = new();
        bench.Driver.Characteristics.MinorNdisVersion = minor;
        bench.Driver.Characteristics.Header = new NDIS_OBJECT_HEADER(
            NDIS.NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS,
            NDIS.NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_3,
            NDIS.NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_3);
        bench.Start(isRunning: true);
        if (isRemoved)
        {
            bench.Host.PnpEvents.NotifySurpriseRemoval();
        }

        bench.Host.Lifecycle.Pause();
        Assert.That(bench.Driver.PauseReason, Is.EqualTo(reason));
    }
}
