using LegacyMiniport;
using NdisConformance.Contract;

namespace FaultyMiniports;

/// <summary>
/// The legacy miniport with one wrong step between it and NDIS: a DDI call that a derived class overrides, or a
/// callback that it replaces in <see cref="Replace"/>. The legacy miniport knows nothing of it.
/// </summary>
public abstract class FaultyLegacyMiniport : Ndis5Interposer, INdis5MiniportDriver
{
    /// <inheritdoc/>
    public NDIS_STATUS DriverEntry(INdis5 ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        Inner = ndis;
        return CreateDriver().DriverEntry(this, driverObject, registryPath);
    }

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterMiniport(
        NDIS_HANDLE ndisWrapperHandle,
        ref NDIS_MINIPORT_CHARACTERISTICS miniportCharacteristics,
        uint characteristicsLength)
    {
        Replace(ref miniportCharacteristics);
        return Inner.NdisMRegisterMiniport(ndisWrapperHandle, ref miniportCharacteristics, characteristicsLength);
    }

    /// <summary>The driver that takes the wrong step: the deserialized one, or a variant of it that is right.</summary>
    protected virtual INdis5MiniportDriver CreateDriver() => new LegacyDriver();

    /// <summary>Replaces a member of the characteristics before they are registered.</summary>
    protected virtual void Replace(ref NDIS_MINIPORT_CHARACTERISTICS characteristics)
    {
    }
}
