using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("status-size-of-pointer", typeof(StatusSizeOfPointer))]

namespace FieldMiniports;

/// <summary>
/// StatusBufferSize of the link state indication is the size of the pointer to the buffer, not of what it points to.
/// </summary>
public sealed class StatusSizeOfPointer : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        private const uint PointerBytes = 8;

        protected override void IndicateLink()
        {
            NDIS_STATUS_INDICATION indication = new()
            {
                Header = new NDIS_OBJECT_HEADER(
                    NDIS_OBJECT_TYPE_STATUS_INDICATION,
                    NDIS_STATUS_INDICATION_REVISION_1,
                    NDIS_SIZEOF_STATUS_INDICATION_REVISION_1),
                SourceHandle = Handle,
                StatusCode = NDIS_STATUS.NDIS_STATUS_LINK_STATE,
                StatusBuffer = LinkState(),
                StatusBufferSize = PointerBytes,
            };
            Ndis.NdisMIndicateStatusEx(Handle, ref indication);
        }
    }
}
