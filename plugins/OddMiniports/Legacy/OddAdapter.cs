using LegacyMiniport;
using NdisConformance.Contract;

namespace OddMiniports.Legacy;

/// <summary>The adapter of the model driver, made of the parts that the driver of this plugin wants.</summary>
public class OddAdapter(OddDriver driver, INdis5 ndis, NDIS_HANDLE handle, bool isDeserialized)
    : Adapter(ndis, handle, isDeserialized)
{
    /// <inheritdoc/>
    public override Nic Nic => field ??= driver.NewNic(ndis, handle);

    /// <inheritdoc/>
    public override ReceiveFilter Filter => field ??= driver.NewReceiveFilter(Nic);

    /// <inheritdoc/>
    public override TransmitPath Transmit => field ??= driver.NewTransmitPath(this);

    /// <inheritdoc/>
    public override ReceivePath Receive => field ??= driver.NewReceivePath(this);

    /// <inheritdoc/>
    public override OidRequests Oids => field ??= driver.NewOidRequests(this);
}
