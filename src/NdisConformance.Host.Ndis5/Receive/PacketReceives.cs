using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis5;

/// <summary>
/// Received packets that the miniport indicates, and their return (contract.md 1.9). One per adapter.
/// </summary>
[Resets]
internal sealed partial class PacketReceives(
    Ndis5Miniport miniport,
    SimulatedPc pc,
    HandleTable handles,
    PacketStore store,
    HostTrace trace,
    DriverBoundary boundary,
    DeliveredFrames delivered)
    : IMachineTarget
{
    private const int Moments = 3;
    private const long SoonTicks = 10;
    private const long LateTicks = 50_000;

    private readonly Queue<int> _held = new();

    /// <summary>Packets that NDIS has, and those that the scenario keeps among them.</summary>
    public int Outstanding { get; private set; }

    public int Held => _held.Count;

    /// <inheritdoc/>
    public void NdisMIndicateReceivePacket(
        NDIS_HANDLE miniportAdapterHandle, ReadOnlySpan<NDIS_PACKET> receivePackets)
    {
        TraceMark call = trace.NdisMIndicateReceivePacketCall(
            handles.Resolve<Ndis5Adapter>(miniportAdapterHandle, ObjectKind.Adapter, out _),
            (uint)receivePackets.Length);
        bool isShort = false;
        List<int> taken = [];
        foreach (NDIS_PACKET packet in receivePackets)
        {
            TraceObject named = store.Find(packet, out int slot);
            NDIS_STATUS status = slot < 0 ? NDIS_STATUS_FAILURE : store.StatusOf(slot);
            isShort |= status == NDIS_STATUS_RESOURCES;
            if (Indicate(named, slot, status) && !isShort)
            {
                taken.Add(slot);
            }
        }

        foreach (int slot in taken)
        {
            Take(slot);
        }

        trace.NdisMIndicateReceivePacketReturn(call);
    }

    /// <summary>Returns what the scenario keeps, in the order of indication.</summary>
    public void ReturnHeld()
    {
        while (_held.TryDequeue(out int slot))
        {
            Return(slot);
        }
    }

    void IMachineTarget.OnMachineEvent(uint cookie, ulong argument) => Return((int)cookie);

    /// <summary>States what was indicated. True if NDIS may have it.</summary>
    private bool Indicate(TraceObject named, int slot, NDIS_STATUS status)
    {
        if (slot < 0)
        {
            trace.PacketIndicated(named, OwnerCode.Nobody, status, 0, default, 0, FrameMatch.None);
            return false;
        }

        ReadOnlySpan<byte> bytes = store.Gather(slot);
        bool isFrame = delivered.TryMatch(bytes, out uint frame, out uint frameLength);
        FrameMatch match = isFrame ? delivered.TryIndicate(frame) ? FrameMatch.Exact : FrameMatch.Again
            : frameLength != 0 ? FrameMatch.Altered
            : FrameMatch.None;
        trace.PacketIndicated(
            named,
            store.Packets[slot].Phase == PacketPhase.Idle ? store.OwnerOf(slot) : OwnerCode.Ndis,
            status,
            (ulong)bytes.Length,
            isFrame ? new TraceObject(ObjectKind.Frame, frame) : default,
            store.HeaderSizeOf(slot),
            match);
        return store.Packets[slot] is { Phase: PacketPhase.Idle, IsProtocol: false };
    }

    /// <summary>
    /// NDIS has the packet until it returns it. A serialized driver reads that in its Status; to others it says
    /// nothing.
    /// </summary>
    private void Take(int slot)
    {
        if (miniport.Adapter is { IsDeserialized: false })
        {
            store.SetStatus(slot, NDIS_STATUS_PENDING);
        }

        store.Packets[slot].Phase = PacketPhase.Indicated;
        Outstanding++;
        int moment = pc.Choose(HostChoice.ReturnMoment, TraceName.NdisMIndicateReceivePacket, Moments);
        if (moment == Moments - 1)
        {
            _held.Enqueue(slot);
            return;
        }

        pc.Events.Schedule(
            pc.Now + (moment == 0 ? SoonTicks : LateTicks), pc.Current.Number, DISPATCH_LEVEL, this, (uint)slot);
    }

    private void Return(int slot)
    {
        Ndis5Adapter adapter = miniport.Adapter!;
        store.Packets[slot].Phase = PacketPhase.Idle;
        Outstanding--;
        trace.PacketReturned(store.Packets[slot].Id, byCall: false);
        TraceMark enter = trace.MiniportReturnPacketEnter(adapter.Id, store.Packets[slot].Id);
        boundary.Call(
            (adapter, Packet: store[slot]),
            static call => call.adapter.Driver.Characteristics.ReturnPacketHandler!(
                call.adapter.Context, call.Packet));
        trace.MiniportReturnPacketExit(enter);
    }
}
