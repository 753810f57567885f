using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("attr-007-passes-driver-context", typeof(PassesDriverContext))]
[assembly: FaultyMiniport("attr-007-passes-driver-context", "ATTR-007")]

namespace FaultyMiniports;

/// <summary>Sets the context of the driver as that of its adapter, and knows of one adapter only.</summary>
public sealed class PassesDriverContext : AdapterFollower
{
    private PVOID _driver;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterMiniportDriver(
        DRIVER_OBJECT driverObject,
        UNICODE_STRING registryPath,
        NDIS_HANDLE miniportDriverContext,
        ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS miniportDriverCharacteristics,
        out NDIS_HANDLE ndisMiniportDriverHandle)
    {
        _driver = Inner.Pin(this);
        return base.NdisMRegisterMiniportDriver(
            driverObject, registryPath, _driver, ref miniportDriverCharacteristics, out ndisMiniportDriverHandle);
    }

    /// <inheritdoc/>
    public override void NdisMDeregisterMiniportDriver(NDIS_HANDLE ndisMiniportDriverHandle)
    {
        Inner.NdisMDeregisterMiniportDriver(ndisMiniportDriverHandle);
        Inner.Unpin(_driver);
    }

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES miniportAttributes)
    {
        miniportAttributes.MiniportAdapterContext = _driver;
        return Inner.NdisMSetMiniportAttributes(ndisMiniportHandle, ref miniportAttributes);
    }

    /// <inheritdoc/>
    public override T Get<T>(NDIS_HANDLE context) => Adapter as T ?? Inner.Get<T>(context);
}
