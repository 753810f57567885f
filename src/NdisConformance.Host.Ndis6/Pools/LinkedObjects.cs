using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// The MDLs and NET_BUFFERs that the driver linked into its lists itself. They are not freed with the list. One per
/// driver.
/// </summary>
internal sealed class LinkedObjects(NblStore store, MdlStore mdls, MemoryObjects objects, HostTrace trace)
{
    private const int Longest = MdlStore.MaximumChain;

    /// <summary>
    /// The MDL of the driver at the head of a chain to which the pool gave an MDL; none otherwise. One behind the MDL
    /// of the pool is the rest of a frame whose header was split off. POOL-013.
    /// </summary>
    public TraceObject OwnMdlOf(int nbl)
    {
        int nb = nbl < 0 ? -1 : store.Nbls[nbl].PreallocatedNb;
        if (nb < 0 || store.Nbs[nb].FirstMdl < 0)
        {
            return default;
        }

        int head = mdls.SlotAt(objects.Pointer(store.Nbs[nb].Offset + NetBufferLayout.MdlChain));
        return head < 0 || head == store.Nbs[nb].FirstMdl ? default : mdls.Records[head].Id;
    }

    /// <summary>States the NET_BUFFERs and MDLs that are still linked in a list that goes. NBL-008, NBL-009.</summary>
    public void StateLeftLinked(int nbl)
    {
        TraceObject list = store.Nbls[nbl].Id;
        uint link = objects.Pointer(store.Nbls[nbl].Offset + NetBufferListLayout.FirstNetBuffer);
        for (int i = 0; i < Longest && store.NbSlotAt(link) is var nb and >= 0; i++, link = store.NextNb(link))
        {
            if (nb != store.Nbls[nbl].PreallocatedNb && store.Nbs[nb].Pool is not null)
            {
                trace.LeftLinked(store.Nbs[nb].Id, list);
            }
        }

        if (store.Nbls[nbl].PreallocatedNb >= 0)
        {
            StateLeftMdls(store.Nbls[nbl].PreallocatedNb, list);
        }
    }

    public void StateLeftMdls(int nb, TraceObject freed)
    {
        uint link = objects.Pointer(store.Nbs[nb].Offset + NetBufferLayout.MdlChain);
        for (int i = 0; i < Longest && mdls.SlotAt(link) is var mdl and >= 0; i++)
        {
            link = mdls.Next(link);
            if (!mdls.Records[mdl].IsProtocol && !mdls.Records[mdl].IsPreallocated)
            {
                trace.LeftLinked(mdls.Records[mdl].Id, freed);
            }
        }
    }
}
