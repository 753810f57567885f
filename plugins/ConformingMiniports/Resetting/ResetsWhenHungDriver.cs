using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Has NDIS reset the NIC when it does not complete a send within two checks.</summary>
public class ResetsWhenHungDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override NDIS_MINIPORT_DRIVER_CHARACTERISTICS Characteristics()
    {
        NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics = base.Characteristics();
        characteristics.CheckForHangHandlerEx = CheckForHang;
        characteristics.ResetHandlerEx = Reset;
        return characteristics;
    }

    /// <summary>MiniportCheckForHangEx.</summary>
    protected virtual bool CheckForHang(NDIS_HANDLE context) => ((ResettingAdapter)AdapterOf(context)).CheckForHang();

    /// <summary>MiniportResetEx.</summary>
    protected virtual NDIS_STATUS Reset(NDIS_HANDLE context, out bool addressingReset)
        => ((ResettingAdapter)AdapterOf(context)).Reset(out addressingReset);

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new ResettingAdapter(ndis, adapterHandle, version);
}
