using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Gives the NIC time to come up before it sets the registration attributes: as early as it can, by its own account.
/// </summary>
public sealed class SetsAttributesLateDriver : ReferenceDriver
{
    private const uint SleepMicroseconds = 200;

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
    {
        ArgumentNullException.ThrowIfNull(ndis);
        ndis.NdisMSleep(SleepMicroseconds);
        return base.NewAdapter(ndis, adapterHandle, version);
    }
}
