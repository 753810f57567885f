using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Rules;

/// <content>Sends, lists, the wire and receives.</content>
internal sealed partial class DriverTrace
{
    public const ulong FrameLength = 1514;

    public static TraceObject Nbl(uint number) => Object(ObjectKind.Nbl, number);

    public static TraceObject Nb(uint number) => Object(ObjectKind.Nb, number);

    public static TraceObject Sg(uint number, ObjectState state = ObjectState.Live)
        => Object(ObjectKind.Sg, number, state);

    /// <summary>One NET_BUFFER that is about to be sent.</summary>
    public void Submit(
        uint nbl,
        uint nb,
        uint nblIndex = 0,
        uint nbIndex = 0,
        ulong length = FrameLength,
        ulong currentMdlOffset = 0,
        ulong dataOffset = 0,
        ulong cancelId = 0)
        => Fact(
            TraceName.SendSubmitted,
            Nbl(nbl).Packed,
            Nb(nb).Packed,
            nblIndex,
            nbIndex,
            length,
            currentMdlOffset,
            dataOffset,
            cancelId);

    /// <summary>Two lists of one call, each with the NET_BUFFER of its number.</summary>
    public void SubmitTwo()
    {
        Submit(1, 1);
        Submit(2, 2, nblIndex: 1);
    }

    /// <summary>MiniportSendNetBufferLists at DISPATCH_LEVEL.</summary>
    public void Send(uint nbl, Action body, byte irql = DISPATCH_LEVEL)
        => At(irql, () => Inside(TraceName.MiniportSendNetBufferLists, body, Adapter.Packed, Nbl(nbl).Packed, 0, 1, 1));

    public void Dpc(Action body)
        => At(
            DISPATCH_LEVEL,
            () => Inside(TraceName.MiniportInterruptDPC, body, Object(ObjectKind.Interrupt, 1).Packed));

    public void Request(
        uint nb,
        uint nbl,
        ulong flags = NDIS_SG_LIST_WRITE_TO_DEVICE,
        SgRole role = SgRole.Send,
        ulong length = FrameLength,
        ulong currentMdlOffset = 0,
        ulong dataOffset = 0,
        bool hasBuffer = false,
        TraceObject? dma = null,
        TraceObject? buffer = null,
        ulong bufferSize = 256,
        ulong bufferOffset = 0,
        ulong bufferAvailable = 256,
        TraceObject context = default)
        => Call(
            TraceName.NdisMAllocateNetBufferSGList,
            (dma ?? Dma).Packed,
            Nb(nb).Packed,
            context.Packed,
            flags,
            hasBuffer ? Object(ObjectKind.Memory, 1).Packed : (buffer ?? TraceObject.Null(ObjectKind.Memory)).Packed,
            hasBuffer || buffer is not null ? bufferSize : 0,
            nbl == 0 ? 0 : Nbl(nbl).Packed,
            (ulong)role,
            length,
            currentMdlOffset,
            dataOffset,
            bufferOffset,
            bufferAvailable);

    public void Mapped(
        uint sg,
        uint nb,
        ulong elements = 2,
        ListStorage storage = ListStorage.Caller,
        ulong firstElementLength = 500,
        ulong lastElementLength = 0,
        ulong mdls = 0,
        ulong bytes = FrameLength)
        => Fact(
            TraceName.SgMapped,
            Sg(sg).Packed,
            Nb(nb).Packed,
            elements,
            bytes,
            0,
            (ulong)storage,
            0,
            0,
            firstElementLength,
            lastElementLength,
            mdls);

    public void Deliver(uint sg, Action? body = null)
        => Inside(TraceName.MiniportProcessSGList, body ?? (() => { }), Sg(sg).Packed, 0, 2, FrameLength);

    public void EndRequest(uint sg) => Return(NDIS_STATUS_SUCCESS, Sg(sg).Packed, 0);

    public void Refuse(Shortage shortage = Shortage.Transient)
        => Return(NDIS_STATUS_RESOURCES, Nothing(ObjectKind.Sg), (ulong)shortage);

    /// <summary>A request whose list is delivered inside the call.</summary>
    public void Map(uint sg, uint nb, uint nbl, Action? callback = null)
    {
        Request(nb, nbl);
        Mapped(sg, nb);
        Deliver(sg, callback);
        EndRequest(sg);
    }

    /// <summary>A request whose list is not delivered yet.</summary>
    public void MapLater(uint sg, uint nb, uint nbl)
    {
        Request(nb, nbl);
        Mapped(sg, nb);
        EndRequest(sg);
    }

    public long Free(
        uint sg,
        uint nb,
        SgPointer pointer = SgPointer.List,
        TraceObject? dma = null,
        ObjectState state = ObjectState.Live)
    {
        TraceObject handle = dma ?? Dma;
        long call = Call(
            TraceName.NdisMFreeNetBufferSGList,
            handle.Packed,
            Sg(sg, state).Packed,
            Nb(nb).Packed,
            (ulong)pointer,
            Nb(nb).Packed);
        if (handle is not { Kind: ObjectKind.Dma, IsLive: true })
        {
            Misuse(TraceName.NdisMFreeNetBufferSGList, 0, ObjectKind.Dma, handle);
        }

        Return();
        return call;
    }

    public void Read(uint sg, ulong offset = 0, ulong length = FrameLength, AccessEnd end = AccessEnd.Inside)
        => Fact(TraceName.DeviceRead, Sg(sg).Packed, offset, length, (ulong)end);

    public void Transmit(uint nb, uint nbl, WireMatch match = WireMatch.Exact, ulong length = FrameLength)
        => Fact(
            TraceName.WireTransmit,
            Object(ObjectKind.Frame, nb).Packed,
            length,
            match == WireMatch.None ? 0 : Nb(nb).Packed,
            match == WireMatch.None ? 0 : Nbl(nbl).Packed,
            (ulong)match,
            Nb(nb).Packed);

    public void Complete(
        uint nbl,
        NDIS_STATUS status = NDIS_STATUS_SUCCESS,
        OwnerCode owner = OwnerCode.Miniport,
        bool isIntact = true,
        ulong flags = 0,
        TraceObject? adapter = null)
    {
        TraceObject handle = adapter ?? Adapter;
        Call(TraceName.NdisMSendNetBufferListsComplete, handle.Packed, Nbl(nbl).Packed, flags, 1);
        if (!handle.IsLive)
        {
            Misuse(TraceName.NdisMSendNetBufferListsComplete, 0, ObjectKind.Adapter, handle);
        }

        Fact(TraceName.SendCompleted, Nbl(nbl).Packed, (ulong)status, (ulong)owner, 0, isIntact ? 1u : 0);
        Return();
    }

    public void Drain() => Fact(TraceName.Drained, Adapter.Packed);

    /// <summary>The device sends a mapped frame.</summary>
    public void Leave(uint sg, uint nb, uint nbl)
    {
        Read(sg);
        Transmit(nb, nbl);
    }

    /// <summary>One send of a good driver, from the call to the completion.</summary>
    public void SendOne(uint number)
    {
        Submit(number, number);
        Send(number, () => Map(number, number, number));
        Leave(number, number, number);
        Dpc(() =>
        {
            Free(number, number);
            Complete(number);
        });
    }

    /// <summary>The first part of a list with two NET_BUFFERs, numbers 1 and 2, both mapped.</summary>
    public void SendTwo()
    {
        Submit(1, 1);
        Submit(1, 2, nbIndex: 1);
        Send(1, () =>
        {
            Map(1, 1, 1);
            Map(2, 2, 1);
        });
    }

    public void Indicate(
        uint nbl,
        ulong flags = 0,
        TraceObject? source = null,
        OwnerCode owner = OwnerCode.Miniport,
        bool isConsistent = true,
        ulong netBuffers = 1,
        ulong said = 1,
        Action? body = null,
        ObjectState state = ObjectState.Live,
        ulong length = 60,
        ulong frameLength = 60,
        bool isNewChain = false,
        TraceObject ownMdl = default,
        TraceObject staleLink = default,
        TraceObject data = default,
        ulong dataOffset = 0,
        params ulong[] etherTypes)
    {
        bool isResources = (flags & NDIS_RECEIVE_FLAGS_RESOURCES) != 0;
        TraceObject list = state == ObjectState.Unknown ? TraceObject.Unknown(ObjectKind.Nbl) : Nbl(nbl);
        Call(
            TraceName.NdisMIndicateReceiveNetBufferLists,
            Adapter.Packed,
            list.Packed,
            0,
            said,
            flags,
            1,
            staleLink.Packed);
        for (int i = 0; i < Math.Max(1, etherTypes.Length); i++)
        {
            Fact(
                TraceName.ReceiveIndicated,
                i == 0 ? list.Packed : Nbl(nbl + (uint)i).Packed,
                (source ?? Adapter).Packed,
                (ulong)owner,
                netBuffers,
                length,
                isConsistent ? 1u : 0,
                0,
                isResources ? 1u : 0,
                isNewChain ? 1u : 0,
                ownMdl.Packed,
                frameLength,
                i < etherTypes.Length ? etherTypes[i] : 0);
        }

        if (data.Number != 0)
        {
            Fact(TraceName.DataIndicated, list.Packed, data.Packed, dataOffset, length);
        }

        body?.Invoke();
        if (isResources)
        {
            Fact(TraceName.ReceiveReturned, list.Packed, 1);
        }

        Return();
    }

    /// <summary>NDIS returns a chain.</summary>
    public void GiveBack(params uint[] nbls)
    {
        foreach (uint nbl in nbls)
        {
            Fact(TraceName.ReceiveReturned, Nbl(nbl).Packed, 0);
        }

        Inside(
            TraceName.MiniportReturnNetBufferLists,
            () => { },
            Adapter.Packed,
            Nbl(nbls[0]).Packed,
            0,
            (ulong)nbls.Length);
    }

    /// <summary>The device writes into a block, directly or through a mapping.</summary>
    public void Write(TraceObject block, ulong offset, ulong length = 60, TraceObject? through = null)
        => Fact(TraceName.DeviceWrite, (through ?? block).Packed, offset, length, block.Packed, offset);

    /// <summary>Nothing is left to happen, and an operation is not over.</summary>
    public void Stall(Operation operation = Operation.Pause)
        => Fact(TraceName.Unmet, Adapter.Packed, (ulong)operation);

    public void Touch(TraceObject item, StaleReason reason, ulong field = 0, bool isWrite = false)
        => Fact(TraceName.StaleAccess, item.Packed, (ulong)reason, field, isWrite ? 1u : 0, 8);

    public void Fault(TraceObject item, FaultReason reason, bool isWrite = false)
        => Fact(TraceName.DeviceFault, item.Packed, (ulong)reason, isWrite ? 1u : 0, 64);

    /// <summary>A read that leaves its element.</summary>
    public void Overrun(
        uint sg, ulong length, ulong offset = 0, ulong lead = 0, ulong rest = 0, ulong mdlRest = 0, ulong pageRest = 0)
        => Fact(
            TraceName.DeviceFault,
            Sg(sg).Packed,
            (ulong)FaultReason.BeyondRange,
            0,
            length,
            offset,
            lead,
            rest,
            mdlRest,
            pageRest);
}
