using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("filter-lost-in-pause", typeof(FilterLostInPause))]

namespace FieldMiniports;

/// <summary>
/// A pause shuts the receive filter, and the restart does not put it back.
/// </summary>
public sealed class FilterLostInPause : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        public override NDIS_STATUS Pause()
        {
            Nic.SetReceiveFilter(0);
            return base.Pause();
        }
    }
}
