using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Lowers MtuSize in the restart attributes that NDIS gives it, and refuses longer frames from then on.
/// </summary>
public sealed class LowersMtuDriver : ReferenceDriver
{
    private const uint Mtu = 1200;
    private const uint LongestFrame = Mtu + 14;

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new LoweringAdapter(ndis, adapterHandle, version);

    /// <inheritdoc/>
    protected override NDIS_STATUS Restart(
        NDIS_HANDLE miniportAdapterContext, ref NDIS_MINIPORT_RESTART_PARAMETERS restartParameters)
    {
        if (restartParameters.RestartAttributes != null)
        {
            NDIS_RESTART_GENERAL_ATTRIBUTES general =
                (NDIS_RESTART_GENERAL_ATTRIBUTES)restartParameters.RestartAttributes.Data;
            general.MtuSize = Mtu;
            ((LoweringAdapter)AdapterOf(miniportAdapterContext)).IsLow = true;
        }

        return base.Restart(miniportAdapterContext, ref restartParameters);
    }

    private sealed class LoweringAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        public bool IsLow { get; set; }

        protected override TransmitPath NewTransmitPath(Adapter adapter) => new LowPath(this);
    }

    private sealed class LowPath(LoweringAdapter adapter) : TransmitPath(adapter)
    {
        protected override NDIS_STATUS Check(NET_BUFFER_LIST list)
        {
            for (NET_BUFFER frame = list.FirstNetBuffer; adapter.IsLow && frame != null; frame = frame.Next)
            {
                if (frame.DataLength > LongestFrame)
                {
                    return NDIS_STATUS_INVALID_LENGTH;
                }
            }

            return base.Check(list);
        }
    }
}
