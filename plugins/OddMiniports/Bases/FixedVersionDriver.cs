using NdisConformance.Contract;
using ReferenceMiniport;

namespace OddMiniports;

/// <summary>
/// A driver that was built for one version of NDIS and knows no other.
/// </summary>
public abstract class FixedVersionDriver(byte minor) : OddDriver
{
    /// <inheritdoc/>
    public override NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        _ndis = ndis;
        _version = new NdisVersion(minor);
        NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics = Characteristics();
        return ndis.NdisMRegisterMiniportDriver(
            driverObject, registryPath, null, ref characteristics, out _driverHandle);
    }
}
