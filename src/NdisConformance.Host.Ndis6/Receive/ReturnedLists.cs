using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>Returned lists: whether the driver looks at them. One per adapter.</summary>
internal sealed class ReturnedLists(NblStore store, MachineMemory memory, HostTrace trace)
{
    /// <summary>
    /// Waits for the driver to look at a list that it has again. The lock sends its first access down the slow path,
    /// which takes the lock away.
    /// </summary>
    public void AwaitLook(int slot, long returned)
    {
        store.Nbls[slot].Returned = returned;
        memory.Lock(store.Nbls[slot].Offset, NetBufferListLayout.Bytes);
    }

    /// <summary>True if an access is the driver's first look at a returned list.</summary>
    public bool IsFirstLook(BlockTag tag)
    {
        if (tag.Kind != ObjectKind.Nbl
            || tag.IsProtocol
            || store.Nbls[tag.Slot].Number != tag.Number
            || store.Nbls[tag.Slot].Returned == 0)
        {
            return false;
        }

        store.Nbls[tag.Slot].Returned = 0;
        memory.Unlock(store.Nbls[tag.Slot].Offset, NetBufferListLayout.Bytes);
        return true;
    }

    /// <summary>States the returned lists that the driver never looked at, in the order of their return.</summary>
    public void StateIgnoredReturns()
    {
        List<LedgerEntry> ignored = [];
        for (int slot = 0; slot < store.Nbls.Used; slot++)
        {
            if (store.Nbls[slot].Number != 0 && store.Nbls[slot].Returned != 0)
            {
                ignored.Add(new LedgerEntry(store.Nbls[slot].Returned, store.Nbls[slot].Id));
            }
        }

        ignored.Sort();
        foreach (LedgerEntry entry in ignored)
        {
            trace.ReturnIgnored(entry.Object);
        }
    }
}
