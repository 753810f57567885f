using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>What the device did with the addresses that a driver of NDIS 5 gave it.</summary>
[Resets]
internal sealed partial class Ndis5DeviceChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor WideAddress = new()
    {
        Id = "NDIS5-007",
        Level = RuleLevel.Must,
        Title = "64-bit addresses only where they fit",
        Requirement = "Dma64BitAddresses of NdisMInitializeScatterGatherDma is TRUE only for a NIC that addresses 64 "
            + "bits. FALSE stands for 32 bits; a NIC of 24 bits does not qualify at all.",
        Source = "S3",
        WindowsEquivalent = "0xE6/26",
        Why = Consequence.AddressCut,
        Preconditions = [TraceName.NdisMInitializeScatterGatherDma],
    };

    internal static readonly RuleDescriptor ListOfPacket = new()
    {
        Id = "NDIS5-008",
        Level = RuleLevel.Must,
        Title = "The list comes with the packet",
        Requirement = "The NIC is given the elements of ScatterGatherListPacketInfo of the packet that it sends, all "
            + "of them and in order, for every packet; or a copy of the data in shared memory.",
        Source = "S3",
        WindowsEquivalent = "0xE6/26",
        Why = "The NIC reads other memory, or the IOMMU refuses the access.",
        Preconditions = [TraceName.NdisMInitializeScatterGatherDma],
    };

    private readonly OwnedRule _wideAddress = context.Rules.Own(WideAddress);
    private readonly OwnedRule _listOfPacket = context.Rules.Own(ListOfPacket);
    private readonly OwnedRule _afterCompletion = context.Rules.Borrow(DeviceChecker.AfterCompletion);
    private readonly OwnedRule _sharedAddress = context.Rules.Borrow(DeviceChecker.SharedAddress);
    private readonly OwnedRule _sharedFreed = context.Rules.Borrow(DeviceChecker.SharedFreed);
    private readonly OwnedRule _sharedBounds = context.Rules.Borrow(DataAccessChecker.Shared);
    private readonly OwnedRule _descriptor = context.Rules.Borrow(DeviceChecker.Descriptor);
    private readonly OwnedRule _haltStops = context.Rules.Borrow(DeviceChecker.HaltStops);
    private bool _isWide;
    private bool _hasMasteredBus;
    private bool _hasReadShared;

    public static RuleDescriptor[] Rules => [WideAddress, ListOfPacket];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(
            TraceName.MiniportInitialize,
            (in e) => (_isWide, _hasMasteredBus, _hasReadShared) = (false, false, false));
        events.OnCall(
            TraceName.NdisMInitializeScatterGatherDma,
            (in e) => _isWide = new NdisMInitializeScatterGatherDmaCall(in e).Is64Bit);
        events.OnFact(TraceName.DeviceRead, OnAccess);
        events.OnFact(TraceName.DeviceWrite, OnAccess);
        events.OnFact(TraceName.DeviceFault, OnFault);
        events.OnFact(TraceName.WireTransmit, OnTransmit);
        events.OnFact(TraceName.LineRaisedAlone, OnLineRaised);
        events.OnCall(TraceName.NdisMFreeSharedMemory, (in e) => _sharedFreed.Exercise(_hasMasteredBus));
        events.OnExit(TraceName.MiniportHalt, (in e) => _haltStops.Exercise(_hasMasteredBus));
    }

    private void OnAccess(in TraceEvent e)
    {
        _hasMasteredBus = true;
        _descriptor.Exercise();
        _wideAddress.Exercise(_isWide);
        if (IsHalted(e))
        {
            return;
        }

        if (e.Subject.Kind == ObjectKind.SharedMemory)
        {
            _sharedAddress.Exercise();
            _hasReadShared |= e.Name == TraceName.DeviceRead;
            return;
        }

        _listOfPacket.Exercise();
        _afterCompletion.Exercise();
    }

    private void OnFault(in TraceEvent e)
    {
        _hasMasteredBus = true;
        if (IsHalted(e))
        {
            return;
        }

        TraceObject item = new DeviceFaultEvent(in e).Object;
        bool isShared = item.Kind == ObjectKind.SharedMemory;
        switch (new DeviceFaultEvent(in e).Reason)
        {
            case FaultReason.FreedMapping when context.Packets.HasLeft(item.Number):
                // A device that reads the list afterwards was given it for another packet.
                Report(_listOfPacket, e, "the elements of the packet's own scatter/gather list given to the device");
                break;
            case FaultReason.FreedMapping:
                Report(_afterCompletion, e, "NdisMSendComplete only when the device is done with the packet");
                break;
            case FaultReason.FreedBlock:
                Report(_sharedFreed, e, "NdisMFreeSharedMemory only when the device is done with the block");
                break;
            case FaultReason.Truncated:
                Report(_wideAddress, e, "Dma64BitAddresses TRUE only for a device that takes all 64 bits");
                break;
            case FaultReason.BeyondRange when isShared:
                Report(_sharedBounds, e, "no more given to the device than the block of shared memory has");
                break;
            case FaultReason.HostPhysical or FaultReason.HostVirtual when isShared || !_hasReadShared:
                Report(_sharedAddress, e, "the PhysicalAddress of NdisMAllocateSharedMemory given to the device");
                break;
            case FaultReason.HalfGiven or FaultReason.Poison:
                Report(
                    _descriptor,
                    e,
                    "a descriptor that is complete before NdisWriteRegisterUlong hands it to the device");
                break;
            default:
                Report(_listOfPacket, e, "the elements of the packet's scatter/gather list given to the device");
                break;
        }
    }

    /// <summary>A frame with the bytes of no packet: what the device read last for it names the packet.</summary>
    private void OnTransmit(in TraceEvent e)
    {
        WireTransmitEvent transmit = new(in e);
        TraceObject packet = transmit.Suspect;
        if (transmit.Match == WireMatch.None && packet is { Kind: ObjectKind.Packet, Number: not 0 })
        {
            ref readonly PacketState sent = ref context.Packets.All.Find(packet.Number);
            _listOfPacket.Exercise();
            _listOfPacket.Report(
                packet,
                Unsafe.IsNullRef(in sent) ? 0 : sent.Submitted,
                e.Sequence,
                "all elements of the packet's scatter/gather list, in order",
                $"it was to be sent, and a frame of {transmit.Length} other bytes left on the wire");
        }
    }

    /// <summary>A device that still runs when its adapter is gone.</summary>
    private bool IsHalted(in TraceEvent e)
    {
        if (context.Adapters.Current is not { Halted: not 0 } adapter)
        {
            return false;
        }

        _haltStops.Report(
            adapter.Id,
            adapter.Halted,
            e.Sequence,
            "a device whose DMA is stopped before MiniportHalt returns",
            "the device still accessed the bus: " + Wording.Access(in e));
        return true;
    }

    private void OnLineRaised(in TraceEvent e)
    {
        if (context.Adapters.Current is { Halted: not 0, IsRemoved: false } adapter && e.State != AdapterState.Shutdown)
        {
            _haltStops.Report(
                adapter.Id,
                adapter.Halted,
                e.Sequence,
                "a device whose interrupts are disabled before MiniportHalt returns",
                "the device raised its interrupt line after MiniportHalt");
        }
    }

    private void Report(OwnedRule rule, in TraceEvent e, string expected)
    {
        DeviceFaultEvent fault = new(in e);
        uint packet = fault.Object.Kind == ObjectKind.Sg ? context.Packets.OfList(fault.Object.Number) : 0;
        rule.Exercise();
        rule.Report(
            fault.Object.Number == 0 ? default : fault.Object,
            0,
            e.Sequence,
            expected,
            Wording.Refused(fault),
            new FindingLinks { Spoils = [context.Adapters.CurrentId, new TraceObject(ObjectKind.Packet, packet)] });
    }
}
