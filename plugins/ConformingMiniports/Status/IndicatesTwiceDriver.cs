using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Indicates its link whenever it restarts, changed or not, and each change twice: avoiding that is no requirement.
/// </summary>
public sealed class IndicatesTwiceDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new TalkativeAdapter(ndis, adapterHandle, version);

    private sealed class TalkativeAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        public override NDIS_STATUS Restart()
        {
            IndicateLink();
            return base.Restart();
        }

        protected override void IndicateLink()
        {
            base.IndicateLink();
            base.IndicateLink();
        }
    }
}
