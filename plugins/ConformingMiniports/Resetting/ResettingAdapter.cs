using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// An adapter that notices when its NIC hangs. A reset waits for the scatter/gather lists that NDIS still owes, and is
/// pending meanwhile.
/// </summary>
internal class ResettingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
    : Adapter(ndis, adapterHandle, version)
{
    private bool _isResetting;

    private ResettingTransmitPath Sends => (ResettingTransmitPath)Transmit;

    /// <summary>MiniportCheckForHangEx. PASSIVE_LEVEL.</summary>
    public virtual bool CheckForHang()
    {
        if (!_isResetting)
        {
            return !Nic.IsGone && Sends.HasHung();
        }

        if (Sends.IsIdle)
        {
            Finish();
            Ndis.NdisMResetComplete(Handle, NDIS_STATUS_SUCCESS, addressingReset: true);
        }

        return false;
    }

    /// <summary>MiniportResetEx. The NIC forgets its receive filter, which NDIS sets again.</summary>
    public NDIS_STATUS Reset(out bool addressingReset)
    {
        addressingReset = true;
        _isResetting = true;
        StopInterrupt();
        Nic.Reset();
        Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
        Sends.Abort();
        Ndis.NDIS_LOWER_IRQL(oldIrql);
        if (IsToBeContinued())
        {
            return NDIS_STATUS_PENDING;
        }

        Finish();
        return NDIS_STATUS_SUCCESS;
    }

    /// <summary>True if the reset cannot end inside MiniportResetEx.</summary>
    protected virtual bool IsToBeContinued() => !Sends.IsIdle;

    protected override TransmitPath NewTransmitPath(Adapter adapter) => new ResettingTransmitPath(adapter);

    protected override ReceivePath NewReceivePath(Adapter adapter) => new ResettingReceivePath(adapter);

    private void Finish()
    {
        Sends.Resume();
        ((ResettingReceivePath)Receive).Rearm();
        Nic.Start(Transmit.Ring.Block, Transmit.Ring.Count, Receive.Ring.Block, Receive.Ring.Count);
        _isResetting = false;
        StartInterrupt();
    }
}
