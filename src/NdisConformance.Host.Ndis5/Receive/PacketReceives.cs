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
    DeliveredFrames delivered,
    MiniportLock serialization,
    PacketBatches batches)
    : IMachineTarget
{
    private const int Moments = 1 + (int)ReturnMoment.Held;
    private const long SoonTicks = 10;
    private const long LateTicks = 50_000;

    private readonly Queue<(int Slot, uint Number)> _held = new();

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
        PacketBatch taken = batches.Take();
        PacketBatch left = batches.Take();
        foreach (NDIS_PACKET packet in receivePackets)
        {
            TraceObject named = store.Find(packet, out int slot);
            NDIS_STATUS status = slot < 0 ? NDIS_STATUS_FAILURE : store.StatusOf(slot);
            isShort |= status == NDIS_STATUS_RESOURCES;
            if (Indicate(named, slot, status))
            {
                (isShort ? left : taken).Add(slot, store);
            }
        }

        foreach (int slot in taken.Slots)
        {
            Take(slot);
        }

        foreach (int slot in left.Slots)
        {
            trace.PacketReturned(store.Packets[slot].Id, byCall: true);
        }

        batches.Give(taken);
        batches.Give(left);

        trace.NdisMIndicateReceivePacketReturn(call);
    }

    /// <summary>Returns what the scenario keeps, in the order of indication.</summary>
    public void ReturnHeld()
    {
        while (ReturnOneHeld())
        {
        }
    }

    /// <summary>Returns what the scenario has kept longest; false if it keeps nothing.</summary>
    public bool ReturnOneHeld()
    {
        if (!_held.TryDequeue(out (int Slot, uint Number) packet))
        {
            return false;
        }

        // The ledger forgot what an adapter left behind that is gone.
        if (store.Packets[packet.Slot].Number == packet.Number)
        {
            Return(packet.Slot);
        }

        return true;
    }

    void IMachineTarget.OnMachineEvent(uint cookie, ulong argument)
    {
        if (store.Packets[(int)cookie].Number != argument)
        {
            return;
        }

        if (serialization.IsBusy(miniport.Adapter!))
        {
            pc.Events.Schedule(
                pc.Now + MiniportLock.RetryTicks, pc.Current.Number, DISPATCH_LEVEL, this, cookie, argument);
            return;
        }

        Return((int)cookie);
    }

    /// <summary>States what was indicated. True if NDIS may have it.</summary>
    private bool Indicate(TraceObject named, int slot, NDIS_STATUS status)
    {
        if (slot < 0)
        {
            trace.PacketIndicated(named, OwnerCode.Nobody, status, 0, default, 0, FrameMatch.None);
            return false;
        }

        // A protocol takes the length from NdisQueryPacket, which counts only if the packet says that it must.
        ReadOnlySpan<byte> bytes = store.Gather(slot);
        uint length = store.QueryLength(slot, (uint)bytes.Length);
        bytes = bytes[..(int)Math.Min(length, (uint)bytes.Length)];
        bool isFrame = delivered.TryMatch(bytes, out uint frame, out uint frameLength);
        FrameMatch match = isFrame && length > bytes.Length ? FrameMatch.Altered
            : isFrame ? delivered.TryIndicate(frame) ? FrameMatch.Exact : FrameMatch.Again
            : frameLength != 0 ? FrameMatch.Altered
            : FrameMatch.None;
        trace.PacketIndicated(
            named,
            store.Packets[slot].Phase == PacketPhase.Idle ? store.OwnerOf(slot) : OwnerCode.Ndis,
            status,
            length,
            isFrame ? new TraceObject(ObjectKind.Frame, frame) : default,
            store.HeaderSizeOf(slot),
            match);
        return store.Packets[slot] is { Phase: PacketPhase.Idle, IsProtocol: false };
    }

    /// <summary>
    /// NDIS has the packet until it returns it. A serialized driver reads that in its Status, and has the packet again
    /// where it reads SUCCESS; to others it says nothing, each packet is returned, and they are seen if they look.
    /// </summary>
    private void Take(int slot)
    {
        bool isSerialized = miniport.Adapter is { IsDeserialized: false };
        ReturnMoment moment =
            (ReturnMoment)pc.Choose(HostChoice.ReturnMoment, TraceName.NdisMIndicateReceivePacket, Moments);
        if (isSerialized)
        {
            store.SetStatus(slot, moment == ReturnMoment.Inside ? NDIS_STATUS_SUCCESS : NDIS_STATUS_PENDING);
            if (moment == ReturnMoment.Inside)
            {
                trace.PacketReturned(store.Packets[slot].Id, byCall: true);
                return;
            }
        }

        store.Packets[slot].Phase = PacketPhase.Indicated;
        store.SetLocked(slot, !isSerialized);
        Outstanding++;
        switch (moment)
        {
            case ReturnMoment.Inside:
                Return(slot);
                break;
            case ReturnMoment.Held:
                _held.Enqueue((slot, store.Packets[slot].Number));
                break;
            default:
                pc.Events.Schedule(
                    pc.Now + (moment == ReturnMoment.Late ? LateTicks : SoonTicks),
                    pc.Current.Number,
                    DISPATCH_LEVEL,
                    this,
                    (uint)slot,
                    store.Packets[slot].Number,
                    kind: WorkKind.Return);
                break;
        }
    }

    private void Return(int slot)
    {
        Ndis5Adapter adapter = miniport.Adapter!;
        using MiniportLock.Scope held = serialization.Enter(adapter);
        store.Packets[slot].Phase = PacketPhase.Idle;
        store.SetLocked(slot, isLocked: false);
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
