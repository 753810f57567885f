using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FieldMiniports;

/// <summary>Sends by slots, with a search for cancelled lists of its own.</summary>
public class FieldTransmitPath(Adapter adapter) : TransmitPath(adapter)
{
    /// <summary>Takes the lists with a cancel identifier out of the queue. Called with the lock held.</summary>
    protected NetBufferListQueue TakeCancelled(PVOID cancelId, bool isActiveSpared)
    {
        NetBufferListQueue cancelled = default;
        NetBufferListQueue kept = default;
        bool isActive = _waiting.Count > 0 && _nextNetBuffer != _waiting.Head.FirstNetBuffer;
        bool isActiveKept = false;
        while (_waiting.Count > 0)
        {
            NET_BUFFER_LIST list = _waiting.RemoveHead();
            bool isSpared = isActive && isActiveSpared;
            if (!isSpared && list.NetBufferListInfo[(int)NetBufferListCancelId] == cancelId)
            {
                list.Status = NDIS_STATUS_SEND_ABORTED;
                cancelled.Append(list);
            }
            else
            {
                isActiveKept |= isActive;
                kept.Append(list);
            }

            isActive = false;
        }

        _waiting = kept;
        if (!isActiveKept)
        {
            _nextNetBuffer = kept.Count > 0 ? kept.Head.FirstNetBuffer : null;
        }

        return cancelled;
    }

    /// <summary>Copies data that starts at an offset into an MDL.</summary>
    protected bool CopyChain(MDL mdl, uint offset, uint length, PVOID destination)
    {
        uint copied = 0;
        for (; copied < length && mdl != null; mdl = mdl.Next, offset = 0)
        {
            PVOID source = Ndis.MmGetSystemAddressForMdlSafe(mdl, EX_POOL_PRIORITY.NormalPoolPriority);
            if (source == null)
            {
                return false;
            }

            uint piece = Math.Min(mdl.ByteCount - offset, length - copied);
            (destination + copied).MoveFrom(source + offset, piece);
            copied += piece;
        }

        return copied == length;
    }
}
