using NdisConformance.Contract;
using ReferenceMiniport;

namespace FaultyMiniports;

/// <summary>
/// The reference miniport with one wrong step between it and NDIS: a DDI call that a derived class overrides, or a
/// callback that it replaces in <see cref="Replace"/>. The reference knows nothing of it.
/// </summary>
public abstract class FaultyMiniport : NdisInterposer, IMiniportDriver
{
    /// <inheritdoc/>
    public NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        Inner = ndis;
        return CreateDriver().DriverEntry(this, driverObject, registryPath);
    }

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterMiniportDriver(
        DRIVER_OBJECT driverObject,
        UNICODE_STRING registryPath,
        NDIS_HANDLE miniportDriverContext,
        ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS miniportDriverCharacteristics,
        out NDIS_HANDLE ndisMiniportDriverHandle)
    {
        Replace(ref miniportDriverCharacteristics);
        return Inner.NdisMRegisterMiniportDriver(
            driverObject,
            registryPath,
            miniportDriverContext,
            ref miniportDriverCharacteristics,
            out ndisMiniportDriverHandle);
    }

    /// <summary>The driver that takes the wrong step: the reference, or a variant of it that is right.</summary>
    protected virtual ReferenceDriver CreateDriver() => new();

    /// <summary>Replaces a member of the characteristics before they are registered.</summary>
    protected virtual void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
    }
}
