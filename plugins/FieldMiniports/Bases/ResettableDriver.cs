using NdisConformance.Contract;
using ReferenceMiniport;

namespace FieldMiniports;

/// <summary>A copying driver that looks whether its NIC hangs, and can be reset.</summary>
public abstract class ResettableDriver : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new ResettableTransmitPath(adapter);

    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new ResettableReceivePath(adapter);

    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new ResettableNic(ndis, handle);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new ResettableAdapter(ndis, handle, version, this);

    /// <inheritdoc/>
    protected override NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics()
    {
        NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics = base.Characteristics();
        characteristics.CheckForHangHandlerEx = CheckForHang;
        characteristics.ResetHandlerEx = Reset;
        return characteristics;
    }

    private bool CheckForHang(NDIS_HANDLE miniportAdapterContext)
        => ((ResettableAdapter)AdapterOf(miniportAdapterContext)).IsHung();

    private NDIS_STATUS Reset(NDIS_HANDLE miniportAdapterContext, out bool addressingReset)
        => ((ResettableAdapter)AdapterOf(miniportAdapterContext)).Reset(out addressingReset);
}
