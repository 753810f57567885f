using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>What is alive when it should not be any more.</content>
public partial class NdisHost
{
    /// <summary>States every resource that outlived its checkpoint, in order of birth.</summary>
    private void ReportLeaks(Checkpoint checkpoint)
    {
        List<LedgerEntry> alive = [];
        bool isDriverGone = checkpoint is Checkpoint.Unload or Checkpoint.FailedDriverEntry;
        long since = isDriverGone ? 0 : _adapter!.Born;
        CollectHandles(alive, isDriverGone);
        CollectMemoryObjects(alive);
        CollectKernelObjects(alive);
        alive.RemoveAll(entry => entry.Acquired < since);
        alive.Sort();
        StateIgnoredReturns();
        foreach (LedgerEntry entry in alive)
        {
            Fact(TraceName.Leaked, entry.Object.Packed, (ulong)checkpoint, (ulong)entry.Acquired);
        }

        ReportLeakedPins(isDriverGone);
    }

    private void CollectHandles(List<LedgerEntry> alive, bool isDriverGone)
    {
        if (isDriverGone)
        {
            foreach (MiniportDriver driver in _handles.Live<MiniportDriver>(ObjectKind.Driver))
            {
                alive.Add(new LedgerEntry(driver.Acquired, driver.Id));
            }
        }

        foreach (DmaChannel dma in _handles.Live<DmaChannel>(ObjectKind.Dma))
        {
            alive.Add(new LedgerEntry(dma.Acquired, dma.Id));
        }

        foreach (NblPool pool in _handles.Live<NblPool>(ObjectKind.NblPool))
        {
            alive.Add(new LedgerEntry(pool.Acquired, pool.Id));
        }

        foreach (NbPool pool in _handles.Live<NbPool>(ObjectKind.NbPool))
        {
            alive.Add(new LedgerEntry(pool.Acquired, pool.Id));
        }

        foreach (InterruptObject interrupt in _handles.Live<InterruptObject>(ObjectKind.Interrupt))
        {
            alive.Add(new LedgerEntry(interrupt.Acquired, interrupt.Id));
        }
    }

    private void CollectMemoryObjects(List<LedgerEntry> alive)
    {
        for (int slot = 0; slot < _nbls.Used; slot++)
        {
            ref NblRecord nbl = ref _nbls[slot];
            if (nbl.Number != 0 && !nbl.IsProtocol)
            {
                alive.Add(new LedgerEntry(nbl.Acquired, nbl.Id));
            }
        }

        for (int slot = 0; slot < _nbs.Used; slot++)
        {
            ref NbRecord nb = ref _nbs[slot];
            if (nb.Number != 0 && !nb.IsProtocol && nb.Pool is not null)
            {
                alive.Add(new LedgerEntry(nb.Acquired, nb.Id));
            }
        }

        for (int slot = 0; slot < _mdls.Used; slot++)
        {
            ref MdlRecord mdl = ref _mdls[slot];
            if (mdl.Number != 0 && !mdl.IsProtocol && !mdl.IsPreallocated)
            {
                alive.Add(new LedgerEntry(mdl.Acquired, mdl.Id));
            }
        }

        CollectSharedMemory(alive);
    }

    /// <summary>The adapter is no more; its handle is dead from here on.</summary>
    private void ReleaseAdapter(MiniportAdapter adapter)
    {
        adapter.IsReleased = true;
        ForgetLeakedResources(adapter.Born);
    }

    private void ReleaseDriver()
    {
        foreach (MiniportDriver driver in _handles.Live<MiniportDriver>(ObjectKind.Driver).ToArray())
        {
            driver.IsReleased = true;
        }

        _driver = null;
    }

    /// <summary>
    /// A leak is reported once: what was reported at a checkpoint is taken off the ledger, though its memory stays.
    /// </summary>
    private void ForgetLeakedResources(long since)
    {
        foreach (DmaChannel dma in _handles.Live<DmaChannel>(ObjectKind.Dma).ToArray())
        {
            dma.IsReleased |= dma.Acquired >= since;
        }

        foreach (NblPool pool in _handles.Live<NblPool>(ObjectKind.NblPool).ToArray())
        {
            pool.IsReleased |= pool.Acquired >= since;
        }

        foreach (NbPool pool in _handles.Live<NbPool>(ObjectKind.NbPool).ToArray())
        {
            pool.IsReleased |= pool.Acquired >= since;
        }

        foreach (InterruptObject interrupt in _handles.Live<InterruptObject>(ObjectKind.Interrupt).ToArray())
        {
            interrupt.IsReleased |= interrupt.Acquired >= since;
        }

        ForgetMemoryObjects(since);
        ForgetSharedMemory(since);
        ForgetKernelObjects(since);
    }

    private void ForgetMemoryObjects(long since)
    {
        for (int slot = 0; slot < _nbls.Used; slot++)
        {
            if (_nbls[slot].Number != 0 && !_nbls[slot].IsProtocol && _nbls[slot].Acquired >= since)
            {
                _nbls.Give(slot);
            }
        }

        for (int slot = 0; slot < _nbs.Used; slot++)
        {
            if (_nbs[slot].Number != 0 && !_nbs[slot].IsProtocol && _nbs[slot].Acquired >= since)
            {
                _nbs.Give(slot);
            }
        }

        for (int slot = 0; slot < _mdls.Used; slot++)
        {
            if (_mdls[slot].Number != 0 && !_mdls[slot].IsProtocol && _mdls[slot].Acquired >= since)
            {
                _mdls.Give(slot);
            }
        }
    }
}
