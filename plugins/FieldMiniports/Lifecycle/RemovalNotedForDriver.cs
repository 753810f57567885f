using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("removal-noted-for-driver", typeof(RemovalNotedForDriver))]

namespace FieldMiniports;

/// <summary>
/// That a NIC was pulled out is noted for the driver instead of the adapter: other adapters, and the NIC when it is put
/// in again, send nothing any more.
/// </summary>
public sealed class RemovalNotedForDriver : FieldDriver
{
    private bool _isGone;

    /// <inheritdoc/>
    public override NDIS_STATUS DriverEntry(INdis ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        _isGone = false;
        return base.DriverEntry(ndis, driverObject, registryPath);
    }

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, RemovalNotedForDriver driver)
        : FieldAdapter(ndis, handle, version, driver)
    {
        private readonly RemovalNotedForDriver _owner = driver;

        public override bool IsGone
        {
            get => _owner._isGone;
            private protected set => _owner._isGone = value;
        }
    }
}
