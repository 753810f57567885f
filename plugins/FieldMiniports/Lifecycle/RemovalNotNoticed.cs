using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("removal-not-noticed", typeof(RemovalNotNoticed))]

namespace FieldMiniports;

/// <summary>
/// The driver never looks whether the NIC is gone: the sends it has are not completed, and the pause never ends.
/// </summary>
public sealed class RemovalNotNoticed : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override void AbandonSendsIfGone()
        {
        }
    }
}
