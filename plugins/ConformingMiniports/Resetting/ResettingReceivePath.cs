using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Receives that survive a reset of the NIC.</summary>
internal sealed class ResettingReceivePath(Adapter adapter) : ReceivePath(adapter)
{
    /// <summary>Gives the NIC its buffers again, before it is started.</summary>
    public void Rearm()
    {
        Ndis.NdisAcquireSpinLock(_lock);
        foreach (ReceiveBuffer buffer in ((RewindingReceiveRing)Ring).Rewind())
        {
            _spare[_spareCount++] = buffer;
        }

        FillRing();
        Ndis.NdisReleaseSpinLock(_lock);
    }

    protected override ReceiveRing NewReceiveRing(SharedBlock block, uint count)
        => new RewindingReceiveRing(block, count);
}
