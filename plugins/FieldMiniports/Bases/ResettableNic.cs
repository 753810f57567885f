using NdisConformance.Contract;
using ReferenceMiniport;

namespace FieldMiniports;

/// <summary>The registers of a NIC whose counters must outlive a reset.</summary>
public class ResettableNic(INdis ndis, NDIS_HANDLE handle) : FieldNic(ndis, handle)
{
    private const uint BothEngines = 0x6;

    private NicCounters _received;
    private NicCounters _sent;
    private uint _errors;
    private uint _drops;

    /// <summary>Both engines run, as they do from the start on.</summary>
    public bool IsRunning => (Read(Status) & BothEngines) == BothEngines;

    /// <inheritdoc/>
    public override uint TransmitErrors => base.TransmitErrors + _errors;

    /// <inheritdoc/>
    public override uint ReceiveDrops => base.ReceiveDrops + _drops;

    /// <inheritdoc/>
    public override NicCounters ReceiveCounters() => Sum(base.ReceiveCounters(), _received);

    /// <inheritdoc/>
    public override NicCounters TransmitCounters() => Sum(base.TransmitCounters(), _sent);

    /// <summary>Resets the NIC, and keeps what it has counted.</summary>
    public virtual void ResetAndKeepCounters()
    {
        (NicCounters received, NicCounters sent) = (ReceiveCounters(), TransmitCounters());
        (uint errors, uint drops) = (TransmitErrors, ReceiveDrops);
        Reset();
        (_received, _sent, _errors, _drops) = (received, sent, errors, drops);
    }

    private static NicCounters Sum(NicCounters left, NicCounters right) => new(
        left.DirectedFrames + right.DirectedFrames,
        left.DirectedBytes + right.DirectedBytes,
        left.MulticastFrames + right.MulticastFrames,
        left.MulticastBytes + right.MulticastBytes,
        left.BroadcastFrames + right.BroadcastFrames,
        left.BroadcastBytes + right.BroadcastBytes);
}
