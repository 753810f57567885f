using NdisConformance.Contract;
using ReferenceMiniport;

namespace OddMiniports;

/// <summary>
/// An adapter that asks its driver for its paths.
/// </summary>
public class OddAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
    : Adapter(ndis, adapterHandle, version)
{
    /// <summary>The version that the driver registered.</summary>
    public NdisVersion Version => _version;

    /// <summary>The link is up, as far as the driver knows.</summary>
    public bool IsLinkUp => _isLinkUp;

    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => driver.MakeTransmitPath(this);

    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => driver.MakeReceivePath(this);

    /// <inheritdoc/>
    protected override OidRequests NewOidRequests(Adapter adapter) => driver.MakeOidRequests(this);
}
