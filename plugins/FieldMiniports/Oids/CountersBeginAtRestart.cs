using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("counters-begin-at-restart", typeof(CountersBeginAtRestart))]

namespace FieldMiniports;

/// <summary>
/// The counters of frames and bytes begin anew with each restart: what was sent and received before a pause is
/// forgotten.
/// </summary>
public sealed class CountersBeginAtRestart : FieldDriver
{
    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new Registers(ndis, handle);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public override NDIS_STATUS Restart()
        {
            ((Registers)Nic).BeginCounting();
            return base.Restart();
        }
    }

    private sealed class Registers(INdis ndis, NDIS_HANDLE handle) : FieldNic(ndis, handle)
    {
        private NicCounters _receivedBefore;
        private NicCounters _sentBefore;

        public void BeginCounting()
        {
            _receivedBefore = base.ReceiveCounters();
            _sentBefore = base.TransmitCounters();
        }

        public override NicCounters ReceiveCounters() => Since(_receivedBefore, base.ReceiveCounters());

        public override NicCounters TransmitCounters() => Since(_sentBefore, base.TransmitCounters());

        private static NicCounters Since(NicCounters before, NicCounters now) => new(
            now.DirectedFrames - before.DirectedFrames,
            now.DirectedBytes - before.DirectedBytes,
            now.MulticastFrames - before.MulticastFrames,
            now.MulticastBytes - before.MulticastBytes,
            now.BroadcastFrames - before.BroadcastFrames,
            now.BroadcastBytes - before.BroadcastBytes);
    }
}
