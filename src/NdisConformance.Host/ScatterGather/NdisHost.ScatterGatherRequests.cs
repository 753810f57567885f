using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host;

/// <content>NdisMAllocateNetBufferSGList (contract.md 1.3).</content>
public partial class NdisHost
{
    private const uint AllocateSite = (uint)TraceName.NdisMAllocateNetBufferSGList;

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
        TraceEvent call = NewCall(TraceName.NdisMAllocateNetBufferSGList);
        call.Arguments[0] = Resolve(ndisMiniportDmaHandle, ObjectKind.Dma, out DmaChannel? channel).Packed;
        call.Arguments[1] = Locate(netBuffer, out request.NbSlot).Packed;
        call.Arguments[2] = ContextObject(context).Packed;
        call.Arguments[3] = flags;
        DescribeBuffer(scatterGatherListBuffer, ref request.Buffer);
        call.Arguments[4] = request.Buffer.Block.Packed;
        call.Arguments[5] = scatterGatherListBufferSize;
        DescribeNetBuffer(ref call, ref request);
        call.Arguments[11] = request.Buffer.OffsetInBlock;
        call.Arguments[12] = request.Buffer.Room;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Dma);
        if (request.NbSlot >= 0 && request.DataLength != 0)
        {
            StateInconsistency(request.NbSlot);
        }

        if (channel is null || request.NbSlot < 0)
        {
            return End(call, NDIS_STATUS_RESOURCES, TraceObject.Null(ObjectKind.Sg).Packed);
        }

        request.Channel = channel;
        request.IsToDevice = (flags & NDIS_SG_LIST_WRITE_TO_DEVICE) != 0;
        request.Context = context;
        request.IsBufferGiven = scatterGatherListBuffer != null;
        request.BufferSizeBytes = scatterGatherListBufferSize;
        NDIS_STATUS status = Answer(request, out int slot, out Shortage shortage);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return End(call, status, TraceObject.Null(ObjectKind.Sg).Packed, (ulong)shortage);
        }

        TraceObject sg = _mappings[slot].Id;
        ArrangeCallback(slot);
        return End(call, status, sg.Packed);
    }

    private void StateInconsistency(int nb)
    {
        bool isConsistent = IsConsistent(_nbs[nb].Offset);
        bool isNewChain = !_nbs[nb].IsProtocol && HasNewChain(nb, isConsistent);
        if (!isConsistent)
        {
            Fact(TraceName.InconsistentNetBuffer, _nbs[nb].Id.Packed, isNewChain ? 1u : 0);
        }
    }

    /// <summary>Reads what shapes the list, and states it with whose NET_BUFFER it is.</summary>
    private void DescribeNetBuffer(ref TraceEvent call, ref ListRequest request)
    {
        call.Arguments[7] = (ulong)RoleOf(request.NbSlot, out TraceObject nbl);
        call.Arguments[6] = nbl.Packed;
        if (request.NbSlot < 0)
        {
            return;
        }

        uint nb = _nbs[request.NbSlot].Offset;
        request.CurrentMdl = Pointer(nb + NbField.CurrentMdl);
        request.CurrentMdlOffset = Memory.Read<uint>(nb + NbField.CurrentMdlOffset);
        request.DataLength = Memory.Read<ulong>(nb + NbField.DataLength);
        request.DataOffset = Memory.Read<uint>(nb + NbField.DataOffset);
        call.Arguments[8] = request.DataLength;
        call.Arguments[9] = request.CurrentMdlOffset;
        call.Arguments[10] = request.DataOffset;
    }

    private SgRole RoleOf(int nbSlot, out TraceObject nbl)
    {
        nbl = TraceObject.Null(ObjectKind.Nbl);
        if (nbSlot < 0)
        {
            return SgRole.NotOwned;
        }

        ref NbRecord nb = ref _nbs[nbSlot];
        if (nb.Nbl < 0 || _nbls[nb.Nbl].Number == 0)
        {
            return nb.IsProtocol ? SgRole.NotOwned : SgRole.Own;
        }

        ref NblRecord list = ref _nbls[nb.Nbl];
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
        if (!TryWalk(request))
        {
            return NDIS_STATUS_RESOURCES;
        }

        if (Choose(HostChoice.Failure, AllocateSite, 2) == 1)
        {
            shortage = Shortage.Transient;
            return Options.RefusesWithFailure ? NDIS_STATUS_FAILURE : NDIS_STATUS_RESOURCES;
        }

        bool isBounced = Bounces(Choose(HostChoice.Bounce, AllocateSite, 2) == 1);
        shortage = isBounced ? ShortageOfMapRegisters(request.Channel) : Shortage.None;
        return shortage == Shortage.None
            ? Build(request, isBounced, out slot, out shortage)
            : NDIS_STATUS_RESOURCES;
    }

    private Shortage ShortageOfMapRegisters(DmaChannel channel)
    {
        uint grant = GrantedMapRegisters(channel.MaximumPhysicalMapping);
        if (_pagesNeeded > grant)
        {
            return Shortage.Permanent;
        }

        return channel.MapRegistersInUse + (ulong)_pagesNeeded > (ulong)grant * Options.MapRegisterGrants
            ? Shortage.Transient
            : Shortage.None;
    }
}
