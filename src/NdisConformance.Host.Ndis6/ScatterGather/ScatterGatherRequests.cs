using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis6;

/// <summary>NdisMAllocateNetBufferSGList (contract.md 1.3). One per machine.</summary>
[Resets]
internal sealed partial class ScatterGatherRequests(
    HandleTable handles,
    MemoryObjects objects,
    Contexts contexts,
    ListBuffers buffers,
    ListRecords records,
    MapRegisterQueue queue,
    NetBufferData data,
    NblStore store,
    HostTrace trace,
    MachineMemory memory,
    MdlWalker walker,
    SimulatedPc pc,
    HostSetup setup,
    HostDuties duties,
    SgMappings mappings)
{
    private readonly DmaPlan _plan = new();

    /// <inheritdoc/>
    public NDIS_STATUS NdisMAllocateNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle,
        NET_BUFFER netBuffer,
        PVOID context,
        uint flags,
        PVOID scatterGatherListBuffer,
        uint scatterGatherListBufferSize)
    {
        ListRequest request = default;
        TraceObject dma = handles.Resolve(ndisMiniportDmaHandle, ObjectKind.Dma, out DmaChannel? channel);
        TraceObject nb = objects.Locate(netBuffer.Reference, ObjectKind.Nb, out request.NbSlot);
        buffers.DescribeBuffer(scatterGatherListBuffer, ref request.Buffer);
        DescribeNetBuffer(ref request);
        SgRole role = RoleOf(request.NbSlot, out TraceObject nbl);
        TraceMark call = trace.NdisMAllocateNetBufferSGListCall(
            dma,
            nb,
            contexts.NameOf(context),
            flags,
            request.Buffer.Block,
            scatterGatherListBufferSize,
            nbl,
            role,
            request.DataLength,
            request.CurrentMdlOffset,
            request.DataOffset,
            request.Buffer.OffsetInBlock,
            request.Buffer.Room);
        if (request.NbSlot >= 0 && request.DataLength != 0)
        {
            StateInconsistency(request.NbSlot);
        }

        if (channel is null || request.NbSlot < 0)
        {
            trace.NdisMAllocateNetBufferSGListReturn(
                call, NDIS_STATUS_RESOURCES, TraceObject.Null(ObjectKind.Sg), Shortage.None);
            return NDIS_STATUS_RESOURCES;
        }

        request.Channel = channel;
        request.IsToDevice = (flags & NDIS_SG_LIST_WRITE_TO_DEVICE) != 0;
        request.Context = context;
        request.IsBufferGiven = scatterGatherListBuffer != null;
        request.BufferSizeBytes = scatterGatherListBufferSize;
        NDIS_STATUS status = Answer(request, out int slot, out Shortage shortage);
        if (status != NDIS_STATUS_SUCCESS)
        {
            trace.NdisMAllocateNetBufferSGListReturn(call, status, TraceObject.Null(ObjectKind.Sg), shortage);
            return status;
        }

        TraceObject sg = records[slot].Id;
        queue.Enter(slot);
        trace.NdisMAllocateNetBufferSGListReturn(call, status, sg, Shortage.None);
        return status;
    }

    private void StateInconsistency(int nb)
    {
        bool isConsistent = data.IsConsistent(store.Nbs[nb].Offset);
        bool isNewChain = !store.Nbs[nb].IsProtocol && data.HasNewChain(nb, isConsistent);
        if (!isConsistent)
        {
            data.StateMembers(nb);
            trace.InconsistentNetBuffer(store.Nbs[nb].Id, isNewChain);
        }
    }

    /// <summary>Reads what shapes the list.</summary>
    private void DescribeNetBuffer(ref ListRequest request)
    {
        if (request.NbSlot < 0)
        {
            return;
        }

        uint nb = store.Nbs[request.NbSlot].Offset;
        request.CurrentMdl = objects.Pointer(nb + NetBufferLayout.CurrentMdl);
        request.CurrentMdlOffset = memory.Read<uint>(nb + NetBufferLayout.CurrentMdlOffset);
        request.DataLength = memory.Read<ulong>(nb + NetBufferLayout.DataLength);
        request.DataOffset = memory.Read<uint>(nb + NetBufferLayout.DataOffset);
    }

    private SgRole RoleOf(int nbSlot, out TraceObject nbl)
    {
        nbl = TraceObject.Null(ObjectKind.Nbl);
        if (nbSlot < 0)
        {
            return SgRole.NotOwned;
        }

        ref NbRecord nb = ref store.Nbs[nbSlot];
        if (nb.Nbl < 0 || store.Nbls[nb.Nbl].Number == 0)
        {
            return nb.IsProtocol ? SgRole.NotOwned : SgRole.Own;
        }

        ref NblRecord list = ref store.Nbls[nb.Nbl];
        nbl = list.Id;
        return list.Phase switch
        {
            ObjectPhase.Sending => SgRole.Send,
            ObjectPhase.Idle when !list.IsProtocol => SgRole.Own,
            _ => SgRole.NotOwned,
        };
    }

    /// <summary>Maps if it can be, and tells why not otherwise. AMB-25, AMB-26.</summary>
    private NDIS_STATUS Answer(in ListRequest request, out int slot, out Shortage shortage)
    {
        slot = -1;
        shortage = Shortage.None;
        ulong start = duties.ListStart(request.CurrentMdlOffset);
        ulong end = duties.ListEnd(request.CurrentMdlOffset, request.DataLength);
        if (setup.Options.GivesLongLists)
        {
            end = Math.Max(end, walker.BytesOf(request.CurrentMdl));
        }

        if (!walker.TryPlan(request.CurrentMdl, start, end, _plan))
        {
            return NDIS_STATUS_RESOURCES;
        }

        if (pc.Fails(TraceName.NdisMAllocateNetBufferSGList))
        {
            shortage = Shortage.Transient;
            return setup.Options.RefusesWithFailure ? NDIS_STATUS_FAILURE : NDIS_STATUS_RESOURCES;
        }

        bool isBounced = duties.Bounces(pc.Choose(HostChoice.Bounce, TraceName.NdisMAllocateNetBufferSGList, 2) == 1);
        if (isBounced && _plan.PagesNeeded > duties.GrantedMapRegisters(request.Channel.MaximumPhysicalMapping))
        {
            // No wait helps: one transfer never gets more.
            shortage = Shortage.Permanent;
            return NDIS_STATUS_RESOURCES;
        }

        return mappings.Build(request, _plan, isBounced, out slot, out shortage);
    }
}
