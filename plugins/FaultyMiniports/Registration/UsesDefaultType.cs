using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("reg-002-uses-default-type", typeof(UsesDefaultType))]
[assembly: FaultyMiniport("reg-002-uses-default-type", "REG-002")]

namespace FaultyMiniports;

/// <summary>Gives the characteristics the type of a structure without one of its own.</summary>
public sealed class UsesDefaultType : FaultyMiniport
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
        => characteristics.Header = new NDIS_OBJECT_HEADER(
            NDIS_OBJECT_TYPE_DEFAULT, characteristics.Header.Revision, characteristics.Header.Size);
}
