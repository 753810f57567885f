using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("deregistered-before-stopped", typeof(DeregisteredBeforeStopped))]

namespace FieldMiniports;

/// <summary>
/// The halt deregisters the interrupt while the NIC still runs with its interrupt on, and stops the NIC afterwards:
/// what it raises in between nobody dismisses.
/// </summary>
public sealed class DeregisteredBeforeStopped : FieldDriver
{
    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override void Release()
        {
            DeregisterInterrupt();
            base.Release();
        }
    }
}
