using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>NET_BUFFER_LISTs of the driver (contract.md 1.5).</content>
public partial class NdisHost
{
    private const uint ContextHeadBytes = 0x10;
    private const uint ContextSizeField = 0x08;
    private const uint ContextOffsetField = 0x0A;

    /// <inheritdoc/>
    public NET_BUFFER_LIST NdisAllocateNetBufferList(
        NDIS_HANDLE poolHandle, ushort contextSize, ushort contextBackFill)
    {
        TraceEvent call = NewCall(TraceName.NdisAllocateNetBufferList);
        call.Arguments[0] = Resolve(poolHandle, ObjectKind.NblPool, out NblPool? pool).Packed;
        call.Arguments[1] = contextSize;
        call.Arguments[2] = contextBackFill;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.NblPool);
        bool fails = pool is null
            || Choose(HostChoice.Failure, (uint)TraceName.NdisAllocateNetBufferList, 2) == 1;
        return EndWithNbl(call, fails ? -1 : NewListOf(pool!, contextSize, contextBackFill), pool);
    }

    /// <inheritdoc/>
    public NET_BUFFER_LIST NdisAllocateNetBufferAndNetBufferList(
        NDIS_HANDLE poolHandle,
        ushort contextSize,
        ushort contextBackFill,
        MDL mdlChain,
        uint dataOffset,
        ulong dataLength)
    {
        TraceEvent call = NewCall(TraceName.NdisAllocateNetBufferAndNetBufferList);
        call.Arguments[0] = Resolve(poolHandle, ObjectKind.NblPool, out NblPool? pool).Packed;
        call.Arguments[1] = contextSize;
        call.Arguments[2] = contextBackFill;
        call.Arguments[3] = Find(mdlChain, out _).Packed;
        call.Arguments[4] = dataOffset;
        call.Arguments[5] = dataLength;
        call.Arguments[6] = ChainBytes(mdlChain);
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.NblPool);
        bool isRightPool = pool is { Parameters: { fAllocateNetBuffer: true, DataSize: 0 } };
        bool fails = !isRightPool
            || Choose(HostChoice.Failure, (uint)TraceName.NdisAllocateNetBufferAndNetBufferList, 2) == 1;
        int slot = fails ? -1 : NewListOf(pool!, contextSize, contextBackFill);
        if (slot >= 0)
        {
            DescribeData(_nbs[_nbls[slot].PreallocatedNb].Offset, mdlChain, dataOffset, dataLength);
        }

        return EndWithNbl(call, slot, pool);
    }

    /// <inheritdoc/>
    public void NdisFreeNetBufferList(NET_BUFFER_LIST netBufferList)
    {
        TraceEvent call = NewCall(TraceName.NdisFreeNetBufferList);
        TraceObject list = Find(netBufferList, out int slot);
        call.Arguments[0] = list.Packed;
        call.Arguments[1] = (ulong)OwnerOfNbl(slot);
        call.Arguments[2] = (ulong)OriginOf(netBufferList.Reference, ObjectKind.Nbl);
        call.Arguments[3] = OwnMdlOf(slot).Packed;
        Begin(ref call);

        // What belongs to NDIS or to a protocol is not freed, so that the run can go on.
        if (slot >= 0 && !_nbls[slot].IsProtocol && _nbls[slot].Phase == ObjectPhase.Idle)
        {
            Released(list);
            StateLeftLinked(slot);
            _nbls[slot].Pool!.Outstanding--;
            DestroyNbl(slot);
        }

        End(call);
    }

    /// <summary>Makes a list with all that its pool gives along; -1 if no memory is left.</summary>
    private int NewListOf(NblPool pool, ushort contextSize, ushort contextBackFill)
    {
        int slot = NewNbl(pool.Handle, isProtocol: false);
        if (slot < 0)
        {
            return -1;
        }

        _nbls[slot].Pool = pool;
        bool isWhole = contextSize == 0 || AddContext(slot, contextSize, contextBackFill);
        if (isWhole && pool.Parameters.fAllocateNetBuffer)
        {
            int nb = NewNb(pool.Handle, slot, isProtocol: false);
            _nbls[slot].PreallocatedNb = nb;
            isWhole = nb >= 0 && (pool.Parameters.DataSize == 0 || AddData(nb, pool.Parameters.DataSize));
            WritePointer(_nbls[slot].Offset + NblField.FirstNetBuffer, nb < 0 ? 0 : _nbs[nb].Offset);
        }

        if (isWhole)
        {
            return slot;
        }

        DestroyNbl(slot);
        return -1;
    }

    private bool AddContext(int slot, ushort contextSize, ushort contextBackFill)
    {
        uint dataBytes = (uint)contextSize + contextBackFill;
        ulong tag = new BlockTag(ObjectKind.Nbl, _nbls[slot].Number, slot).Packed;
        uint block = Memory.AllocateZeroed(LeadBytes + ContextHeadBytes + dataBytes, tag);
        if (block == 0)
        {
            return false;
        }

        uint context = block + LeadBytes;
        Memory.Write(context + ContextSizeField, (ushort)dataBytes);
        Memory.Write(context + ContextOffsetField, contextBackFill);
        WritePointer(_nbls[slot].Offset + NblField.Context, context);
        _nbls[slot].ContextBlock = block;
        return true;
    }

    /// <summary>Gives a NET_BUFFER the MDL and the data of its pool.</summary>
    private bool AddData(int nb, uint dataSize)
    {
        int mdl = NewMdlAndData(nb, dataSize, AnyPageOffset);
        if (mdl < 0)
        {
            return false;
        }

        _nbs[nb].FirstMdl = mdl;
        WritePointer(_nbs[nb].Offset + NbField.MdlChain, _mdls[mdl].Offset);
        WritePointer(_nbs[nb].Offset + NbField.CurrentMdl, _mdls[mdl].Offset);
        return true;
    }

    private NET_BUFFER_LIST EndWithNbl(in TraceEvent call, int slot, NblPool? pool)
    {
        if (slot < 0)
        {
            End(call, 0UL, TraceObject.Null(ObjectKind.Nbl).Packed, TraceObject.Null(ObjectKind.Nb).Packed);
            return default;
        }

        pool!.Outstanding++;
        TraceObject list = _nbls[slot].Id;
        long acquired = Acquired(list, Adapter);
        _nbls[slot].Acquired = acquired;
        int nb = _nbls[slot].PreallocatedNb;
        if (nb >= 0)
        {
            MarkAcquired(nb, acquired);
        }

        NET_BUFFER_LIST result = NblAt(_nbls[slot].Offset);
        TraceObject first = nb < 0 ? TraceObject.Null(ObjectKind.Nb) : _nbs[nb].Id;
        End(call, 0UL, list.Packed, first.Packed);
        return result;
    }

    /// <summary>What came along is as old as what it came with.</summary>
    private void MarkAcquired(int nb, long acquired)
    {
        _nbs[nb].Acquired = acquired;
        _nbs[nb].KnownChain = Pointer(_nbs[nb].Offset + NbField.MdlChain);
        if (_nbs[nb].FirstMdl >= 0)
        {
            _mdls[_nbs[nb].FirstMdl].Acquired = acquired;
        }
    }
}
