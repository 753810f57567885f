using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>What the driver put into lists and NET_BUFFERs by hand: it does not go with them.</content>
public partial class NdisHost
{
    /// <summary>
    /// The MDL of the driver at the head of a chain to which the pool gave an MDL; none otherwise. One behind the MDL
    /// of the pool is the rest of a frame whose header was split off. POOL-013.
    /// </summary>
    private TraceObject OwnMdlOf(int nbl)
    {
        int nb = nbl < 0 ? -1 : _nbls[nbl].PreallocatedNb;
        if (nb < 0 || _nbs[nb].FirstMdl < 0)
        {
            return default;
        }

        int head = MdlSlotAt(Pointer(_nbs[nb].Offset + NbField.MdlChain));
        return head < 0 || head == _nbs[nb].FirstMdl ? default : _mdls[head].Id;
    }

    /// <summary>States the NET_BUFFERs and MDLs that are still linked in a list that goes. NBL-008, NBL-009.</summary>
    private void StateLeftLinked(int nbl)
    {
        TraceObject list = _nbls[nbl].Id;
        uint link = Pointer(_nbls[nbl].Offset + NblField.FirstNetBuffer);
        for (int i = 0; i < MaximumChain && NbSlotAt(link) is var nb and >= 0; i++, link = Pointer(link + NbField.Next))
        {
            if (nb != _nbls[nbl].PreallocatedNb && _nbs[nb].Pool is not null)
            {
                Fact(TraceName.LeftLinked, _nbs[nb].Id.Packed, list.Packed);
            }
        }

        if (_nbls[nbl].PreallocatedNb >= 0)
        {
            StateLeftMdls(_nbls[nbl].PreallocatedNb, list);
        }
    }

    private void StateLeftMdls(int nb, TraceObject freed)
    {
        uint link = Pointer(_nbs[nb].Offset + NbField.MdlChain);
        for (int i = 0; i < MaximumChain && MdlSlotAt(link) is var mdl and >= 0; i++)
        {
            link = Pointer(link + MdlField.Next);
            if (!_mdls[mdl].IsProtocol && !_mdls[mdl].IsPreallocated)
            {
                Fact(TraceName.LeftLinked, _mdls[mdl].Id.Packed, freed.Packed);
            }
        }
    }

    /// <summary>The memory that an MDL describes, if it is gone; none while it is there. MDL-006.</summary>
    private TraceObject LostMemoryOf(int mdl)
    {
        if (mdl < 0
            || _mdls[mdl].DataGeneration == Contract.SimulatedMemory.NoGeneration
            || !Memory.TryFindBlock(_mdls[mdl].DataOffset, out Machine.MemoryBlock block)
            || (!block.IsFree && block.Generation == _mdls[mdl].DataGeneration))
        {
            return default;
        }

        return block.Generation == _mdls[mdl].DataGeneration
            ? new BlockTag(block.Tag).Object.As(ObjectState.Released)
            : TraceObject.Unknown(ObjectKind.Memory);
    }
}
