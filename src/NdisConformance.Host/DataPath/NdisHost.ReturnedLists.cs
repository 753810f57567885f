using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>What becomes of returned lists: whether the driver looks at them, and which links it lets stand.</content>
public partial class NdisHost
{
    /// <summary>
    /// Waits for the driver to look at a list that it has again. The lock sends its first access down the slow path,
    /// which takes the lock away.
    /// </summary>
    private void AwaitLook(int slot, long returned)
    {
        _nbls[slot].Returned = returned;
        Memory.Lock(_nbls[slot].Offset, NblBytes);
    }

    /// <summary>True if an access is the driver's first look at a returned list.</summary>
    private bool IsFirstLook(BlockTag tag)
    {
        if (tag.Kind != ObjectKind.Nbl
            || tag.IsProtocol
            || _nbls[tag.Slot].Number != tag.Number
            || _nbls[tag.Slot].Returned == 0)
        {
            return false;
        }

        _nbls[tag.Slot].Returned = 0;
        Memory.Unlock(_nbls[tag.Slot].Offset, NblBytes);
        return true;
    }

    /// <summary>States the returned lists that the driver never looked at, in the order of their return.</summary>
    private void StateIgnoredReturns()
    {
        List<LedgerEntry> ignored = [];
        for (int slot = 0; slot < _nbls.Used; slot++)
        {
            if (_nbls[slot].Number != 0 && _nbls[slot].Returned != 0)
            {
                ignored.Add(new LedgerEntry(_nbls[slot].Returned, _nbls[slot].Id));
            }
        }

        ignored.Sort();
        foreach (LedgerEntry entry in ignored)
        {
            Fact(TraceName.ReturnIgnored, entry.Object.Packed);
        }
    }

    /// <summary>
    /// The list of an indication whose link is the one with which NDIS returned it, and leads on where the indication
    /// should end: behind the last list that the driver counts, or to a list that it cannot indicate now. RECV-012.
    /// </summary>
    private TraceObject StaleLink(int start, uint lists)
    {
        for (int i = start; i + 1 < _chainTop; i++)
        {
            int slot = _chainItems[i].Slot;
            if (slot >= 0
                && _nbls[slot].ReturnedNext != 0
                && _nbls[slot].ReturnedNext == Pointer(_nbls[slot].Offset + NblField.Next)
                && ((uint)(i - start) + 1 == lists || !CanBeIndicated(start, i + 1)))
            {
                return _nbls[slot].Id;
            }
        }

        return default;
    }

    private bool CanBeIndicated(int start, int index)
    {
        int slot = _chainItems[index].Slot;
        bool canBe = slot >= 0 && !_nbls[slot].IsProtocol && _nbls[slot].Phase == ObjectPhase.Idle;
        for (int i = start; canBe && i < index; i++)
        {
            canBe = _chainItems[i].Slot != slot;
        }

        return canBe;
    }
}
