using LegacyMiniport;
using NdisConformance.Contract;

namespace FieldMiniports.LegacyMore;

/// <summary>The adapter of the model, with the parts of a wrong driver.</summary>
public class FieldAdapter(FieldDriver driver, INdis5 ndis, NDIS_HANDLE adapterHandle, bool isDeserialized)
    : Adapter(ndis, adapterHandle, isDeserialized)
{
    private ReceiveFilter? _filter;
    private TransmitPath? _transmit;
    private ReceivePath? _receive;
    private OidRequests? _oids;

    /// <inheritdoc/>
    public override Nic Nic { get; } = driver.CreateNic(ndis, adapterHandle);

    /// <inheritdoc/>
    public override ReceiveFilter Filter => _filter ??= driver.CreateFilter(Nic);

    /// <inheritdoc/>
    public override TransmitPath Transmit => _transmit ??= driver.CreateTransmit(this);

    /// <inheritdoc/>
    public override ReceivePath Receive => _receive ??= driver.CreateReceive(this);

    /// <inheritdoc/>
    public override OidRequests Oids => _oids ??= driver.CreateOids(this);
}
