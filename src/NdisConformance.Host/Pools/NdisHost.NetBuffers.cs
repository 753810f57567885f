using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>NET_BUFFERs of the driver (contract.md 1.5).</content>
public partial class NdisHost
{
    /// <inheritdoc/>
    public NET_BUFFER NdisAllocateNetBuffer(NDIS_HANDLE poolHandle, MDL mdlChain, uint dataOffset, ulong dataLength)
    {
        TraceEvent call = NewCall(TraceName.NdisAllocateNetBuffer);
        call.Arguments[0] = Resolve(poolHandle, ObjectKind.NbPool, out NbPool? pool).Packed;
        call.Arguments[1] = Find(mdlChain, out _).Packed;
        call.Arguments[2] = dataOffset;
        call.Arguments[3] = dataLength;
        call.Arguments[4] = ChainBytes(mdlChain);
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.NbPool);
        bool fails = pool is not { Parameters.DataSize: 0 }
            || Choose(HostChoice.Failure, (uint)TraceName.NdisAllocateNetBuffer, 2) == 1;
        int slot = fails ? -1 : NewNb(pool!.Handle, -1, isProtocol: false);
        if (slot >= 0)
        {
            DescribeData(_nbs[slot].Offset, mdlChain, dataOffset, dataLength);
        }

        return EndWithNb(call, slot, pool);
    }

    /// <inheritdoc/>
    public NET_BUFFER NdisAllocateNetBufferMdlAndData(NDIS_HANDLE poolHandle)
    {
        TraceEvent call = NewCall(TraceName.NdisAllocateNetBufferMdlAndData);
        call.Arguments[0] = Resolve(poolHandle, ObjectKind.NbPool, out NbPool? pool).Packed;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.NbPool);
        bool fails = pool is null or { Parameters.DataSize: 0 }
            || Choose(HostChoice.Failure, (uint)TraceName.NdisAllocateNetBufferMdlAndData, 2) == 1;
        int slot = fails ? -1 : NewNb(pool!.Handle, -1, isProtocol: false);
        if (slot >= 0 && !AddData(slot, pool!.Parameters.DataSize))
        {
            DestroyNb(slot);
            slot = -1;
        }

        return EndWithNb(call, slot, pool);
    }

    /// <inheritdoc/>
    public void NdisFreeNetBuffer(NET_BUFFER netBuffer)
    {
        TraceEvent call = NewCall(TraceName.NdisFreeNetBuffer);
        TraceObject nb = Find(netBuffer, out int slot);
        TraceObject holder = slot < 0 ? default : HolderOf(_nbs[slot].Offset, NbBytes);
        bool isOwn = slot >= 0 && _nbs[slot].Pool is not null;
        TraceObject list = slot >= 0 && _nbs[slot].Nbl >= 0 ? _nbls[_nbs[slot].Nbl].Id : default;
        bool isSend = slot >= 0 && _nbs[slot].IsProtocol;
        call.Arguments[0] = nb.Packed;
        call.Arguments[1] = isSend ? 0 : list.Packed;
        call.Arguments[2] = isSend ? list.Packed : holder.Packed;
        call.Arguments[3] = (ulong)OwnerOfNb(slot, holder);
        Begin(ref call);
        if (isOwn && holder == default)
        {
            Released(nb);
            StateLeftMdls(slot, nb);
            _nbs[slot].Pool!.Outstanding--;
            DestroyNb(slot);
        }

        End(call);
    }

    private OwnerCode OwnerOfNb(int slot, TraceObject holder)
    {
        if (slot < 0)
        {
            return OwnerCode.Nobody;
        }

        return holder == default ? OwnerCode.Miniport : OwnerCode.Ndis;
    }

    private NET_BUFFER EndWithNb(in TraceEvent call, int slot, NbPool? pool)
    {
        if (slot < 0)
        {
            End(call, 0UL, TraceObject.Null(ObjectKind.Nb).Packed);
            return default;
        }

        pool!.Outstanding++;
        _nbs[slot].Pool = pool;
        TraceObject nb = _nbs[slot].Id;
        MarkAcquired(slot, Acquired(nb, Adapter));
        NET_BUFFER result = NbAt(_nbs[slot].Offset);
        End(call, 0UL, nb.Packed);
        return result;
    }
}
