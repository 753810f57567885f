using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("causes-cleared-at-start", typeof(CausesClearedAtStart))]

namespace FieldMiniports;

/// <summary>
/// MiniportInitializeEx clears all causes before it turns the interrupt on, so as to begin clean: a change of the link
/// that came after the link was read for the general attributes is never reported.
/// </summary>
public sealed class CausesClearedAtStart : FieldDriver
{
    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new FieldNic(ndis, handle);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        protected override void StartInterrupt()
        {
            ((FieldNic)Nic).Cause = 0xFFFF_FFFF;
            base.StartInterrupt();
        }
    }
}
