using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Looks at the headers of each frame where they lie, if they lie in one piece.</summary>
public sealed class LooksAtHeadersDriver : VariantDriver
{
    private const uint HeaderBytes = 34;
    private const uint EtherType = 12;

    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new LookingPath(adapter);

    private sealed class LookingPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override void Prepare(TransmitSlot slot)
        {
            PVOID headers = slot.Length < HeaderBytes
                ? null
                : Ndis.NdisGetDataBuffer(slot.NetBuffer, HeaderBytes, null, 1, 0);
            if (headers != null)
            {
                _ = headers.Read<ushort>(EtherType);
            }

            base.Prepare(slot);
        }
    }
}
