using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("nbl-019-looks-at-headers-unchecked", typeof(LooksAtHeadersUnchecked))]
[assembly: FaultyMiniport("nbl-019-looks-at-headers-unchecked", "NBL-019")]

namespace FaultyMiniports;

/// <summary>Looks at the headers of a frame where they lie, and does not reckon with headers in two MDLs.</summary>
public sealed class LooksAtHeadersUnchecked : TransmitPathMiniport
{
    private const uint HeaderBytes = 34;
    private const uint EtherType = 12;

    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override void Prepare(TransmitSlot slot)
        {
            if (slot.Length >= HeaderBytes)
            {
                PVOID headers = Ndis.NdisGetDataBuffer(slot.NetBuffer, HeaderBytes, null, 1, 0);
                _ = headers.Read<ushort>(EtherType);
            }

            base.Prepare(slot);
        }
    }
}
