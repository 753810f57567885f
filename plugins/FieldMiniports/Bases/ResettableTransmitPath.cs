using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FieldMiniports;

/// <summary>Sends copies, and can be stopped at any time.</summary>
public class ResettableTransmitPath(Adapter adapter) : CopyTransmitPath(adapter)
{
    /// <summary>Frames that have ended, ever.</summary>
    protected uint Ended { get; set; }

    /// <summary>What <see cref="Ended"/> was at the last look.</summary>
    protected uint SeenEnded { get; set; }

    /// <summary>The NIC had a frame at the last look.</summary>
    protected bool WasBusy { get; set; }

    /// <summary>True if the NIC has had a frame since the last look, and ended none. PASSIVE_LEVEL.</summary>
    public virtual bool IsStuck()
    {
        Ndis.NdisAcquireSpinLock(_lock);
        bool isStuck = WasBusy && InUse > 0 && Ended == SeenEnded;
        WasBusy = InUse > 0;
        SeenEnded = Ended;
        Ndis.NdisReleaseSpinLock(_lock);
        return isStuck;
    }

    /// <summary>Stops the NIC and ends its frames; the next service completes their lists.</summary>
    public virtual void Stop()
    {
        Ndis.NdisAcquireSpinLock(_lock);
        ((ResettableNic)Adapter.Nic).ResetAndKeepCounters();
        Reap();
        EndAll();
        Ndis.NdisReleaseSpinLock(_lock);
    }

    /// <inheritdoc/>
    protected override void Reap()
    {
        uint before = InUse;
        base.Reap();
        Ended += before - InUse;
    }

    /// <summary>Ends the frames that the stopped NIC had, and begins the ring anew.</summary>
    protected virtual void EndAll()
    {
        for (; InUse > 0; InUse--)
        {
            Finish(Owners[Take], NDIS_STATUS_RESET_IN_PROGRESS);
            Take = (Take + 1) % Ring.Count;
            Ended++;
        }

        Ring.Block.VirtualAddress.Fill(0, Ring.Block.Length);
        (Put, Take) = (0, 0);
    }
}
