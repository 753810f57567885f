using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("removal-keeps-interrupt", typeof(RemovalKeepsInterrupt))]

namespace FieldMiniports;

/// <summary>
/// The halt of an adapter whose NIC was pulled out leaves the interrupt registered, as if it had gone with the NIC.
/// </summary>
public sealed class RemovalKeepsInterrupt : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override void DeregisterInterrupt()
        {
            if (!IsGone)
            {
                base.DeregisterInterrupt();
            }
        }
    }
}
