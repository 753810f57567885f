using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("minor-version-compared-in-hex", typeof(MinorVersionComparedInHex))]

namespace FieldMiniports;

/// <summary>
/// The minor version, which is a decimal number, is compared with 0x80 to see whether NDIS 6.80 is there: the driver
/// registers for NDIS 6.80 and later with the older structure, and is refused.
/// </summary>
public sealed class MinorVersionComparedInHex : FieldDriver
{
    private const byte FirstWithRevision3 = 0x80;

    /// <inheritdoc/>
    protected override NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics()
    {
        NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics = base.Characteristics();
        if (characteristics.MinorNdisVersion is >= 1 and < FirstWithRevision3)
        {
            characteristics.Header = new NDIS_OBJECT_HEADER(
                NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS,
                NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2,
                NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2);
        }

        return characteristics;
    }
}
