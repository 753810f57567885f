using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("restart-rewinds-ring", typeof(RestartRewindsRing))]

namespace FieldMiniports;

/// <summary>
/// A restart begins again at the first transmit descriptor, but the NIC goes on where it was.
/// </summary>
public sealed class RestartRewindsRing : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Sender(adapter);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public override NDIS_STATUS Restart()
        {
            ((RewindingRing)Transmit.Ring).Rewind();
            return base.Restart();
        }
    }

    private sealed class Sender(Adapter adapter) : TransmitPath(adapter)
    {
        protected override TransmitRing NewTransmitRing(SharedBlock block, uint count)
            => new RewindingRing(block, count);
    }

    private sealed class RewindingRing(SharedBlock block, uint count) : TransmitRing(block, count)
    {
        public void Rewind() => _next = 0;
    }
}
