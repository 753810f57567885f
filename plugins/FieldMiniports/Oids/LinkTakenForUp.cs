using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("link-taken-for-up", typeof(LinkTakenForUp))]

namespace FieldMiniports;

/// <summary>
/// The adapter says that its link is up when it is initialized, whatever the NIC says.
/// </summary>
public sealed class LinkTakenForUp : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override NDIS_STATUS SetGeneralAttributes()
        {
            bool isLinkUp = _isLinkUp;
            _isLinkUp = true;
            NDIS_STATUS status = base.SetGeneralAttributes();
            _isLinkUp = isLinkUp;
            return status;
        }
    }
}
