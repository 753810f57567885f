using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("interrupt-failure-ignored", typeof(InterruptFailureIgnored))]

namespace FieldMiniports;

/// <summary>
/// MiniportInitializeEx succeeds although the interrupt could not be registered.
/// </summary>
public sealed class InterruptFailureIgnored : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override NDIS_STATUS RegisterInterrupt()
        {
            base.RegisterInterrupt();
            return NDIS_STATUS_SUCCESS;
        }

        protected override void StartInterrupt()
        {
            if (InterruptHandle != null)
            {
                base.StartInterrupt();
            }
        }
    }
}
