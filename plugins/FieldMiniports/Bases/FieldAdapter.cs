using NdisConformance.Contract;
using ReferenceMiniport;

namespace FieldMiniports;

/// <summary>An adapter with the parts of its driver.</summary>
public class FieldAdapter : Adapter
{
    private readonly FieldDriver _driver;

    /// <summary>Makes the adapter.</summary>
    public FieldAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : base(ndis, handle, version)
    {
        _driver = driver;
        base.Gate.Free();
        Nic = driver.MakeNic(ndis, handle);
        Gate = driver.MakeGate(ndis, handle);
    }

    /// <inheritdoc/>
    public override NicHardware Nic { get; }

    /// <inheritdoc/>
    public override TrafficGate Gate { get; }

    /// <summary>The link is up, as far as the driver has noticed.</summary>
    public bool IsLinkUp => _isLinkUp;

    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => _driver.MakeTransmit(adapter);

    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => _driver.MakeReceive(adapter);

    /// <inheritdoc/>
    protected override OidRequests NewOidRequests(Adapter adapter) => _driver.MakeOids(adapter);
}
